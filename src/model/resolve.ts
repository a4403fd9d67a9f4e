/** Ids become states: the targets of transitions, of `initial` and of histories (SCXML 3.5.1, 3.14). */
import { diagnose } from '../diagnostics/diagnose.js';
import type { SourceText } from '../diagnostics/source.js';
import { isImplied } from './build.js';
import type { ReadContext } from './context.js';
import type { StateNode, TransitionNode } from './document.js';
import { isOneWord, tokens } from './tokens.js';

/** The states by id, the first one where an id is used twice. */
export function collectIds(nodes: readonly StateNode[], context: ReadContext): Map<string, StateNode> {
  const states = new Map<string, StateNode>();
  for (const node of nodes) {
    if (node.id === undefined) continue;
    const first = states.get(node.id);
    if (!first) {
      states.set(node.id, node);
      continue;
    }
    const note = { span: idSpan(first), message: `the first use of "${node.id}"` };
    context.report(diagnose('DUPLICATE_ID', idSpan(node), [node.id], { note }));
  }
  return states;
}

/** Fills in the targets of all transitions. */
export function resolveTargets(
  root: StateNode,
  nodes: readonly StateNode[],
  states: ReadonlyMap<string, StateNode>,
  context: ReadContext,
): void {
  const resolve = (transition: TransitionNode, list: SourceText | undefined, code: 'UNKNOWN_TARGET' | 'UNKNOWN_INITIAL'): void => {
    if (!list) return;
    const only = isOneWord(list.text) ? states.get(list.text) : undefined;
    if (only) {
      transition.targets = [only];
      return;
    }
    const targets = new Set<StateNode>();
    for (const token of tokens(list)) {
      const target = states.get(token.text);
      if (!target) context.report(diagnose(code, token.span, [token.text], { hint: context.speller.hint(token.text, states.keys()) }));
      else if (targets.has(target)) context.report(diagnose('REPEATED_TARGET', token.span, [token.text]));
      else targets.add(target);
    }
    transition.targets = [...targets];
  };
  for (const node of [root, ...nodes]) {
    const { initial } = node;
    if (initial && isImplied(initial)) resolve(initial, node.element.attribute('initial'), 'UNKNOWN_INITIAL');
    else if (initial) resolve(initial, initial.element.attribute('target'), 'UNKNOWN_INITIAL');
    for (const transition of node.transitions) resolve(transition, transition.element.attribute('target'), 'UNKNOWN_TARGET');
  }
}

function idSpan(node: StateNode): SourceText['span'] {
  return node.element.attribute('id')?.span ?? node.element.span;
}
