import { SimulatedClock } from '../../src/clock.js';
import type { TelephonyAdapter, TelephonyEvent, TelephonyRequest } from '../../src/telephony/contract.js';
import { describeTrace } from '../../src/telephony/observe.js';
import type { SimulatedConfig } from '../../src/telephony/simulated/config.js';
import { type SimulatedTServer, simulatedTServer } from '../../src/telephony/simulated/tserver.js';

export interface Setup {
  readonly clock: SimulatedClock;
  readonly tserver: SimulatedTServer;
  readonly adapter: TelephonyAdapter;
  readonly events: TelephonyEvent[];
  /** The events as lines for people. */
  lines(): readonly string[];
  /** Lets time pass, in small steps. */
  pass(ms?: number): Promise<void>;
  /** Makes a request and lets it be answered. @returns the lines of the events that came */
  request(name: TelephonyRequest['name'], thisDN: string, more?: Partial<TelephonyRequest>): Promise<readonly string[]>;
}

/** A simulated T-Server with an open adapter. */
export async function setup(config: Partial<SimulatedConfig> = {}): Promise<Setup> {
  const clock = new SimulatedClock();
  const tserver = simulatedTServer({ clock, config });
  const adapter = tserver.adapter();
  const events: TelephonyEvent[] = [];
  const lines = (): string[] => events.map((event) => describeTrace({ type: 'event', event }));
  const pass = (ms = 100): Promise<void> => clock.pass(ms);
  await Promise.all([adapter.open(), pass(config.connectDelay ?? 0)]);
  adapter.onEvent((event) => events.push(event));
  return {
    clock,
    tserver,
    adapter,
    events,
    lines,
    pass,
    async request(name, thisDN, more = {}) {
      const before = events.length;
      const accepted = adapter.request({ name, thisDN, ...more });
      accepted.catch(() => {});
      await pass();
      await accepted;
      return lines().slice(before);
    },
  };
}
