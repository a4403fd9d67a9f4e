/**
 * Compiles a validated document into a plan: states by index, expressions and content once for all sessions.
 */
import type { SourceElement } from '../content/contract.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { fingerprint } from '../diagnostics/fingerprint.js';
import type { SourceFile } from '../diagnostics/source.js';
import type { DataNode, ScxmlDocument, StateNode, TransitionNode } from '../model/document.js';
import { plainDescriptor } from '../model/event-names.js';
import { compileInvoke } from './invoke.js';
import { compilePayload } from './payload.js';
import type { Plan, PlanBlock, PlanData, PlanState, PlanStateKind, PlanTransition } from './plan.js';
import { PlanCompiler } from './plan-compiler.js';
import type { Platform, Resources } from './platform.js';

/** @returns the plan; its `diagnostics` are those of compiling only, expressions are checked by `plan.datamodel.check()` */
export function compilePlan(document: ScxmlDocument, platform: Platform, resources: Resources): Plan {
  const dataModel = platform.dataModels.get(document.datamodel);
  if (!dataModel) throw new Error(`data model "${document.datamodel}" is not in the platform's table`); // refused when read
  const diagnostics: Diagnostic[] = [];
  const datamodel = dataModel.compiler({
    globals: platform.globals,
    stateIds: new Set(document.states.keys()),
    budgets: document.budgets,
  });
  const compiler = new PlanCompiler(datamodel, platform, resources, diagnostics);
  const nodes = number(document.root);

  // every <data> is declared before any expression is compiled: one scope for the whole document (SCXML 5.2)
  const data = nodes.map((node) => listOf(node.data, (item) => compileData(item, compiler)));

  const states = nodes.map((node, index) => emptyState(node, index));
  const stateOf = new Map(nodes.map((node, index) => [node, states[index]!]));
  let historySlots = 0;
  let transitionCount = 0;
  const link = (node: StateNode): PlanState => stateOf.get(node)!;
  const transition = (node: TransitionNode): PlanTransition => ({
    index: transitionCount++,
    source: link(node.source),
    descriptors: node.events.length > 0 ? normalised(node.events) : undefined,
    cond: node.cond ? compiler.condition(node.cond) : undefined,
    targets: listOf(node.targets, link),
    internal: node.type === 'internal',
    content: compiler.planBlock(node.content),
    span: node.element.span,
  });
  const blocks = (elements: readonly SourceElement[]): readonly PlanBlock[] =>
    listOf(elements, (element) => compiler.planBlock(element.children));

  nodes.forEach((node, index) => {
    const state = states[index]!;
    state.parent = node.parent ? link(node.parent) : undefined;
    for (const child of node.children) {
      if (child.kind === 'history') state.histories = [...state.histories, link(child)];
    }
    state.children = listOf(state.histories === NONE ? node.children : node.children.filter(isState), link);
    if (node.kind === 'history') state.historySlot = historySlots++;
    state.transitions = listOf(node.transitions, transition);
    state.initial = node.initial ? transition({ ...node.initial, type: 'internal' }) : undefined;
    state.onentry = blocks(node.onentry);
    state.onexit = blocks(node.onexit);
    state.invokes = listOf(node.invokes, (element) => compileInvoke(element, state, compiler, platform));
    state.data = data[index]!;
    state.donedata = node.donedata ? compilePayload(node.donedata, compiler) : undefined;
  });
  for (let i = states.length - 1; i >= 0; i--) {
    const state = states[i]!;
    if (state.parent && state.last > (state.parent as MutableState).last) (state.parent as MutableState).last = state.last;
  }

  const byId = new Map<string, PlanState>();
  for (const state of states) if (state.parent) byId.set(state.id, state);
  const plan: Omit<Plan, 'hash'> = {
    file: document.source.name,
    name: document.name ?? '',
    binding: document.binding,
    root: states[0]!,
    states,
    byId,
    historySlots,
    hasEventless: states.some(({ kind, transitions }) => kind !== 'history' && transitions.some((t) => t.descriptors === undefined)),
    scripts: compiler.planBlock(document.scripts),
    datamodel,
    diagnostics,
  };
  return withHash(plan, document.source);
}

/** With the fingerprint, which is computed when somebody asks. Keeps nothing else of the document. */
function withHash(plan: Omit<Plan, 'hash'>, source: SourceFile): Plan {
  let hash: string | undefined;
  return {
    ...plan,
    get hash(): string {
      hash ??= fingerprint([source.text]);
      return hash;
    },
  };
}

/** Shared by all that have none of something; frozen, because it must stay empty. */
const NONE: readonly never[] = Object.freeze([]);

type MutableState = { -readonly [K in keyof PlanState]: PlanState[K] };

function emptyState(node: StateNode, index: number): MutableState {
  return {
    index,
    // generated ids have a space, which no author can write
    id: node.kind === 'scxml' ? '' : (node.id ?? `state ${index}`),
    kind: kindOf(node),
    parent: undefined,
    last: index,
    children: NONE,
    histories: NONE,
    historySlot: -1,
    deep: node.history === 'deep',
    transitions: NONE,
    initial: undefined,
    onentry: NONE,
    onexit: NONE,
    invokes: NONE,
    data: NONE,
    donedata: undefined,
    span: node.element.span,
  };
}

/** `error.*` and `error.` mean the same as `error`, and `.*` the same as `*` (SCXML 3.12.1). */
function normalised(descriptors: readonly string[]): readonly string[] {
  const plain = (descriptor: string): string => plainDescriptor(descriptor) || '*';
  return descriptors.every((descriptor) => plain(descriptor) === descriptor) ? descriptors : descriptors.map(plain);
}

/** The list of what `compile` makes of each; all empty lists are one. */
function listOf<T, U>(items: readonly T[], compile: (item: T) => U): readonly U[] {
  return items.length === 0 ? NONE : items.map(compile);
}

function isState(node: StateNode): boolean {
  return node.kind !== 'history';
}

function kindOf(node: StateNode): PlanStateKind {
  if (node.kind !== 'state') return node.kind;
  return node.children.some(isState) ? 'compound' : 'atomic';
}

/** All states in document order, the root first; iterative, because documents may be deep. */
function number(root: StateNode): StateNode[] {
  const out: StateNode[] = [];
  const stack = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    out.push(node);
    for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!);
  }
  return out;
}

function compileData(node: DataNode, compiler: PlanCompiler): PlanData {
  const initialise = compiler.declare(node.id);
  return { id: node.id.text, initialise, value: dataValue(node, compiler) };
}

function dataValue(node: DataNode, compiler: PlanCompiler): PlanData['value'] {
  if (node.expr) return compiler.value(node.expr);
  if (node.src) return compiler.resource(node.src);
  const empty = node.element.children.length === 0 && node.element.text.text.trim() === '';
  return empty ? undefined : compiler.inline(node.element);
}
