import { diagnose } from '../../diagnostics/diagnose.js';
import { isDescendant, nameOf } from '../build.js';
import type { RuleContext } from '../context.js';
import type { StateNode } from '../document.js';
import { tokens } from '../tokens.js';

/** `<history>` (SCXML 3.10): one default transition that says nothing but where to, inside the state of the history. */
export function checkHistories(context: RuleContext): void {
  const circular = circularHistories(context.nodes);
  for (const node of context.nodes) {
    if (node.kind !== 'history') continue;
    checkTransition(node, context);
    checkTargets(node, context);
    if (circular.has(node)) context.report(diagnose('HISTORY_CYCLE', node.element.span, [node.id ?? '']));
  }
}

function checkTransition(node: StateNode, context: RuleContext): void {
  const [transition, second] = node.transitions;
  if (!transition) context.report(diagnose('HISTORY_TRANSITION', node.element.span, ['needs a <transition> to its default state']));
  if (second) context.report(diagnose('HISTORY_TRANSITION', second.element.span, ['has more than one <transition>']));
  if (!transition) return;
  const { element } = transition;
  const unwanted = element.attribute('event') ?? element.attribute('cond');
  if (unwanted) {
    context.report(diagnose('HISTORY_TRANSITION', unwanted.span, [`cannot have a <transition> with "${unwanted.attribute}"`]));
  }
  if (!element.attribute('target')) {
    context.report(diagnose('HISTORY_TRANSITION', element.span, ['needs a <transition> with "target"']));
  }
}

function checkTargets(node: StateNode, context: RuleContext): void {
  const { parent } = node;
  if (!parent) return;
  for (const transition of node.transitions) {
    for (const { text, span } of tokens(transition.element.attribute('target'))) {
      const target = context.document.states.get(text);
      if (!target) continue;
      if (!isDescendant(target, parent)) context.report(diagnose('HISTORY_TARGET', span, [text, nameOf(parent)]));
      else if (node.history === 'shallow' && target.parent !== parent) {
        const hint = `name the child of ${nameOf(parent)}, or write type="deep"`;
        context.report(diagnose('SHALLOW_HISTORY_TARGET', span, [text, nameOf(parent)], { hint }));
      }
    }
  }
}

/** The histories whose defaults lead to histories only, round and round: those left when all that end at states are taken away. */
function circularHistories(nodes: readonly StateNode[]): Set<StateNode> {
  const left = new Set(nodes.filter(({ kind }) => kind === 'history'));
  const namedBy = new Map<StateNode, StateNode[]>();
  const open = new Map<StateNode, number>();
  for (const history of left) {
    const next = history.transitions.flatMap(({ targets }) => targets).filter(({ kind }) => kind === 'history');
    open.set(history, next.length);
    for (const target of next) {
      const others = namedBy.get(target);
      if (others) others.push(history);
      else namedBy.set(target, [history]);
    }
  }
  const ending = [...left].filter((history) => open.get(history) === 0);
  for (let history = ending.pop(); history; history = ending.pop()) {
    left.delete(history);
    for (const before of namedBy.get(history) ?? []) {
      const count = open.get(before)! - 1;
      open.set(before, count);
      if (count === 0) ending.push(before);
    }
  }
  return left;
}
