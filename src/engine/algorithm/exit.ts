/**
 * Leaving states (SCXML 3.13, Appendix D). Procedures keep their Appendix D names and order.
 */
import type { PlanState, PlanTransition } from '../../plan/plan.js';
import { BitSet } from '../bit-set.js';
import type { Interpretation } from '../interpretation.js';
import { getTransitionDomain, isAtomicState, isDescendant } from './relations.js';

export function exitStates(session: Interpretation, enabledTransitions: readonly PlanTransition[]): void {
  const { states } = session.plan;
  const exitSet = computeExitSet(session, enabledTransitions);
  session.forgetInvokes(exitSet);
  const statesToExit = exitSet.descending().map((index) => states[index]!);
  for (const state of statesToExit) recordHistory(session, state);
  for (const state of statesToExit) exitState(session, state);
}

/** The states that a microstep leaves. A targetless transition leaves none (3.13). */
export function computeExitSet(session: Interpretation, transitions: readonly PlanTransition[]): BitSet {
  const { configuration } = session;
  const statesToExit = new BitSet(configuration.capacity);
  for (const transition of transitions) {
    if (transition.targets.length === 0) continue;
    const domain = getTransitionDomain(session, transition);
    if (!domain) continue;
    for (let index = configuration.next(domain.index + 1); index >= 0 && index <= domain.last; index = configuration.next(index + 1)) {
      statesToExit.add(index);
    }
  }
  return statesToExit;
}

/** Deep histories record the active atomic descendants, shallow ones the active children (SCXML 3.10). */
function recordHistory(session: Interpretation, state: PlanState): void {
  for (const history of state.histories) {
    const recorded: PlanState[] = [];
    for (const index of session.configuration) {
      const active = session.plan.states[index]!;
      if (history.deep ? isAtomicState(active) && isDescendant(active, state) : active.parent === state) recorded.push(active);
    }
    session.recordHistory(history, recorded);
  }
}

/** Runs the onexit handlers, cancels what the state invoked and takes it out of the configuration. */
export function exitState(session: Interpretation, state: PlanState): void {
  for (const block of state.onexit) session.execute(block);
  if (state.invokes.length > 0) session.cancelInvokes(state);
  session.leave(state);
}
