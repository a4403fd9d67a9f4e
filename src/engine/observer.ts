import type { ScxmlEvent } from '../event.js';
import type { PlanInvoke, PlanState, PlanStep, PlanTransition } from '../plan/plan.js';

/**
 * What the engine tells while it runs, for traces and debuggers. Called synchronously; must not change the session.
 * A session without an observer pays one comparison for each call that is not made.
 */
export interface Observer {
  /** An event was taken from a queue. */
  event(sessionId: string, event: ScxmlEvent): void;
  /** A condition was evaluated while transitions were selected. */
  condition(sessionId: string, transition: PlanTransition, result: boolean): void;
  /** The transitions of a microstep, before any state is left. */
  microstep(sessionId: string, transitions: readonly PlanTransition[], event: ScxmlEvent | undefined): void;
  exited(sessionId: string, state: PlanState): void;
  entered(sessionId: string, state: PlanState): void;
  content(sessionId: string, step: PlanStep): void;
  invoking(sessionId: string, invoke: PlanInvoke, invokeid: string): void;
  /** An error event was raised. */
  error(sessionId: string, event: ScxmlEvent): void;
}
