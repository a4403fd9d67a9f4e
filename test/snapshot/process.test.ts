/** Sessions that are interrupted, written down, and go on in another process. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { randomChart } from '../fuzz-equality/random-chart.js';
import { Player, type Step } from './player.js';
import { randomProgram } from './random-programs.js';

/** The processes: one for what is not interrupted and for the first parts, one for what goes on. */
let first: Player;
let second: Player;

beforeAll(() => {
  first = new Player();
  second = new Player();
});

afterAll(() => {
  first.close();
  second.close();
});

/** Plays the steps in one process, and those after the snapshot in another one. @returns whether there was a snapshot */
async function compare(document: string, steps: readonly Step[], at: number): Promise<boolean> {
  const whole = await first.play({ document, time: 0, steps, snapshotAfter: at });
  if (whole.error?.includes('DOCUMENT_REFUSED') || whole.error?.includes('document.scxml:')) return false; // targets that exclude each other
  expect(whole.error).toBeUndefined();
  const { snapshot, time } = whole;
  if (snapshot === undefined || time === undefined) return false; // it had ended before
  const rest = await second.play({ document, snapshot, time, steps: steps.slice(at) });
  expect(rest.error).toBeUndefined();
  expect(rest.again).toBe(snapshot);
  expect(withoutNewIds(rest.trace)).toEqual(withoutNewIds(whole.trace));
  return true;
}

/** Sessions that are begun after the snapshot have other ids and random numbers in another process, which is all that may differ. */
function withoutNewIds(trace: readonly string[]): string[] {
  const names = new Map<string, string>();
  return trace.map((line) =>
    line
      .replaceAll(/(one|two)-\d+/g, (id) => names.get(id) ?? names.set(id, `new ${names.size}`).get(id)!)
      .replaceAll(/(seed\\*":)\d+/g, '$1…'),
  );
}

describe('A session that goes on in another process', () => {
  test('does what it would have done: random charts', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(100_000), fc.nat(20), async (seed, at) => {
        const { scxml, events } = randomChart(seed);
        const steps = events.flatMap((event, i): Step[] => (i % 3 === 2 ? [event, { pass: 500 + 250 * (seed % 5) }] : [event]));
        // a chart that sends to itself at once may do so for ever
        const document = scxml.replaceAll(/(<send event="[^"]*")\/>/g, '$1 delay="1s"/>');
        if (await compare(document, steps, at)) compared++;
      }),
      { numRuns: 220, seed: 20_261_121 },
    );
    expect(compared).toBeGreaterThan(40);
  }, 60_000);

  test('does what it would have done: random programs', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(randomProgram, fc.nat(10), async ({ document, steps }, at) => {
        if (await compare(document, steps, at)) compared++;
      }),
      { numRuns: 200, seed: 20_261_121 },
    );
    expect(compared).toBeGreaterThan(80);
  }, 60_000);
});
