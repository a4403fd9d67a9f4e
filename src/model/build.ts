/** The tree of states out of the elements. Targets are resolved afterwards, when every id is known. */
import type { SourceElement } from '../content/contract.js';
import type { XmlElement } from '../xml/element.js';
import type { DataNode, StateKind, StateNode, TransitionNode } from './document.js';
import { isLayout } from './namespaces.js';
import { tokens } from './tokens.js';

const KINDS: ReadonlySet<string> = new Set(['state', 'parallel', 'final', 'history'] satisfies StateKind[]);

/** @param namespace of the SCXML elements */
export function buildState(element: XmlElement, parent: StateNode | undefined, namespace: string): StateNode {
  const own = new Map<string, XmlElement[]>();
  for (const child of element.children) {
    if (child.namespace !== namespace) continue;
    const same = own.get(child.name);
    if (same) same.push(child);
    else own.set(child.name, [child]);
  }
  const named = (name: string): XmlElement[] => own.get(name) ?? [];
  const kind = element.name as StateKind;
  const node: StateNode = {
    kind,
    id: kind === 'scxml' ? undefined : element.attribute('id')?.text.trim() || undefined,
    element,
    parent,
    children: [],
    transitions: [],
    initial: undefined,
    onentry: named('onentry'),
    onexit: named('onexit'),
    invokes: named('invoke'),
    data: named('datamodel').flatMap((datamodel) => readData(datamodel, namespace)),
    donedata: kind === 'final' ? named('donedata')[0] : undefined,
    history: kind === 'history' ? (element.attribute('type')?.text === 'deep' ? 'deep' : 'shallow') : undefined,
  };
  const nests = kind !== 'final' && kind !== 'history';
  for (const child of element.children) {
    if (nests && child.namespace === namespace && KINDS.has(child.name)) node.children.push(buildState(child, node, namespace));
  }
  if (kind !== 'scxml' && kind !== 'final') {
    for (const child of named('transition')) node.transitions.push(buildTransition(child, node, namespace));
  }
  node.initial = buildInitial(node, named('initial')[0], namespace);
  return node;
}

function buildTransition(element: XmlElement, source: StateNode, namespace: string): TransitionNode {
  return {
    source,
    events: tokens(element.attribute('event')).map((token) => token.text),
    cond: element.attribute('cond'),
    targets: [],
    type: element.attribute('type')?.text === 'internal' ? 'internal' : 'external',
    element,
    content: element.children.filter((child) => child.namespace === namespace || !isLayout(child.namespace)),
  };
}

/** From the `initial` attribute, the `<initial>` element or the first child state, in this order (SCXML 3.3.1, 3.6). */
function buildInitial(node: StateNode, initial: XmlElement | undefined, namespace: string): TransitionNode | undefined {
  if (node.kind !== 'scxml' && node.kind !== 'state') return undefined;
  const first = node.children.find((child) => child.kind !== 'history');
  if (!first) return undefined;
  if (node.element.attribute('initial')) return impliedTransition(node, []);
  if (!initial || node.kind === 'scxml') return impliedTransition(node, [first]);
  const transition = initial.children.find((child) => child.namespace === namespace && child.name === 'transition');
  return transition ? buildTransition(transition, node, namespace) : impliedTransition(node, [first]);
}

function impliedTransition(source: StateNode, targets: StateNode[]): TransitionNode {
  return { source, events: [], cond: undefined, targets, type: 'external', element: source.element, content: [] };
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
