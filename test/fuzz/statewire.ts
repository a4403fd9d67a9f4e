import { SimulatedClock, Statewire } from 'statewire';
import type { RandomChart } from './random-chart.js';
import { linesOf, type Outcome } from './scion.js';

/** Runs a chart on Statewire. After its end a session takes no events, and its configuration stays. */
export function onStatewire(chart: RandomChart): Outcome {
  const statewire = new Statewire({ clock: new SimulatedClock(), seed: 1 });
  const plan = statewire.load(chart.scxml, 'chart.scxml');
  const atomic = new Set(plan.states.filter(({ kind }) => kind === 'atomic' || kind === 'final').map(({ id }) => id));
  const session = statewire.start(plan);
  const active = (): string =>
    session.configuration
      .filter((id) => atomic.has(id))
      .sort()
      .join(' ');
  const configurations = [active()];
  for (const name of chart.events) {
    if (session.status === 'running') session.send(name);
    configurations.push(active());
  }
  return { trace: linesOf(session.view().data['trace']), configurations };
}
