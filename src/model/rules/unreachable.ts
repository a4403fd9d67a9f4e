import { diagnose } from '../../diagnostics/diagnose.js';
import { nameOf } from '../build.js';
import type { RuleContext } from '../context.js';
import type { StateNode, TransitionNode } from '../document.js';

/** Mistakes that keep a transition from its target, or a state from its place; its states would look unreachable. */
const BLINDING: readonly string[] = [
  'UNKNOWN_TARGET',
  'UNKNOWN_INITIAL',
  'UNKNOWN_ELEMENT',
  'UNKNOWN_ATTRIBUTE',
  'IGNORED_ELEMENT',
  'MISPLACED_ELEMENT',
  'EMPTY_ATTRIBUTE',
  'DUPLICATE_ID',
  'BAD_ID',
  'CONFLICTING_INITIAL',
  'INITIAL_NOT_DESCENDANT',
  'INITIAL_ON_ATOMIC',
  'INITIAL_TRANSITION',
  'HISTORY_TARGET',
  'HISTORY_TRANSITION',
  'ROOT_TRANSITION',
];

/**
 * States that no session can ever enter (SCXML 3.13). Counts as reachable whatever a transition of a reachable state names,
 * with all around it and every default inside it, so a state that can be entered is never reported.
 */
export function checkReachable(context: RuleContext): void {
  if (BLINDING.some((code) => context.reported.has(code))) return;
  const reached = reachableFrom(context.document.root);
  for (const node of context.nodes) {
    if (reached.has(node) || (node.parent && !reached.has(node.parent))) continue;
    if (node.kind !== 'history') {
      const span = node.element.attribute('id')?.span ?? node.element.span;
      context.report(diagnose('UNREACHABLE_STATE', span, [node.id === undefined ? nameOf(node) : `state ${nameOf(node)}`]));
    } else if (node.id !== undefined) {
      context.report(diagnose('UNUSED_HISTORY', node.element.attribute('id')?.span ?? node.element.span, [node.id]));
    }
  }
}

function reachableFrom(root: StateNode): Set<StateNode> {
  const reached = new Set<StateNode>();
  const waiting: StateNode[] = [];
  const reach = (state: StateNode | undefined): void => {
    for (let at = state; at && !reached.has(at); at = at.parent) {
      reached.add(at);
      waiting.push(at);
    }
  };
  const follow = (transition: TransitionNode): void => transition.targets.forEach(reach);
  reach(root);
  for (let state = waiting.pop(); state; state = waiting.pop()) {
    state.transitions.forEach(follow);
    if (state.initial) follow(state.initial);
    if (state.kind === 'parallel') for (const child of state.children) if (child.kind !== 'history') reach(child);
  }
  return reached;
}
