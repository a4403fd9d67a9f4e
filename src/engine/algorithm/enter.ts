/**
 * Entering states (SCXML 3.13, Appendix D). Procedures keep their Appendix D names and order; where the code departs from
 * the text it says DIFFERS and why.
 */
import type { PlanBlock, PlanState, PlanTransition } from '../../plan/plan.js';
import { BitSet } from '../bit-set.js';
import type { Interpretation } from '../interpretation.js';
import { getChildStates, getEffectiveTargetStates, getProperAncestors, isDescendant } from './relations.js';

/** What `computeEntrySet` finds. */
interface Entry {
  readonly statesToEnter: BitSet;
  readonly statesForDefaultEntry: BitSet;
  /** Content of a history's default transition, by the history's parent. */
  readonly defaultHistoryContent: Map<PlanState, PlanBlock>;
}

export function enterStates(session: Interpretation, enabledTransitions: readonly PlanTransition[]): void {
  const entry = computeEntrySet(session, enabledTransitions);
  // DIFFERS: Appendix D forgets this content when the history's parent was never left; 3.10.2 wants it executed
  for (const [parent, content] of entry.defaultHistoryContent) if (!entry.statesToEnter.has(parent.index)) session.execute(content);
  for (const index of entry.statesToEnter) enterState(session, session.plan.states[index]!, entry);
}

function enterState(session: Interpretation, state: PlanState, entry: Entry): void {
  session.enter(state);
  if (session.plan.binding === 'late' && state.data.length > 0) session.initialiseLate(state);
  for (const block of state.onentry) session.execute(block);
  if (state.initial && entry.statesForDefaultEntry.has(state.index)) session.execute(state.initial.content);
  const historyContent = entry.defaultHistoryContent.get(state);
  if (historyContent) session.execute(historyContent);
  if (state.kind === 'final') enterFinal(session, state);
}

/** A final child of the document ends the session; any other one makes its parent done (SCXML 3.7). */
function enterFinal(session: Interpretation, state: PlanState): void {
  const parent = state.parent!;
  if (parent.kind === 'scxml') {
    session.reachFinal();
    return;
  }
  session.raiseDone(parent, state);
  // DIFFERS: Appendix D looks at the grandparent only; 3.4 calls a parallel done when all its children are, and a child may
  // itself be a parallel, so the question goes on upwards
  for (let ancestor = parent.parent; ancestor?.kind === 'parallel'; ancestor = ancestor.parent) {
    if (!getChildStates(ancestor).every((child) => isInFinalState(session, child))) break;
    session.raiseDone(ancestor, undefined);
  }
}

export function computeEntrySet(session: Interpretation, transitions: readonly PlanTransition[]): Entry {
  const capacity = session.plan.states.length;
  const entry: Entry = {
    statesToEnter: new BitSet(capacity),
    statesForDefaultEntry: new BitSet(capacity),
    defaultHistoryContent: new Map(),
  };
  for (const transition of transitions) {
    for (const state of innermost(transition.targets)) addDescendantStatesToEnter(session, state, entry);
    // DIFFERS: Appendix D goes up to the transition's domain. A history that was recorded in this very microstep can make that
    // another one than states were left by, so the way up ends at what was not left
    for (const state of getEffectiveTargetStates(session, transition)) addAncestorStatesToEnter(session, state, undefined, entry);
  }
  return entry;
}

/**
 * Targets that contain another one are entered on the way to it. DIFFERS: Appendix D enters them by default as well, which
 * makes two children of one state active; 3.11.1 completes a specification only where it says nothing.
 */
function innermost(targets: readonly PlanState[]): readonly PlanState[] {
  if (targets.length < 2) return targets;
  return targets.filter((state) => !targets.some((other) => isDescendant(other, state)));
}

function addDescendantStatesToEnter(session: Interpretation, state: PlanState, entry: Entry): void {
  if (state.kind === 'history') {
    addHistoryToEnter(session, state, entry);
    return;
  }
  entry.statesToEnter.add(state.index);
  if (state.kind === 'compound' && state.initial) {
    entry.statesForDefaultEntry.add(state.index);
    for (const target of innermost(state.initial.targets)) addDescendantStatesToEnter(session, target, entry);
    for (const target of getEffectiveTargetStates(session, state.initial)) addAncestorStatesToEnter(session, target, state, entry);
  } else if (state.kind === 'parallel') {
    addRegionsToEnter(session, state, entry);
  }
}

function addHistoryToEnter(session: Interpretation, history: PlanState, entry: Entry): void {
  const parent = history.parent!;
  const recorded = session.historyValue(history);
  const transition = history.transitions[0]!;
  if (!recorded) entry.defaultHistoryContent.set(parent, transition.content);
  for (const state of recorded ?? innermost(transition.targets)) addDescendantStatesToEnter(session, state, entry);
  for (const state of recorded ?? getEffectiveTargetStates(session, transition)) addAncestorStatesToEnter(session, state, parent, entry);
}

function addAncestorStatesToEnter(session: Interpretation, state: PlanState, ancestor: PlanState | undefined, entry: Entry): void {
  for (const between of getProperAncestors(state, ancestor)) {
    // the root is never in the configuration. DIFFERS: what was not left is not entered again; Appendix D does so on the way
    // from a history to its parent, when the transition stays inside the parent
    if (between.kind === 'scxml' || session.configuration.has(between.index)) break;
    entry.statesToEnter.add(between.index);
    if (between.kind === 'parallel') addRegionsToEnter(session, between, entry);
  }
}

/** Regions of a parallel in which nothing is to be entered yet are entered by default. */
function addRegionsToEnter(session: Interpretation, parallel: PlanState, entry: Entry): void {
  for (const child of getChildStates(parallel)) {
    if (!entry.statesToEnter.someBetween(child.index, child.last)) addDescendantStatesToEnter(session, child, entry);
  }
}

export function isInFinalState(session: Interpretation, state: PlanState): boolean {
  const active = (child: PlanState): boolean => child.kind === 'final' && session.configuration.has(child.index);
  if (state.kind === 'compound') return getChildStates(state).some(active);
  if (state.kind === 'parallel') return getChildStates(state).every((child) => isInFinalState(session, child));
  return false;
}
