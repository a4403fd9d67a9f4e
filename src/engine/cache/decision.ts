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

/** `M` is the microstep that stands at an end. */
export interface Condition<M = RecordedMicrostep> {
  readonly kind: 'condition';
  readonly transition: PlanTransition;
  /** The answers that lead here. */
  readonly answers: readonly Answer[];
  whenTrue: Decision<M> | undefined;
  whenFalse: Decision<M> | undefined;
}

export interface History<M = RecordedMicrostep> {
  readonly kind: 'history';
  readonly history: PlanState;
  readonly answers: readonly Answer[];
  /** By identity: the cache has one list for each value. */
  readonly branches: Map<HistoryValue, Decision<M>>;
}

export type Decision<M = RecordedMicrostep> = Nothing | M | Condition<M> | History<M>;

export const NOTHING: Nothing = { kind: 'nothing' };

/** The branch for an answer; undefined when nobody took it yet. */
export function branchOf<M>(decision: Condition<M> | History<M>, answer: Answer): Decision<M> | undefined {
  if (decision.kind === 'history') return decision.branches.get(answer as HistoryValue);
  return answer === true ? decision.whenTrue : decision.whenFalse;
}

/** Makes a branch grow at its place. */
export function setBranch<M>(decision: Condition<M> | History<M>, answer: Answer, branch: Decision<M>): void {
  if (decision.kind === 'history') decision.branches.set(answer as HistoryValue, branch);
  else if (answer === true) decision.whenTrue = branch;
  else decision.whenFalse = branch;
}
