import { describe, expect, test } from '@jest/globals';
import { difference } from './difference.js';
import { randomChart } from './random-chart.js';
import { onCorrectedScion } from './scion.js';
import { onStatewire } from './statewire.js';

/** `npm run fuzz:scion -- --seed N --count N` sets these. */
const seed = Number(process.env['FUZZ_SEED'] ?? 1);
const count = Number(process.env['FUZZ_COUNT'] ?? 60);

describe('random charts that the Recommendation and SCION define alike', () => {
  test.each([
    ['without parallels do the same in the same order', false],
    ['with parallels do the same in the same order', true],
  ])(
    '%s',
    async (_title, parallels) => {
      const different: string[] = [];
      for (let i = seed; i < seed + count; i++) {
        const chart = randomChart(i, parallels);
        const problem = difference(chart, onStatewire(chart), await onCorrectedScion(chart));
        if (problem !== undefined) different.push(`seed ${i}, ${problem}`);
      }
      expect(different).toEqual([]);
    },
    3_600_000,
  );
});
