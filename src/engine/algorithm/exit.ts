/**
 * Leaving states (SCXML 3.13, Appendix D). Procedures keep their Appendix D names and order.
 */
import type { CancelInvokeEffect } from '../../event.js';
import type { PlanState, PlanTransition } from '../../plan/plan.js';
import { BitSet } from '../bit-set.js';
import { executeContent } from '../execute.js';
import type { ActiveInvocation, Session } from '../session.js';
import { getTransitionDomain, isAtomicState, isDescendant } from './relations.js';

export function exitStates(session: Session, enabledTransitions: readonly PlanTransition[]): void {
  const { states } = session.plan;
  const exitSet = computeExitSet(session, enabledTransitions);
  for (const index of exitSet) session.statesToInvoke.delete(index);
  const statesToExit = exitSet.descending().map((index) => states[index]!);
  for (const state of statesToExit) recordHistory(session, state);
  for (const state of statesToExit) exitState(session, state);
}

/** The states that a microstep leaves. A targetless transition leaves none (3.13). */
export function computeExitSet(session: Session, transitions: readonly PlanTransition[]): BitSet {
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
function recordHistory(session: Session, state: PlanState): void {
  for (const history of state.histories) {
    const recorded: PlanState[] = [];
    for (const index of session.configuration) {
      const active = session.plan.states[index]!;
      if (history.deep ? isAtomicState(active) && isDescendant(active, state) : active.parent === state) recorded.push(active);
    }
    session.historyValue[history.historySlot] = recorded;
  }
}

/** Runs the onexit handlers, cancels what the state invoked and takes it out of the configuration. */
export function exitState(session: Session, state: PlanState): void {
  for (const block of state.onexit) executeContent(session, block);
  if (state.invokes.length > 0) {
    for (const active of session.invocations.filter(({ invoke }) => invoke.state === state)) cancelInvoke(session, active);
  }
  session.configuration.delete(state.index);
  session.observer?.exited(session.id, state);
}

function cancelInvoke(session: Session, active: ActiveInvocation): void {
  session.invocations.splice(session.invocations.indexOf(active), 1);
  const effect: CancelInvokeEffect = { type: 'cancelInvoke', invokeid: active.invokeid };
  session.effect(effect);
}
