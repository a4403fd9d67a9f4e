import { show } from './naive/content.js';
import { Naive } from './naive/interpreter.js';
import type { Outcome } from './outcome.js';
import type { RandomChart } from './random-chart.js';

export function onNaive(chart: RandomChart, limit: number): Outcome {
  const naive = new Naive(chart.scxml, limit);
  const stable: string[] = [];
  const note = (): void => {
    const data = chart.variables.map((id) => `${id}=${show(naive.data[id])}`);
    stable.push(...naive.effects, `${naive.ended ?? 'running'} ${naive.active.join(' ')}`, data.join(' '));
    naive.effects = [];
  };
  naive.start();
  note();
  for (const { name, invokeid } of chart.events) {
    naive.macrostep({ name, type: 'external', invokeid });
    note();
  }
  return { trace: naive.trace, stable };
}
