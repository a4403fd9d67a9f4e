import { type Plan, ScxmlError, Statewire } from 'statewire';
import { onEngine } from './on-engine.js';
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
  for (const observed of [true, false]) {
    const problem = difference(onEngine(plan, chart, { limit: LIMIT, observed }), naive);
    if (problem !== undefined) return { chart, problem: `${observed ? 'observed' : 'not observed'}: engine <, naive >\n${problem}` };
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
