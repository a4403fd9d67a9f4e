import type { CancelInvokeEffect } from '../event.js';
import type { PlanInvoke } from '../plan/plan.js';

/** A service that a state invoked, while that state is active (SCXML 6.4). */
export interface ActiveInvocation {
  readonly invokeid: string;
  readonly invoke: PlanInvoke;
}

/** Asks for the end of the service (Appendix D). */
export function cancelInvoke(session: { effect(effect: CancelInvokeEffect): void }, { invokeid }: ActiveInvocation): void {
  session.effect({ type: 'cancelInvoke', invokeid });
}
