import type { Plan, PlanState } from '../../plan/plan.js';

/** Events of the platform: nobody sends them. */
const PLATFORM = /^(error|done)(\.|$)/;

/**
 * The descriptors of the events that the active states have transitions for, innermost states first; those of errors and of
 * `done` events are left out.
 */
export function awaitedEvents(plan: Plan, configuration: readonly string[]): readonly string[] {
  const active = new Set<PlanState>();
  for (const id of [...configuration].reverse()) for (let state = plan.byId.get(id); state; state = state.parent) active.add(state);
  const descriptors = new Set<string>();
  for (const { transitions } of [...active].sort((a, b) => b.index - a.index)) {
    for (const transition of transitions) {
      for (const descriptor of transition.descriptors ?? []) if (!PLATFORM.test(descriptor)) descriptors.add(descriptor);
    }
  }
  return [...descriptors];
}

/** `waiting in notReady for agent.ready, shift.end`. */
export function describeWaiting(plan: Plan, configuration: readonly string[]): string {
  const states = configuration.filter((id) => id !== '');
  const leaves = states.filter((id) => plan.byId.get(id)?.children.length === 0);
  const events = awaitedEvents(plan, configuration).map((descriptor) => (descriptor === '*' ? 'any event' : descriptor));
  const where = leaves.length > 0 ? ` in ${leaves.join(', ')}` : '';
  return `waiting${where}${events.length > 0 ? ` for ${events.join(', ')}` : '; no event would move it'}`;
}
