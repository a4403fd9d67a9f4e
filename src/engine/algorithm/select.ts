/**
 * Selecting transitions and removing conflicting ones (SCXML 3.13, Appendix D).
 * Synchronous, no I/O: reads the plan and changes nothing but what evaluating conditions changes. Procedures keep their
 * Appendix D names and order.
 */
import type { ScxmlEvent } from '../../event.js';
import type { PlanState, PlanTransition } from '../../plan/plan.js';
import type { BitSet } from '../bit-set.js';
import type { Interpretation } from '../interpretation.js';
import type { Session } from '../session.js';
import { computeExitSet } from './exit.js';
import { isAtomicState, isDescendant } from './relations.js';

/** The value of a transition's condition; asked for in the specified order and only where Appendix D asks. */
export type ConditionMatch<S extends Interpretation> = (session: S, transition: PlanTransition) => boolean;

/** Evaluates it: an error raises `error.execution` and counts as false (SCXML 5.9.1). */
export const conditionMatch: ConditionMatch<Session> = (session, transition) => {
  if (!transition.cond) return true;
  const result = session.holds(transition.cond);
  if (session.observer !== undefined) session.observer.condition(session.id, transition, result);
  return result;
};

export function selectEventlessTransitions<S extends Interpretation>(session: S, matches: ConditionMatch<S>): PlanTransition[] {
  if (!session.plan.hasEventless) return [];
  return select(session, (t) => t.descriptors === undefined && matches(session, t));
}

export function selectTransitions<S extends Interpretation>(session: S, event: ScxmlEvent, matches: ConditionMatch<S>): PlanTransition[] {
  return select(session, (t) => t.descriptors !== undefined && nameMatch(t.descriptors, event.name) && matches(session, t));
}

/** For each atomic state, in document order, the first enabled transition of it or its nearest ancestor that has one. */
function select(session: Interpretation, isEnabled: (transition: PlanTransition) => boolean): PlanTransition[] {
  const { configuration, plan } = session;
  const enabledTransitions = new Set<PlanTransition>();
  for (let index = configuration.next(0); index >= 0; index = configuration.next(index + 1)) {
    const atomic = plan.states[index]!;
    const transition = isAtomicState(atomic) ? firstEnabled(atomic, isEnabled) : undefined;
    if (transition) enabledTransitions.add(transition);
  }
  return removeConflictingTransitions(session, [...enabledTransitions]);
}

function firstEnabled(atomic: PlanState, isEnabled: (transition: PlanTransition) => boolean): PlanTransition | undefined {
  for (let state: PlanState | undefined = atomic; state; state = state.parent) {
    for (const transition of state.transitions) if (isEnabled(transition)) return transition;
  }
  return undefined;
}

/**
 * Of two transitions that would leave a common state the one in the descendant wins; else the one that was selected first,
 * which is the one of the state that comes first in document order.
 */
export function removeConflictingTransitions(session: Interpretation, enabledTransitions: readonly PlanTransition[]): PlanTransition[] {
  if (enabledTransitions.length < 2) return [...enabledTransitions];
  // with their exit sets, which do not change while this is decided
  const filteredTransitions = new Map<PlanTransition, BitSet>();
  for (const t1 of enabledTransitions) {
    let t1Preempted = false;
    const transitionsToRemove = new Set<PlanTransition>();
    const exitSet1 = computeExitSet(session, [t1]);
    for (const [t2, exitSet2] of filteredTransitions) {
      if (!exitSet1.intersects(exitSet2)) continue;
      if (isDescendant(t1.source, t2.source)) {
        transitionsToRemove.add(t2);
      } else {
        t1Preempted = true;
        break;
      }
    }
    if (t1Preempted) continue;
    for (const t3 of transitionsToRemove) filteredTransitions.delete(t3);
    filteredTransitions.set(t1, exitSet1);
  }
  return [...filteredTransitions.keys()];
}

/** Whether one of the descriptors is the name or a prefix of it that ends at a dot (SCXML 3.12.1). */
export function nameMatch(descriptors: readonly string[], name: string): boolean {
  for (const descriptor of descriptors) {
    if (descriptor === '*' || descriptor === name || (name.startsWith(descriptor) && name[descriptor.length] === '.')) return true;
  }
  return false;
}
