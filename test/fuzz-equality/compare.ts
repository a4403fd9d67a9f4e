import { type Plan, ScxmlError, Statewire } from 'statewire';
import { PlanCache } from '../../src/engine/cache/plan-cache.js';
import { type EngineOptions, onEngine } from './on-engine.js';
import { onNaive } from './on-naive.js';
import { difference } from './outcome.js';
import { type RandomChart, randomChart } from './random-chart.js';

/** Most microsteps of a macrostep: low, so that charts that never get stable are compared as well. */
const LIMIT = 60;

export interface Comparison {
  readonly chart: RandomChart;
  /** What differs; undefined when all ways do the same. */
  readonly problem: string | undefined;
}

/** Runs the chart of a seed every way. @returns undefined when the document is refused, which targets that exclude each other make it */
export function compare(seed: number): Comparison | undefined {
  const chart = randomChart(seed);
  const plan = load(chart.scxml);
  if (!plan) return undefined;
  const naive = onNaive(chart, LIMIT);
  const cache = new PlanCache(plan);
  const small = new PlanCache(plan, 3);
  const zones = new PlanCache(plan, 0);
  const fewZones = new PlanCache(plan, 2, 8);
  const ways: Readonly<Record<string, EngineOptions>> = {
    'without cache': { limit: LIMIT, observed: true },
    'without cache, not observed': { limit: LIMIT, observed: false },
    'a new cache': { limit: LIMIT, observed: true, cache },
    'the same cache again': { limit: LIMIT, observed: true, cache },
    'the same cache, not observed': { limit: LIMIT, observed: false, cache },
    'a cache that is soon full': { limit: LIMIT, observed: true, cache: small },
    'a cache that is full': { limit: LIMIT, observed: true, cache: small },
    'zones only': { limit: LIMIT, observed: true, cache: zones },
    'the same zones again, not observed': { limit: LIMIT, observed: false, cache: zones },
    'zones that are soon full': { limit: LIMIT, observed: true, cache: fewZones },
    'zones that are full': { limit: LIMIT, observed: true, cache: fewZones },
  };
  for (const [way, options] of Object.entries(ways)) {
    const problem = difference(onEngine(plan, chart, options), naive);
    if (problem !== undefined) return { chart, problem: `${way} (<) and naive (>)\n${problem}` };
  }
  return { chart, problem: undefined };
}

function load(scxml: string): Plan | undefined {
  try {
    return new Statewire().load(scxml);
  } catch (error) {
    if (error instanceof ScxmlError && error.code === 'DOCUMENT_REFUSED') return undefined;
    throw error;
  }
}
