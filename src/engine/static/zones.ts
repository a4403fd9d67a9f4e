/**
 * Zones: parts of a document that do not look at each other. For a class of events, what the states of a zone do follows from
 * them alone, whatever is active elsewhere: which of the transitions are enabled, what they leave and what they enter.
 */
import type { Plan, PlanState, PlanTransition } from '../../plan/plan.js';
import { findLCCA, isCompoundStateOrScxmlElement, isDescendant } from '../algorithm/relations.js';
import { BitSet } from '../bit-set.js';

export interface Zone {
  /** Its states are these, both included. */
  readonly first: number;
  readonly last: number;
  /** The states that decide. */
  readonly mask: BitSet;
}

/** The zones for the transitions that `concerns` picks, in document order. Transitions that could touch the same states share one. */
export function zonesOf(plan: Plan, concerns: (transition: PlanTransition) => boolean): readonly Zone[] {
  const found: Zone[] = [];
  for (const { kind, transitions } of plan.states) {
    if (kind === 'history') continue;
    for (const transition of transitions) if (concerns(transition)) found.push(zoneOf(plan, transition));
  }
  found.sort((a, b) => a.first - b.first);
  const zones: Zone[] = [];
  for (const zone of found) {
    const before = zones.at(-1);
    if (before && zone.first <= before.last) zones[zones.length - 1] = joined(before, zone);
    else zones.push(zone);
  }
  return zones;
}

function joined(a: Zone, b: Zone): Zone {
  const mask = a.mask.copy();
  for (const index of b.mask) mask.add(index);
  return { first: Math.min(a.first, b.first), last: Math.max(a.last, b.last), mask };
}

/** All that a transition can look at: the states inside its source, and those that it may leave or enter. */
function zoneOf(plan: Plan, transition: PlanTransition): Zone {
  const { source } = transition;
  const domain = transition.targets.length === 0 ? undefined : widestDomain(transition);
  const first = domain && domain !== source ? domain.index + 1 : source.index;
  const last = domain ? domain.last : source.last;
  const mask = new BitSet(plan.states.length);
  for (let index = first; index <= last; index++) mask.add(index);
  const zone = { first, last, mask };
  if (!domain) return zone;
  return plan.states.slice(first, last + 1).reduce((all, state) => withSiblings(plan, state, all), zone);
}

/** The domain, however far a history leads: what it stands for is inside its parent. */
function widestDomain({ internal, source, targets }: PlanTransition): PlanState | undefined {
  if (internal && isCompoundStateOrScxmlElement(source) && targets.every((state) => isDescendant(state, source))) return source;
  return findLCCA([source, ...targets]);
}

/** Entering a final state inside a parallel asks whether the other regions are final too (SCXML 3.4). */
function withSiblings(plan: Plan, final: PlanState, zone: Zone): Zone {
  let outermost: PlanState | undefined;
  if (final.kind === 'final') for (let at = final.parent?.parent; at?.kind === 'parallel'; at = at.parent) outermost = at;
  if (!outermost) return zone;
  const mask = zone.mask.copy();
  for (let index = outermost.index; index <= outermost.last; index++) if (plan.states[index]!.kind === 'final') mask.add(index);
  return { first: Math.min(zone.first, outermost.index), last: Math.max(zone.last, outermost.last), mask };
}
