import { describe, expect, test } from '@jest/globals';
import { SimulatedClock } from '../../src/clock.js';
import type { TelephonyEvent } from '../../src/telephony/contract.js';
import { routerAdapter } from '../../src/telephony/router.js';
import { simulatedTServer } from '../../src/telephony/simulated/tserver.js';

function twoSwitches() {
  const clock = new SimulatedClock();
  const config = { acceptDelay: 0, answerDelay: 10 };
  const north = simulatedTServer({ clock, config: { ...config, switch: 'north', dns: [{ thisDN: '7001' }] } });
  const south = simulatedTServer({ clock, config: { ...config, switch: 'south', dns: [{ thisDN: '7001' }, { thisDN: '7002' }] } });
  const router = routerAdapter({ north: north.adapter(), south: south.adapter() });
  const events: TelephonyEvent[] = [];
  router.onEvent((event) => events.push(event));
  const pass = (): Promise<void> => clock.pass(50);
  return { clock, north, south, router, events, pass };
}

const DND = { name: 'RequestSetDNDOn', thisDN: '7001' } as const;

describe('routerAdapter', () => {
  test('a request goes to the adapter of its switch, and its answer names the switch and the reference ID', async () => {
    const { router, north, south, events, pass } = twoSwitches();
    await router.open();
    const ids = [
      router.request({ ...DND, switch: 'south' }),
      router.request({ ...DND, switch: 'north' }),
      router.request({ ...DND, switch: 'south' }),
    ];
    await pass();
    expect([north.dn('7001')?.dnd, south.dn('7001')?.dnd]).toEqual([true, true]);
    const [first, second, third] = await Promise.all(ids);
    expect(new Set([first, second, third]).size).toBe(3);
    const answers = events.flatMap((event) => (event.name === 'EventDNDOn' ? [[event.switch, event.referenceID]] : []));
    expect(answers).toEqual([
      ['south', first],
      ['north', second],
      ['south', third],
    ]);
  });

  test('without a switch, or with one that is not there, a request is rejected with 59 and says what there is', async () => {
    const { router } = twoSwitches();
    await router.open();
    await expect(router.request(DND)).rejects.toMatchObject({
      code: 59,
      detail: 'DN 7001 is ambiguous without a switch, which is one of north, south',
    });
    await expect(router.request({ ...DND, switch: 'west' })).rejects.toMatchObject({
      code: 59,
      detail: 'there is no switch west, only north, south',
    });
  });

  test('an adapter with one switch need not know it by the name that the router gives it', async () => {
    const clock = new SimulatedClock();
    const router = routerAdapter({ berlin: simulatedTServer({ clock }).adapter() });
    await router.open();
    const accepted = router.request({ ...DND, switch: 'berlin' });
    await clock.pass(10);
    await expect(accepted).resolves.toBe(1);
  });

  test('the loss of one T-Server leaves the other one alone, and opening again reopens only the lost one', async () => {
    const { router, north, events, pass } = twoSwitches();
    await router.open();
    north.disconnect();
    await expect(router.request({ ...DND, switch: 'north' })).rejects.toMatchObject({ code: 54 });
    const south = router.request({ ...DND, switch: 'south' });
    await pass();
    await expect(south).resolves.toEqual(expect.any(Number));
    events.length = 0;
    await router.open();
    expect(events.map((event) => [event.name, event.switch])).toEqual([
      ['EventServerConnected', 'north'],
      ['EventLinkConnected', 'north'],
    ]);
  });

  test('when one T-Server cannot be reached, opening rejects and closes those opened with it', async () => {
    const { router, south } = twoSwitches();
    south.disconnect({ stopped: true });
    await expect(router.open()).rejects.toMatchObject({ code: 54 });
    await expect(router.request({ ...DND, switch: 'north' })).rejects.toMatchObject({ code: 54 });
  });

  test('declares all switches and what any of them supports', () => {
    const { router } = twoSwitches();
    expect(router.switches).toEqual(['north', 'south']);
    expect(router.supports.has('RequestAgentLogout')).toBe(true);
  });

  test('a router to nothing is refused', () => {
    expect(() => routerAdapter({})).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }));
  });
});
