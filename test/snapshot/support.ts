/** Two hosts, one after the other, as two processes would have them. */
import { type Extension, ScxmlEvent, SimulatedClock, Statewire, type StatewireOptions, type TraceEntry } from 'statewire';
import { document } from '../support/chart.js';

export interface World {
  readonly clock: SimulatedClock;
  readonly statewire: Statewire;
  readonly trace: TraceEntry[];
  readonly logs: () => readonly unknown[];
  send(name: string, data?: unknown, to?: string): void;
}

/** A host whose time starts at `now`. */
export function world(now = 0, options: StatewireOptions & { readonly extensions?: readonly Extension[] } = {}): World {
  const clock = new SimulatedClock(now);
  let sessions = 0;
  const statewire = new Statewire({ clock, seed: 1, newSessionId: () => `S${++sessions}`, ...options });
  const trace: TraceEntry[] = [];
  statewire.watch((entry) => trace.push(entry));
  return {
    clock,
    statewire,
    trace,
    logs: () => trace.flatMap((entry) => (entry.type === 'log' ? [entry.value ?? entry.label] : [])),
    send: (name, data, to = 'S1') => statewire.host.deliver(to, new ScxmlEvent(name, 'external', { data: data as never })),
  };
}

/** Starts a chart in a first host. */
export function begin(body: string, options?: Parameters<typeof world>[1]) {
  const text = document(body);
  const first = world(0, options);
  const session = first.statewire.start(text);
  return { ...first, text, session };
}

/** Goes on from a snapshot in another host, at a given time. */
export function goOn(text: string, snapshot: string, now = 0, options?: Parameters<typeof world>[1]) {
  const second = world(now, options);
  return { ...second, session: second.statewire.restore(text, snapshot) };
}
