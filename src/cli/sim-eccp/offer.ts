/** What a simulation offers, told when it starts. */
import type { CallCenter } from '../../callcenter/call-center.js';

/** Longest list that is told in full. */
const SHOWN = 12;

export function describeOffer(callCenter: CallCenter): readonly string[] {
  const agents = callCenter.agents().filter(({ active }) => active);
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['agents', agents.map(({ number, name }) => `${number} (${name})`)],
    ['extensions', callCenter.extensions().map(({ number, technology }) => `${number} (${technology})`)],
    ['breaks', callCenter.breaks().flatMap((one) => (one.class === 'break' && one.active ? [`${one.id} (${one.name})`] : []))],
    ['queues', callCenter.incomingQueues().flatMap(({ queue, active }) => (active ? [queue] : []))],
    ['campaigns', callCenter.campaigns().map(({ type, id, name, status }) => `${type} ${id} (${name}, ${status})`)],
  ];
  return rows.flatMap(([what, all]) => (all.length === 0 ? [] : [`${what}: ${shortened(all)}`]));
}

function shortened(all: readonly string[]): string {
  const more = all.length - SHOWN;
  return all.slice(0, SHOWN).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
