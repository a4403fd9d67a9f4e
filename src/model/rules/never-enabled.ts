import { diagnose } from '../../diagnostics/diagnose.js';
import type { Span } from '../../diagnostics/source.js';
import type { RuleContext } from '../context.js';
import type { StateNode, TransitionNode } from '../document.js';
import { plainDescriptor } from '../event-names.js';

/**
 * Transitions that an earlier one of the same state always beats (SCXML 3.13): the first whose event and condition fit
 * is taken, so after one without condition nothing for the same events is.
 */
export function checkNeverEnabled(context: RuleContext): void {
  for (const node of context.nodes) {
    if (node.kind === 'history' || node.transitions.length < 2) continue;
    const eventless = node.transitions.find((transition) => isEventless(transition) && isUnconditional(transition, context));
    if (eventless) checkAfterEventless(node, eventless, context);
    else checkCovered(node, context);
  }
}

/** While a state with an eventless transition without condition is active, no event is taken from a queue. */
function checkAfterEventless(node: StateNode, eventless: TransitionNode, context: RuleContext): void {
  const at = node.transitions.indexOf(eventless);
  node.transitions.forEach((transition, index) => {
    const beaten = isEventless(transition) ? index > at : true;
    if (transition !== eventless && beaten)
      report(transition, eventless, 'one without event and condition is always taken before it', context);
  });
}

function checkCovered(node: StateNode, context: RuleContext): void {
  /** Descriptors of transitions without condition, in their plain form; undefined while there are none. */
  let taken: Map<string, TransitionNode> | undefined;
  for (const transition of node.transitions) {
    if (isEventless(transition)) continue;
    if (taken) checkAgainst(taken, transition, context);
    if (!isUnconditional(transition, context)) continue;
    for (const descriptor of transition.events) {
      const plain = plainDescriptor(descriptor);
      taken ??= new Map();
      if (!taken.has(plain)) taken.set(plain, transition);
    }
  }
}

function checkAgainst(taken: ReadonlyMap<string, TransitionNode>, transition: TransitionNode, context: RuleContext): void {
  const covering = transition.events.map((descriptor) => findCovering(plainDescriptor(descriptor), taken));
  const [first] = covering;
  if (first && !covering.includes(undefined)) {
    report(transition, first, 'an earlier one without condition takes the same events', context);
  }
}

/** The transition that takes every event that `descriptor` matches. */
function findCovering(descriptor: string, taken: ReadonlyMap<string, TransitionNode>): TransitionNode | undefined {
  const all = taken.get('*') ?? taken.get('');
  if (all) return all;
  for (let end = descriptor.indexOf('.'); end >= 0; end = descriptor.indexOf('.', end + 1)) {
    const covering = taken.get(descriptor.slice(0, end));
    if (covering) return covering;
  }
  return taken.get(descriptor);
}

function isEventless(transition: TransitionNode): boolean {
  return transition.events.length === 0 && transition.element.attribute('event') === undefined;
}

function isUnconditional({ cond }: TransitionNode, context: RuleContext): boolean {
  return cond === undefined || (cond.text.trim() === 'true' && context.document.datamodel === 'ecmascript');
}

function report(transition: TransitionNode, earlier: TransitionNode, why: string, context: RuleContext): void {
  const note: { span: Span; message: string } = { span: earlier.element.span, message: 'the transition that is taken' };
  context.report(diagnose('NEVER_ENABLED', transition.element.span, [why], { note }));
}
