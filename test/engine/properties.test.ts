import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Chart, start } from '../support/chart.js';
import { type Node, type RandomChart, randomChart } from './random-charts.js';

/** What is wrong with a configuration (SCXML 3.11). */
function illegal(active: ReadonlySet<string>, { states }: RandomChart): string | undefined {
  const activeOf = (nodes: readonly Node[]): Node[] => nodes.filter(({ id, kind }) => kind !== 'history' && active.has(id));
  const inner = (node: Node): Node[] => node.children.filter(({ kind }) => kind !== 'history');
  if (activeOf(states.filter(({ parent }) => !parent)).length !== 1) return 'the document has not one active child';
  for (const node of states) {
    if (active.has(node.id) && node.parent && !active.has(node.parent.id)) return `${node.id} is active without its parent`;
    if (!active.has(node.id) || inner(node).length === 0) continue;
    const count = activeOf(inner(node)).length;
    if (node.kind === 'state' && count !== 1) return `${node.id} has ${count} active children`;
    if (node.kind === 'parallel' && count !== inner(node).length) return `${node.id} has ${count} of ${inner(node).length} regions active`;
  }
  return undefined;
}

/** Follows the trace: every microstep leaves in reverse document order, then enters in document order; nothing twice. */
function replay(chart: Chart, random: RandomChart): void {
  const place = new Map(random.states.map(({ id }, i) => [id, i]));
  const active = new Set<string>();
  let last: { type: string; at: number } | undefined;
  for (const entry of chart.trace) {
    if (entry.type === 'transition' || entry.type === 'event') last = undefined;
    if (entry.type === 'stable') {
      expect(illegal(active, random)).toBeUndefined();
      expect(entry.configuration).toEqual([...active].sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0)));
    }
    if (entry.type !== 'exit' && entry.type !== 'enter') continue;
    const at = place.get(entry.state) ?? -1;
    if (last?.type === 'enter') expect(entry.type).toBe('enter');
    if (last?.type === entry.type) expect(entry.type === 'enter' ? at > last.at : at < last.at).toBe(true);
    expect(active.has(entry.state)).toBe(entry.type === 'exit');
    if (entry.type === 'exit') active.delete(entry.state);
    else active.add(entry.state);
    last = { type: entry.type, at };
  }
}

function play(random: RandomChart): Chart {
  const chart = start(random.body, { limits: { microsteps: 500 } });
  for (const event of random.events) chart.send(event);
  return chart;
}

describe('Random charts', () => {
  test('every stable configuration is legal, and every microstep leaves and enters in order', () => {
    fc.assert(
      fc.property(randomChart, (random) => replay(play(random), random)),
      { numRuns: 250, seed: 20_261_121 },
    );
  });
});
