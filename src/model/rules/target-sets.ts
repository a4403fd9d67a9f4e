import { diagnose } from '../../diagnostics/diagnose.js';
import type { SourceText } from '../../diagnostics/source.js';
import { isImplied } from '../build.js';
import type { RuleContext } from '../context.js';
import type { StateNode, TransitionNode } from '../document.js';
import { type Token, tokens } from '../tokens.js';

/** Several targets of one transition (SCXML 3.11.1): all of them must be active together, in different regions of a parallel. */
export function checkTargetSets(context: RuleContext): void {
  const root = context.document.root;
  for (const node of [root, ...context.nodes]) {
    const transitions: readonly TransitionNode[] = node.initial ? [node.initial, ...node.transitions] : node.transitions;
    for (const transition of transitions) {
      if (transition.targets.length < 2) continue;
      const list = transition.element.attribute(isImplied(transition) ? 'initial' : 'target');
      if (list) checkSet(list, context);
    }
  }
}

function checkSet(list: SourceText, context: RuleContext): void {
  const named = new Map<StateNode, Token>();
  for (const token of tokens(list)) {
    const state = context.document.states.get(token.text);
    if (state && !named.has(state)) named.set(state, token);
  }
  /** The way down that the targets so far take at a compound state: to which child, for which target. */
  const ways = new Map<StateNode, { child: StateNode; target: StateNode }>();
  /** Targets that contain another one, and which. */
  const redundant = new Map<StateNode, StateNode>();
  for (const [target, token] of named) {
    for (let child = target, parent = target.parent; parent; child = parent, parent = parent.parent) {
      if (named.has(parent) && target.kind !== 'history') redundant.set(parent, target);
      // What a history leads to is known only when it is taken.
      if (parent.kind === 'parallel' || child.kind === 'history') continue;
      const way = ways.get(parent);
      if (!way) ways.set(parent, { child, target });
      else if (way.child !== child) {
        context.report(diagnose('BAD_TARGET_SET', token.span, [way.target.id ?? '', token.text]));
        return;
      }
    }
  }
  for (const [history, token] of named) {
    if (history.kind !== 'history') continue;
    const beside = [...named.keys()].find((state) => state !== history && isInside(state, history.parent));
    if (!beside) continue;
    // it stands for states of all that its parent holds
    context.report(diagnose('BAD_TARGET_SET', token.span, [beside.id ?? '', token.text]));
    return;
  }
  for (const [state, inner] of redundant) {
    const token = named.get(state);
    if (token) context.report(diagnose('REDUNDANT_TARGET', token.span, [token.text, inner.id ?? '']));
  }
}

function isInside(state: StateNode, ancestor: StateNode | undefined): boolean {
  for (let parent = state.parent; parent; parent = parent.parent) if (parent === ancestor) return true;
  return false;
}
