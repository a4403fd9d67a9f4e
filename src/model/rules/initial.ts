import type { SourceElement } from '../../content/contract.js';
import { diagnose } from '../../diagnostics/diagnose.js';
import { isDescendant, isImplied, nameOf } from '../build.js';
import type { RuleContext } from '../context.js';
import type { StateNode } from '../document.js';
import { tokens } from '../tokens.js';

/** `initial="…"` and `<initial>` (SCXML 3.3.1, 3.6): one of them, in a compound state, leading inside it. */
export function checkInitials(context: RuleContext): void {
  for (const node of context.nodes) {
    if (node.kind !== 'state') continue;
    const attribute = node.element.attribute('initial');
    const isInitial = (child: SourceElement): boolean => child.name === 'initial' && child.namespace === context.namespace;
    const element = node.element.children.find(isInitial);
    if (attribute && element) {
      const note = { span: element.span, message: '<initial> stands here' };
      context.report(diagnose('CONFLICTING_INITIAL', attribute.span, [], { note }));
    }
    if (!node.initial) {
      if (attribute) context.report(diagnose('INITIAL_ON_ATOMIC', attribute.span, ['attribute "initial"']));
      if (element) context.report(diagnose('INITIAL_ON_ATOMIC', element.span, ['element <initial>']));
    }
    if (element) for (const each of node.element.children.filter(isInitial)) checkTransition(each, context);
    checkTargets(node, context);
  }
}

/** `<initial>` holds one transition that says nothing but where to, and what to do on the way. */
function checkTransition(initial: SourceElement, context: RuleContext): void {
  const transitions = initial.children.filter((child) => child.namespace === context.namespace && child.name === 'transition');
  const [transition, second] = transitions;
  if (!transition) context.report(diagnose('INITIAL_TRANSITION', initial.span, ['needs a <transition>']));
  if (second) context.report(diagnose('INITIAL_TRANSITION', second.span, ['has more than one <transition>']));
  if (!transition) return;
  const unwanted = transition.attribute('event') ?? transition.attribute('cond');
  if (unwanted) {
    context.report(diagnose('INITIAL_TRANSITION', unwanted.span, [`cannot have a <transition> with "${unwanted.attribute}"`]));
  }
  if (!transition.attribute('target')) {
    context.report(diagnose('INITIAL_TRANSITION', transition.span, ['needs a <transition> with "target"']));
  }
}

function checkTargets(node: StateNode, context: RuleContext): void {
  const { initial } = node;
  if (!initial) return;
  const list = initial.element.attribute(isImplied(initial) ? 'initial' : 'target');
  for (const { text, span } of tokens(list)) {
    const target = context.document.states.get(text);
    if (target && !isDescendant(target, node)) {
      context.report(diagnose('INITIAL_NOT_DESCENDANT', span, [text, `state ${nameOf(node)}`]));
    }
  }
}
