/** A ratio means something only when both sides do the same work: each workload against its hand-written machine. */
import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import type { DataValue } from 'statewire';
import { start } from '../support/chart.js';

interface Machine {
  send(name: string, data?: DataValue): void;
  get(): DataValue;
}
interface Workload {
  readonly title: string;
  readonly scxml: string;
  readonly events?: readonly { readonly name: string; readonly data?: DataValue }[];
  readonly hand: () => Machine;
  /** A variable of the chart that the machine's `get` returns too. */
  readonly dmCheck?: string;
}

const load = createRequire(import.meta.url);
const { WORKLOADS, genDoc } = load('./workloads.cjs') as {
  WORKLOADS: Readonly<Record<string, Workload>>;
  genDoc(n: number): { text: string; states: number };
};
const { Limit, measure } = load('./limit.cjs') as {
  Limit: new (machine: Machine) => Machine;
  measure(engines: Readonly<Record<string, Machine>>, events: readonly object[], options: object): Readonly<Record<string, number>>;
};
const entries = Object.entries(WORKLOADS);

describe('workloads', () => {
  test.each(entries.flatMap(([id, { dmCheck, events = [], ...rest }]) => (dmCheck ? [{ id, dmCheck, events, ...rest }] : [])))(
    '$id ($title) and its machine agree on their variable',
    ({ scxml, events, hand, dmCheck }) => {
      const chart = start(scxml);
      const machine = hand();
      for (let i = 0; i < 50; i++) {
        const { name } = events[i % events.length]!;
        chart.send(name);
        machine.send(name);
        expect(chart.data[dmCheck]).toBe(machine.get());
      }
      expect(machine.get()).not.toBe(0);
    },
  );

  test.each(entries)('%s loads, and every event takes a transition', (_id, { scxml, events = [] }) => {
    const chart = start(scxml);
    for (let i = 0; i < 12 && events.length > 0; i++) {
      chart.trace.length = 0;
      chart.send(events[i % events.length]!.name);
      expect(chart.trace.map(({ type }) => type)).toContain('transition');
    }
    expect(chart.errors).toEqual([]);
  });

  test('a generated document has the states that it says', () => {
    for (const n of [20, 250]) {
      const { text, states } = genDoc(n);
      expect(text.match(/<state /g)).toHaveLength(states);
      expect(start(text).configuration).toContain('s0_0');
    }
  });
});

describe('the limit', () => {
  test('is a machine behind an event, a queue and run to completion', () => {
    const order: string[] = [];
    const limit: Machine = new Limit({
      send(name) {
        order.push(`${name} begins`);
        if (name === 'a') limit.send('b');
        order.push(`${name} ends`);
      },
      get: () => null,
    });
    limit.send('a');
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  test('engines are measured on the same events', () => {
    const seen: Record<string, number> = { one: 0, two: 0 };
    const counting = (name: string): Machine => ({ send: () => void seen[name]!++, get: () => null });
    const times = measure({ one: counting('one'), two: counting('two') }, [{ name: 'a' }], { repetitions: 3, batch: 10 });
    expect(seen).toEqual({ one: 50, two: 50 }); // two more repetitions warm up
    expect(times['one']).toBeGreaterThan(0);
  });
});
