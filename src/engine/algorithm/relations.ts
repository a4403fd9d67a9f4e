/**
 * Relations between states and the domain of a transition (SCXML 3.13, Appendix D). States are numbered in document order,
 * so that descendants of a state are a range of indices.
 */
import type { PlanState, PlanTransition } from '../../plan/plan.js';
import type { Interpretation } from '../interpretation.js';

export function isDescendant(state1: PlanState, state2: PlanState): boolean {
  return state1.index > state2.index && state1.index <= state2.last;
}

/** Child states without histories, in document order. */
export function getChildStates(state1: PlanState): readonly PlanState[] {
  return state1.children;
}

/** Whether it can hold other states: `findLCCA` accepts only these, never a parallel. */
export function isCompoundStateOrScxmlElement(state: PlanState): boolean {
  return state.kind === 'compound' || state.kind === 'scxml';
}

/** Whether no state is inside it: also a final state, and a parallel that has no regions. */
export function isAtomicState(state: PlanState): boolean {
  return state.children.length === 0 && state.kind !== 'history';
}

/** Ancestors from the parent up to, and without, `state2`; with `state2` undefined up to and with the root. */
export function getProperAncestors(state1: PlanState, state2: PlanState | undefined): PlanState[] {
  const ancestors: PlanState[] = [];
  for (let state = state1.parent; state && state !== state2; state = state.parent) ancestors.push(state);
  return ancestors;
}

/** The least common compound ancestor of the states: the innermost one that contains them all. */
export function findLCCA(stateList: readonly PlanState[]): PlanState | undefined {
  const [head, ...tail] = stateList;
  if (!head) return undefined;
  return getProperAncestors(head, undefined)
    .filter(isCompoundStateOrScxmlElement)
    .find((ancestor) => tail.every((state) => isDescendant(state, ancestor)));
}

/** The targets with histories replaced by what they stand for now: the recorded value, or their default targets. */
export function getEffectiveTargetStates(session: Interpretation, transition: PlanTransition): Set<PlanState> {
  const targets = new Set<PlanState>();
  for (const state of transition.targets) {
    if (state.kind !== 'history') {
      targets.add(state);
      continue;
    }
    const recorded = session.historyValue(state);
    const standsFor = recorded ?? (state.transitions[0] ? getEffectiveTargetStates(session, state.transitions[0]) : []);
    for (const target of standsFor) targets.add(target);
  }
  return targets;
}

/**
 * The compound state such that all states that are left or entered by the transition are its descendants; undefined for a
 * targetless transition, which leaves none.
 */
export function getTransitionDomain(session: Interpretation, transition: PlanTransition): PlanState | undefined {
  const targets = [...getEffectiveTargetStates(session, transition)];
  if (targets.length === 0) return undefined;
  const { source } = transition;
  if (transition.internal && isCompoundStateOrScxmlElement(source) && targets.every((state) => isDescendant(state, source))) return source;
  return findLCCA([source, ...targets]);
}
