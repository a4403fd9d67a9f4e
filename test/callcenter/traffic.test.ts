import { describe, expect, test } from '@jest/globals';
import { DEFAULT_CONFIG } from '../../src/callcenter/config/default-config.js';
import { SimulatedClock } from '../../src/clock.js';
import { NOON, running, runningWith } from './support.js';

/** Everything that the default call centre tells in an hour. */
function anHour(seed: number): readonly unknown[] {
  const { center, clock, events } = runningWith(DEFAULT_CONFIG.replace('seed = 1', `seed = ${seed}`), undefined, new SimulatedClock(NOON));
  center.start();
  clock.advance(3_600_000);
  center.close();
  clock.advance(3_600_000);
  return events;
}

describe('callers from outside', () => {
  test('are the same for the same seed, and others for another one', () => {
    expect(anHour(1)).toEqual(anHour(1));
    expect(anHour(1)).not.toEqual(anHour(2));
  });

  test('come as often as configured, wait and talk as long as people do', () => {
    const { center, clock, events } = running(
      '\n[traffic]\nseed = 5\npatience = 20000\ntalk = 30000\narrivals = [{ queue = "501", perHour = 360 }]\n',
    );
    center.start();
    for (const [agent, phone] of [
      ['Agent/9000', '101'],
      ['Agent/9001', '102'],
    ] as const)
      center.logIn(agent, phone);
    clock.advance(10 * 3_600_000);
    const linked = events.filter(({ type }) => type === 'callLinked').length;
    const calls = center.campaignStatus('incoming', 1)?.status.counts.total ?? 0;
    expect(Math.abs(calls - 3_600)).toBeLessThan(180);
    expect(linked).toBeGreaterThan(calls / 3);
    expect(linked).toBeLessThan(calls);
  });

  test('the default call centre is alive: somebody works, is called and calls', () => {
    const told = new Set(anHour(1).map((event) => JSON.parse(JSON.stringify(event)).type));
    for (const type of ['agentLoggedIn', 'agentRinging', 'agentIdle', 'callLinked', 'callUnlinked', 'callProgress'])
      expect(told).toContain(type);
  });
});
