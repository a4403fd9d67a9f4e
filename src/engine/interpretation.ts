import type { Plan, PlanBlock, PlanState } from '../plan/plan.js';
import type { BitSet } from './bit-set.js';

/**
 * What the procedures of a microstep read, and what they do. A session does it at once; the recorder of the plan cache writes
 * it down. So one text of the algorithm serves both.
 */
export interface Interpretation {
  readonly plan: Plan;
  /** The active states now; changed by `enter` and `leave` only. */
  readonly configuration: BitSet;
  historyValue(history: PlanState): readonly PlanState[] | undefined;
  recordHistory(history: PlanState, states: readonly PlanState[]): void;
  /** Nothing of these states is to be invoked any more. */
  forgetInvokes(states: BitSet): void;
  cancelInvokes(state: PlanState): void;
  leave(state: PlanState): void;
  enter(state: PlanState): void;
  /** Initialises the data of a state that is entered for the first time (SCXML 5.3.3). */
  initialiseLate(state: PlanState): void;
  execute(block: PlanBlock): void;
  /** A top-level final state was entered. */
  reachFinal(): void;
  /** `done.state.<id>`, with the data of the final state that was entered, if any. */
  raiseDone(state: PlanState, final: PlanState | undefined): void;
}

/** A stable place of a session, or one within a microstep: what is active there. */
export interface Place {
  readonly configuration: BitSet;
  /** Whether it is known that no transition is enabled here without an event. */
  readonly quiet: boolean;
  /** An event name that sessions took here before; undefined where names are not remembered. */
  readonly firstName: string | undefined;
}
