/** Random charts: the engine, with and without its plan cache, against a second implementation of Appendix D (naive/). `npm run fuzz` compares more of them. */
import { describe, expect, test } from '@jest/globals';
import { compare } from './compare.js';

const CHARTS = Number(process.env['FUZZ_CHARTS'] ?? 250);
const FIRST = Number(process.env['FUZZ_SEED'] ?? 0);

describe('Random charts', () => {
  test('do the same on the engine, with and without its plan cache, and on the naive interpreter', () => {
    let compared = 0;
    for (let seed = FIRST; compared < CHARTS; seed++) {
      const comparison = compare(seed);
      if (!comparison) continue;
      compared++;
      if (comparison.problem !== undefined) throw new Error(`seed ${seed}: ${comparison.problem}\n${comparison.chart.scxml}`);
    }
    expect(compared).toBe(CHARTS);
  });
});
