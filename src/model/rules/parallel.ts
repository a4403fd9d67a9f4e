import { diagnose } from '../../diagnostics/diagnose.js';
import type { RuleContext } from '../context.js';
import type { StateNode, TransitionNode } from '../document.js';

/** `<parallel>` (SCXML 3.4) has regions, and is left as a whole. */
export function checkParallels(context: RuleContext): void {
  for (const { kind, element, children } of context.nodes) {
    if (kind === 'parallel' && children.every((child) => child.kind === 'history')) {
      context.report(diagnose('EMPTY_PARALLEL', element.span, []));
    }
  }
  for (const node of context.nodes) {
    if (node.kind !== 'history') for (const transition of node.transitions) checkLeavesParallel(transition, context);
  }
}

/**
 * A transition between states of one region looks as if it stayed there; but when the region itself is its source or target,
 * its domain lies above the parallel, because a parallel is no domain (3.13, findLCCA): every other region is left too.
 */
function checkLeavesParallel(transition: TransitionNode, context: RuleContext): void {
  const { source, targets } = transition;
  const region = regionOf(source);
  const parallel = region?.parent;
  if (!region || !parallel || targets.length === 0 || !targets.every((target) => isWithin(target, region))) return;
  if (source !== region && !targets.includes(region)) return;
  const inside = targets.every((target) => target !== region);
  if (transition.type === 'internal' && inside) return;
  const hint = inside ? 'type="internal" stays in the region' : undefined;
  context.report(diagnose('LEAVES_PARALLEL', transition.element.span, [parallel.id], { hint }));
}

/** The nearest ancestor, or the state itself, that is a region. */
function regionOf(state: StateNode): StateNode | undefined {
  for (let node: StateNode | undefined = state; node; node = node.parent) if (node.parent?.kind === 'parallel') return node;
  return undefined;
}

function isWithin(state: StateNode, ancestor: StateNode): boolean {
  for (let node: StateNode | undefined = state; node; node = node.parent) if (node === ancestor) return true;
  return false;
}
