/** The tree of states out of the elements. Targets are resolved afterwards, when every id is known. */
import type { SourceElement } from '../content/contract.js';
import type { XmlElement } from '../xml/element.js';
import type { DataNode, StateKind, StateNode, TransitionNode } from './document.js';
import { isLayout } from './namespaces.js';
import { words } from './tokens.js';

/** Shared by all that have none of something; frozen, because it must stay empty. */
const NONE: readonly never[] = Object.freeze([]);

/** What stands directly inside a state, sorted by what it is. */
class Parts {
  states: readonly XmlElement[] = NONE;
  transitions: readonly XmlElement[] = NONE;
  onentry: readonly XmlElement[] = NONE;
  onexit: readonly XmlElement[] = NONE;
  invokes: readonly XmlElement[] = NONE;
  datamodels: readonly XmlElement[] = NONE;
  initial: XmlElement | undefined;
  donedata: XmlElement | undefined;

  constructor(element: XmlElement, namespace: string) {
    for (const child of element.children) if (child.namespace === namespace) this.#add(child);
  }

  #add(child: XmlElement): void {
    switch (child.name) {
      case 'state':
      case 'parallel':
      case 'final':
      case 'history':
        this.states = withOne(this.states, child);
        break;
      case 'transition':
        this.transitions = withOne(this.transitions, child);
        break;
      case 'onentry':
        this.onentry = withOne(this.onentry, child);
        break;
      case 'onexit':
        this.onexit = withOne(this.onexit, child);
        break;
      case 'invoke':
        this.invokes = withOne(this.invokes, child);
        break;
      case 'datamodel':
        this.datamodels = withOne(this.datamodels, child);
        break;
      case 'initial':
        this.initial ??= child;
        break;
      case 'donedata':
        this.donedata ??= child;
        break;
    }
  }
}

function withOne(list: readonly XmlElement[], one: XmlElement): readonly XmlElement[] {
  if (list === NONE) return [one];
  (list as XmlElement[]).push(one);
  return list;
}

/** @param namespace of the SCXML elements */
export function buildState(element: XmlElement, parent: StateNode | undefined, namespace: string): StateNode {
  const parts = new Parts(element, namespace);
  const kind = element.name as StateKind;
  const node: Building = {
    kind,
    id: kind === 'scxml' ? undefined : element.attribute('id')?.text.trim() || undefined,
    element,
    parent,
    children: NONE,
    transitions: NONE,
    initial: undefined,
    onentry: parts.onentry,
    onexit: parts.onexit,
    invokes: parts.invokes,
    data: parts.datamodels === NONE ? NONE : parts.datamodels.flatMap((datamodel) => readData(datamodel, namespace)),
    donedata: kind === 'final' ? parts.donedata : undefined,
    history: kind === 'history' ? (element.attribute('type')?.text === 'deep' ? 'deep' : 'shallow') : undefined,
  };
  const nests = kind !== 'final' && kind !== 'history';
  if (nests && parts.states !== NONE) node.children = parts.states.map((child) => buildState(child, node, namespace));
  if (kind !== 'scxml' && kind !== 'final' && parts.transitions !== NONE) {
    node.transitions = parts.transitions.map((child) => buildTransition(child, node, namespace));
  }
  node.initial = buildInitial(node, parts.initial, namespace);
  return node;
}

/** A state whose children and transitions are still to come, because they point back to it. */
type Building = { -readonly [K in keyof StateNode]: StateNode[K] };

function buildTransition(element: XmlElement, source: StateNode, namespace: string): TransitionNode {
  return {
    source,
    events: words(element.attribute('event')),
    cond: element.attribute('cond'),
    targets: NONE,
    type: element.attribute('type')?.text === 'internal' ? 'internal' : 'external',
    element,
    content: contentOf(element, namespace),
  };
}

/** All that is executed: what editors put between it is left out. */
function contentOf({ children }: XmlElement, namespace: string): readonly XmlElement[] {
  const isContent = (child: XmlElement): boolean => child.namespace === namespace || !isLayout(child.namespace);
  return children.every(isContent) ? children : children.filter(isContent);
}

/** From the `initial` attribute, the `<initial>` element or the first child state, in this order (SCXML 3.3.1, 3.6). */
function buildInitial(node: StateNode, initial: XmlElement | undefined, namespace: string): TransitionNode | undefined {
  if (node.kind !== 'scxml' && node.kind !== 'state') return undefined;
  const first = node.children.find((child) => child.kind !== 'history');
  if (!first) return undefined;
  if (node.element.attribute('initial')) return impliedTransition(node, NONE);
  if (!initial || node.kind === 'scxml') return impliedTransition(node, [first]);
  const transition = initial.children.find((child) => child.namespace === namespace && child.name === 'transition');
  return transition ? buildTransition(transition, node, namespace) : impliedTransition(node, [first]);
}

function impliedTransition(source: StateNode, targets: readonly StateNode[]): TransitionNode {
  return { source, events: NONE, cond: undefined, targets, type: 'external', element: source.element, content: NONE };
}

function readData(datamodel: XmlElement, namespace: string): DataNode[] {
  const all: DataNode[] = [];
  for (const element of datamodel.children) {
    const id = element.attribute('id');
    if (element.namespace !== namespace || element.name !== 'data' || !id) continue;
    all.push({ id, element, expr: element.attribute('expr'), src: element.attribute('src') });
  }
  return all;
}

/** The states inside a node, in document order. */
export function descendants(node: StateNode): StateNode[] {
  const all: StateNode[] = [];
  const add = (state: StateNode): void => {
    for (const child of state.children) {
      all.push(child);
      add(child);
    }
  };
  add(node);
  return all;
}

/** Whether a transition is the one that an `initial` attribute or the first child state implies. */
export function isImplied(transition: TransitionNode): boolean {
  return transition.element === transition.source.element;
}

export function isDescendant(node: StateNode, ancestor: StateNode): boolean {
  for (let at = node.parent; at; at = at.parent) if (at === ancestor) return true;
  return false;
}

/** What a designer calls a state: its id, or its element. */
export function nameOf(node: { readonly id: string | undefined; readonly element: SourceElement }): string {
  return node.id === undefined ? `<${node.element.tag}>` : `"${node.id}"`;
}
