/**
 * Compiles a validated document into a plan: states by index, expressions and content once for all sessions.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { fingerprint } from '../diagnostics/fingerprint.js';
import type { SourceFile } from '../diagnostics/source.js';
import type { DataNode, ScxmlDocument, StateNode, TransitionNode } from '../model/document.js';
import { plainDescriptor } from '../model/event-names.js';
import { compileInvoke } from './invoke.js';
import { compilePayload } from './payload.js';
import type { Plan, PlanData, PlanState, PlanStateKind, PlanTransition } from './plan.js';
import { PlanCompiler } from './plan-compiler.js';
import { completeState, NONE, PlannedState, PlannedTransition, readsFile } from './planned-content.js';
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

  const states = nodes.map((node, index) => newState(node, index, compiler));
  const stateOf = new Map<StateNode, PlannedState>();
  for (let i = 0; i < nodes.length; i++) stateOf.set(nodes[i]!, states[i]!);
  let historySlots = 0;
  let transitionCount = 0;
  let completed = false;
  const link = (node: StateNode): PlanState => stateOf.get(node)!;
  const newTransition = (node: TransitionNode, internal: boolean): PlanTransition => {
    const head = {
      index: transitionCount++,
      source: link(node.source),
      descriptors: node.events.length > 0 ? normalised(node.events) : undefined,
      targets: node.targets.length > 0 ? node.targets.map(link) : NONE,
      internal,
      span: node.element.span,
    };
    return new PlannedTransition(head, compiler, node.cond, node.content);
  };
  const transition = (node: TransitionNode): PlanTransition => newTransition(node, node.type === 'internal');

  nodes.forEach((node, index) => {
    const state = states[index]!;
    state.parent = node.parent ? link(node.parent) : undefined;
    for (const child of node.children) {
      if (child.kind === 'history') state.histories = [...state.histories, link(child)];
    }
    state.children = listOf(state.histories === NONE ? node.children : node.children.filter(isState), link);
    if (node.kind === 'history') state.historySlot = historySlots++;
    state.transitions = listOf(node.transitions, transition);
    state.initial = node.initial && newTransition(node.initial, true);
    state.invokes = listOf(node.invokes, (element) => compileInvoke(element, state, compiler, platform));
    state.data = data[index]!;
    state.donedata = node.donedata ? compilePayload(node.donedata, compiler) : undefined;
    if (hasFiles(node)) completeState(state);
  });
  for (let i = states.length - 1; i >= 0; i--) {
    const state = states[i]!;
    const parent = state.parent as PlannedState | undefined;
    if (parent && state.last > parent.last) parent.last = state.last;
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
    complete: () => {
      if (!completed) states.forEach(completeState);
      completed = true;
    },
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

function newState(node: StateNode, index: number, compiler: PlanCompiler): PlannedState {
  // generated ids have a space, which no author can write
  const id = node.kind === 'scxml' ? '' : (node.id ?? `state ${index}`);
  return new PlannedState(index, id, kindOf(node), node.history === 'deep', node.element.span, compiler, node.onentry, node.onexit);
}

function hasFiles(node: StateNode): boolean {
  if (readsFile(node.onentry) || readsFile(node.onexit) || (node.initial && readsFile(node.initial.content))) return true;
  return node.transitions.some(({ content }) => readsFile(content));
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
