import type { PlanInvoke } from '../plan/plan.js';

/** A service that a state invoked, while that state is active (SCXML 6.4). */
export interface ActiveInvocation {
  readonly invokeid: string;
  readonly invoke: PlanInvoke;
}
