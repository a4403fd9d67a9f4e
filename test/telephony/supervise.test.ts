import { describe, expect, test } from '@jest/globals';
import { SimulatedClock } from '../../src/clock.js';
import { simulatedTServer } from '../../src/telephony/simulated/tserver.js';
import { type SuperviseOptions, supervise } from '../../src/telephony/supervise.js';

function setup(options: SuperviseOptions = {}) {
  const clock = new SimulatedClock();
  const tserver = simulatedTServer({ clock });
  const adapter = tserver.adapter();
  /** When it was tried, ms. */
  const attempts: number[] = [];
  const log: string[] = [];
  const watched = {
    supports: adapter.supports,
    open() {
      attempts.push(clock.now());
      return adapter.open();
    },
    close: () => adapter.close(),
    request: (request: Parameters<typeof adapter.request>[0]) => adapter.request(request),
    onEvent: (listener: Parameters<typeof adapter.onEvent>[0]) => adapter.onEvent(listener),
  };
  return {
    clock,
    tserver,
    adapter,
    attempts,
    log,
    pass: (ms: number) => clock.pass(ms),
    start: () => supervise(watched, { clock, log: (line) => log.push(line), ...options }),
  };
}

const REQUEST = { name: 'RequestSetDNDOn', thisDN: '7001' } as const;

describe('supervise', () => {
  test('opens the adapter at once, and again after a loss', async () => {
    const { start, pass, tserver, adapter, clock } = setup();
    const supervision = start();
    await pass(0);
    tserver.disconnect();
    await pass(499);
    await expect(adapter.request(REQUEST)).rejects.toThrow('54');
    await pass(1);
    const accepted = adapter.request(REQUEST);
    clock.advance(10);
    expect(await accepted).toBe(1);
    supervision.stop();
  });

  test('waits longer after each failure, up to a limit, and says so', async () => {
    const { start, pass, tserver, attempts, log } = setup({ firstDelay: 100, factor: 3, longestDelay: 1000 });
    tserver.disconnect({ stopped: true });
    const supervision = start();
    await pass(5000);
    expect(attempts).toEqual([0, 100, 400, 1300, 2300, 3300, 4300]);
    expect(supervision.failures).toBe(7);
    tserver.start();
    await pass(1000);
    expect(supervision.failures).toBe(0);
    expect(log.at(-2)).toBe('the T-Server cannot be reached: 54 No connection to the switch: T-Server tserver_sim does not answer');
    expect(log.at(-1)).toBe('the T-Server is back after 7 attempts in vain');
    await pass(60_000);
    tserver.disconnect();
    await pass(100); // the delay has begun anew
    expect(attempts).toHaveLength(9);
  });

  test('a connection that breaks at once again and again does not start over each time', async () => {
    const { start, pass, tserver, attempts, adapter } = setup({ firstDelay: 100, longestDelay: 10_000 });
    adapter.onEvent((event) => {
      if (event.name === 'EventLinkConnected') queueMicrotask(() => tserver.disconnect());
    });
    start();
    await pass(3200);
    expect(attempts).toEqual([0, 100, 300, 700, 1500, 3100]);
  });

  test('an adapter that is open already is left as it is', async () => {
    const { start, pass, adapter, log } = setup();
    const opening = adapter.open();
    await opening;
    start();
    await pass(1000);
    expect(log).toEqual([]);
  });

  test('after stop() nothing is tried, no timer and no listener is left', async () => {
    const { start, pass, tserver, attempts, clock } = setup();
    const supervision = start();
    await pass(0);
    tserver.disconnect();
    supervision.stop();
    supervision.stop();
    expect(clock.nextDue).toBeUndefined();
    await pass(60_000);
    expect(attempts).toEqual([0]);
  });

  test('stop() during an attempt that fails: no further one', async () => {
    const { start, pass, tserver, attempts, log } = setup();
    tserver.disconnect({ stopped: true });
    start().stop();
    await pass(60_000);
    expect(attempts).toEqual([0]);
    expect(log).toEqual([]);
  });

  test.each<[SuperviseOptions, string]>([
    [{ firstDelay: 0 }, 'firstDelay must be milliseconds, not 0'],
    [{ factor: 0.5 }, 'factor must be 1 or more, not 0.5'],
    [{ firstDelay: 1000, longestDelay: 500 }, 'longestDelay must be 1000 ms or more, not 500'],
    [{ longestDelay: Number.NaN }, 'longestDelay must be 500 ms or more, not NaN'],
  ])('%j is refused', (options, message) => {
    expect(() => supervise(simulatedTServer().adapter(), options)).toThrow(expect.objectContaining({ code: 'BAD_OPTION', message }));
  });
});
