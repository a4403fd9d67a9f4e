/**
 * What happens in a configuration for a class of events, or for no event: a tree of the questions that the algorithm asks on
 * the way, in its order, with a recorded microstep, or nothing, at each end. Branches grow when they are first taken.
 */
import type { PlanState, PlanTransition } from '../../plan/plan.js';
import type { RecordedMicrostep } from './recorded-microstep.js';

/** What a history stands for; undefined before anything was recorded. */
export type HistoryValue = readonly PlanState[] | undefined;

/** Answers to the questions from the root of the tree on: whether a condition holds, or the value of a history. */
export type Answer = boolean | HistoryValue;

/** No transition is enabled. */
export interface Nothing {
  readonly kind: 'nothing';
}

export interface Condition {
  readonly kind: 'condition';
  readonly transition: PlanTransition;
  /** The answers that lead here. */
  readonly answers: readonly Answer[];
  whenTrue: Decision | undefined;
  whenFalse: Decision | undefined;
}

export interface History {
  readonly kind: 'history';
  readonly history: PlanState;
  readonly answers: readonly Answer[];
  /** By identity: the cache has one list for each value. */
  readonly branches: Map<HistoryValue, Decision>;
}

export type Decision = Nothing | RecordedMicrostep | Condition | History;

export const NOTHING: Nothing = { kind: 'nothing' };
