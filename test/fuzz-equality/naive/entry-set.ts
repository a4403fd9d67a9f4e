/** The states that a microstep enters (Appendix D, computeEntrySet), for the naive interpreter. */
import { ancestorsOf, childrenOf, initialOf, isCompound, isHistory, isInside, isParallel, type State, type Transition } from './chart.js';
import type { Element } from './element.js';

/** What the targets of a transition depend on. */
export interface Targeting {
  named(id: string): State;
  readonly history: ReadonlyMap<State, readonly State[]>;
}

export interface EntrySet {
  readonly toEnter: ReadonlySet<State>;
  readonly byDefault: ReadonlySet<State>;
  /** Content of default transitions of histories, by the history's parent. */
  readonly historyContent: ReadonlyMap<State, readonly Element[]>;
}

export function effectiveTargets(transition: Transition, targeting: Targeting): readonly State[] {
  return targetsOf(transition, targeting).flatMap((state) => {
    if (!isHistory(state)) return [state];
    return targeting.history.get(state) ?? effectiveTargets(state.transitions[0]!, targeting);
  });
}

function targetsOf(transition: Transition, { named }: Targeting): State[] {
  return transition.targets.map((id) => named(id));
}

export function entrySet(transitions: readonly Transition[], targeting: Targeting, configuration: readonly State[]): EntrySet {
  const toEnter = new Set<State>();
  const byDefault = new Set<State>();
  const historyContent = new Map<State, readonly Element[]>();

  const descend = (state: State): void => {
    if (isHistory(state)) {
      const recorded = targeting.history.get(state);
      const transition = state.transitions[0]!;
      if (!recorded) historyContent.set(state.parent!, transition.content);
      for (const target of recorded ?? innermost(targetsOf(transition, targeting))) descend(target);
      for (const target of recorded ?? effectiveTargets(transition, targeting)) ascend(target, state.parent!);
      return;
    }
    toEnter.add(state);
    if (isCompound(state)) {
      byDefault.add(state);
      for (const target of innermost(targetsOf(initialOf(state), targeting))) descend(target);
      for (const target of effectiveTargets(initialOf(state), targeting)) ascend(target, state);
    }
    if (isParallel(state)) fill(state);
  };
  const ascend = (state: State, upTo: State | undefined): void => {
    for (const between of ancestorsOf(state, upTo)) {
      if (between.parent === undefined || configuration.includes(between)) return;
      toEnter.add(between);
      if (isParallel(between)) fill(between);
    }
  };
  const fill = (parallel: State): void => {
    for (const child of childrenOf(parallel)) {
      if (![...toEnter].some((state) => state === child || isInside(state, child))) descend(child);
    }
  };

  for (const transition of transitions) {
    for (const state of innermost(targetsOf(transition, targeting))) descend(state);
    for (const state of effectiveTargets(transition, targeting)) ascend(state, undefined);
  }
  return { toEnter, byDefault, historyContent };
}

/** Without those that contain another one (3.11.1 completes a specification only where it says nothing). */
function innermost(states: readonly State[]): State[] {
  return states.filter((state) => !states.some((other) => isInside(other, state)));
}
