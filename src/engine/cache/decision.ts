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
  readonly branches: HistoryBranches<M>;
}

/** Most values that are looked through one by one, which for a few is quicker than a map. */
const FEW = 8;

/** Branches by the value of a history, which is found by identity: the cache has one list for each value. */
export class HistoryBranches<M> {
  readonly #values: HistoryValue[] = [];
  readonly #few: Decision<M>[] = [];
  readonly #others = new Map<HistoryValue, Decision<M>>();

  get(value: HistoryValue): Decision<M> | undefined {
    const at = this.#values.indexOf(value);
    return at < 0 ? this.#others.get(value) : this.#few[at];
  }

  set(value: HistoryValue, branch: Decision<M>): void {
    if (this.#values.length === FEW) this.#others.set(value, branch);
    else {
      this.#values.push(value);
      this.#few.push(branch);
    }
  }
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
