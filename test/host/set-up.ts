/** A host with a clock, its trace, and one session to deliver to. */
import { type Host, ScxmlError, ScxmlEvent, SimulatedClock, Statewire, type StatewireOptions, type TraceEntry } from 'statewire';
import { document } from '../support/chart.js';

/** Keeps the data of every event `e`. */
export const COUNTER = document(
  '<datamodel><data id="got" expr="[]"/></datamodel><state id="a"><transition event="e"><script>got.push(_event.data)</script></transition><transition event="end" target="f"/></state><final id="f"/>',
);

export function setUp(options: StatewireOptions = {}) {
  const clock = new SimulatedClock();
  const statewire = new Statewire({ clock, seed: 1, ...options });
  const trace: TraceEntry[] = [];
  statewire.watch((entry) => trace.push(entry));
  const open = (text = COUNTER, id = 'S') => statewire.host.open(statewire.load(text), { id });
  const deliver = (data: number, eventId?: string, to = 'S') =>
    statewire.host.deliver(to, new ScxmlEvent('e', 'external', { data }), eventId);
  const got = (id = 'S') => statewire.host.inspect(id)?.data['got'];
  return { clock, statewire, host: statewire.host as Host, trace, open, deliver, got };
}

/** The code of what it throws. */
export function codeOf(act: () => unknown): string | undefined {
  try {
    act();
  } catch (error) {
    if (error instanceof ScxmlError) return error.code;
    throw error;
  }
  return undefined;
}
