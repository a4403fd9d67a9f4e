import { interpret, macrostep } from '../../src/engine/algorithm/interpret.js';
import type { Observer } from '../../src/engine/observer.js';
import { type MicrostepCache, Session } from '../../src/engine/session.js';
import { type Effect, type PlatformEffect, ScxmlEvent } from '../../src/event.js';
import type { Plan, PlanTransition } from '../../src/plan/plan.js';
import { show } from './naive/content.js';
import type { Outcome } from './outcome.js';
import type { RandomChart } from './random-chart.js';

export interface EngineOptions {
  readonly limit: number;
  readonly observed: boolean;
  readonly cache?: MicrostepCache | undefined;
}

/** Runs a chart on a session of the engine, without a host. */
export function onEngine(plan: Plan, chart: RandomChart, { limit, observed, cache }: EngineOptions): Outcome {
  const trace: string[] = [];
  const stable: string[] = [];
  const session = new Session(plan, {
    id: 'S1',
    seed: 1,
    microstepLimit: limit,
    environment: { ioProcessors: () => ({}), unreachable: () => undefined, global: () => undefined },
    observer: observed ? lines(trace) : undefined,
    cache,
  });
  const note = (): void => {
    const active = session.running ? session.configuration : session.lastConfiguration!;
    const ids = [...active].map((index) => plan.states[index]!.id);
    const values = session.data.inspect();
    const data = chart.variables.map((id) => `${id}=${show(values[id])}`);
    stable.push(...session.takeEffects().map(effectLine), `${session.ended ?? 'running'} ${ids.join(' ')}`, data.join(' '));
  };
  interpret(session, 0);
  note();
  for (const { name, invokeid } of chart.events) {
    macrostep(session, new ScxmlEvent(name, 'external', { invokeid }), 0);
    note();
  }
  return { trace: observed ? trace : undefined, stable };
}

const label = ({ source, ...transition }: PlanTransition): string =>
  `${source.id}#${source.transitions.findIndex(({ index }) => index === transition.index)}`;

function lines(trace: string[]): Observer {
  return {
    event: (_id, { name, type }) => trace.push(`event ${name} ${type}`),
    condition: (_id, transition, result) => trace.push(`cond ${label(transition)} ${result}`),
    microstep: (_id, transitions, event) =>
      trace.push(...transitions.map((transition) => `take ${label(transition)} ${event?.name ?? ''}`)),
    exited: (_id, state) => trace.push(`exit ${state.id}`),
    entered: (_id, state) => trace.push(`enter ${state.id}`),
    content: (_id, { tag }) => trace.push(`content ${tag}`),
    invoking: (_id, _invoke, invokeid) => trace.push(`invoking ${invokeid}`),
    error: (_id, { name }) => trace.push(`error ${name}`),
  };
}

function effectLine(any: Effect): string {
  const effect = any as PlatformEffect;
  switch (effect.type) {
    case 'log':
      return `log ${effect.label} ${show(effect.value)}`;
    case 'send':
      return `send ${effect.event.name} ${effect.sendid} ${effect.delay / 1000}s ${show(effect.event.data)}`;
    case 'cancel':
      return `cancel ${effect.sendid}`;
    case 'invoke':
      return `invoke ${effect.invokeid} ${show(effect.data)}`;
    case 'cancelInvoke':
      return `cancelInvoke ${effect.invokeid}`;
    case 'forward':
      return `forward ${effect.invokeid} ${effect.event.name}`;
    case 'done':
      return `done ${show(effect.data)}`;
  }
}
