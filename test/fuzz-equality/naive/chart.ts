/** A document as the naive interpreter reads it: states with parents, transitions with names of their targets. */
import { type Element, parse } from './element.js';

export interface State {
  readonly id: string;
  readonly element: Element;
  readonly parent: State | undefined;
  /** All child states, histories too, in document order. */
  readonly states: State[];
  readonly transitions: Transition[];
  /** Place in document order. */
  readonly place: number;
}

export interface Transition {
  readonly source: State;
  /** `source#n`, or a word for those that are not selected. */
  readonly label: string;
  readonly events: readonly string[];
  readonly cond: string | undefined;
  readonly targets: readonly string[];
  readonly internal: boolean;
  readonly content: readonly Element[];
}

export class Chart {
  readonly root: State;
  readonly all: State[] = [];
  readonly late: boolean;

  constructor(scxml: string) {
    const element = parse(scxml);
    this.late = element.attributes['binding'] === 'late';
    this.root = this.#state(element, undefined);
  }

  named(id: string): State {
    return this.all.find((state) => state.id === id)!;
  }

  #state(element: Element, parent: State | undefined): State {
    const state: State = { id: element.attributes['id'] ?? '', element, parent, states: [], transitions: [], place: this.all.length };
    this.all.push(state);
    for (const child of element.children) {
      if (['state', 'parallel', 'final', 'history'].includes(child.name)) state.states.push(this.#state(child, state));
      if (child.name === 'transition') state.transitions.push(transitionOf(child, state, `${state.id}#${state.transitions.length}`));
    }
    return state;
  }
}

export function transitionOf({ attributes, children }: Element, source: State, label: string): Transition {
  return {
    source,
    label,
    events: words(attributes['event']),
    cond: attributes['cond'],
    targets: words(attributes['target']),
    internal: attributes['type'] === 'internal',
    content: children,
  };
}

/** The initial transition of a compound state: its element, its attribute, or its first child (3.3, 3.6). */
export function initialOf(state: State): Transition {
  const element = state.element.children.find(({ name }) => name === 'initial')?.children[0];
  if (element) return { ...transitionOf(element, state, 'initial'), internal: true };
  const target = state.element.attributes['initial'] ?? state.states.find(({ element: { name } }) => name !== 'history')!.id;
  return { source: state, label: 'initial', events: [], cond: undefined, targets: words(target), internal: true, content: [] };
}

function words(text = ''): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

export const isHistory = (state: State): boolean => state.element.name === 'history';
export const isFinal = (state: State): boolean => state.element.name === 'final';
export const isParallel = (state: State): boolean => state.element.name === 'parallel';
export const childrenOf = (state: State): State[] => state.states.filter((child) => !isHistory(child));
export const isAtomic = (state: State): boolean => !isHistory(state) && childrenOf(state).length === 0;
export const isCompound = (state: State): boolean => !isParallel(state) && !isFinal(state) && childrenOf(state).length > 0;

export function ancestorsOf(state: State, upTo?: State): State[] {
  const { parent } = state;
  return parent === undefined || parent === upTo ? [] : [parent, ...ancestorsOf(parent, upTo)];
}

export function isInside(inner: State, outer: State): boolean {
  return ancestorsOf(inner).includes(outer);
}

export function inOrder(states: readonly State[]): State[] {
  return [...states].sort((a, b) => a.place - b.place);
}

export function blocksOf({ element }: State, name: string): (readonly Element[])[] {
  return element.children.filter((child) => child.name === name).map(({ children }) => children);
}

export function invokesOf({ element }: State): Element[] {
  return element.children.filter(({ name }) => name === 'invoke');
}

export function dataOf({ element }: State): Element[] {
  return element.children.filter(({ name }) => name === 'datamodel').flatMap(({ children }) => children);
}
