/** Whether states of a snapshot can have been active together (SCXML 3.10, 3.11). */
import type { Plan, PlanState } from '../plan/plan.js';
import { isAtomicState, isDescendant } from './algorithm/relations.js';
import type { BitSet } from './bit-set.js';

/** A legal configuration: what is active below each active state is what its kind asks for (SCXML 3.11). */
export function isLegalConfiguration(plan: Plan, configuration: BitSet): boolean {
  for (const state of plan.states) {
    const active = state.kind === 'scxml' || configuration.has(state.index);
    if (!active) continue;
    if (state.kind === 'history') return false;
    if (state.parent && state.parent.kind !== 'scxml' && !configuration.has(state.parent.index)) return false;
    const children = state.children.filter(({ index }) => configuration.has(index)).length;
    const expected = state.kind === 'parallel' ? state.children.length : Math.min(1, state.children.length);
    if (children !== expected) return false;
  }
  return true;
}

/** What a history can have recorded (SCXML 3.10): children, or when deep atomic descendants, that can be active together. */
export function isHistoryValue({ parent, deep }: Pick<PlanState, 'parent' | 'deep'>, states: readonly PlanState[]): boolean {
  if (parent === undefined || states.length === 0) return false;
  const recorded = (state: PlanState): boolean => (deep ? isDescendant(state, parent) && isAtomicState(state) : state.parent === parent);
  if (!states.every((state) => state.kind !== 'history' && recorded(state))) return false;
  return states.every((one, i) => states.slice(i + 1).every((other) => parallelWith(one, other)));
}

function parallelWith(one: PlanState, other: PlanState): boolean {
  let common = one.parent;
  while (common && !(other.index > common.index && other.index <= common.last)) common = common.parent;
  return one !== other && common?.kind === 'parallel';
}
