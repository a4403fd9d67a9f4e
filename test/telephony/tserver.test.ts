import { describe, expect, test } from '@jest/globals';
import { SimulatedClock } from '../../src/clock.js';
import { SIMULATED_DEFAULTS, type SimulatedConfig } from '../../src/telephony/simulated/config.js';
import { simulatedTServer } from '../../src/telephony/simulated/tserver.js';
import { setup } from './support.js';

describe('the simulated T-Server as it comes', () => {
  test('has DNs 7001 to 7010 on a switch sim, some agents logged in and some ready', () => {
    const tserver = simulatedTServer({ clock: new SimulatedClock() });
    expect(tserver.inspect().map(({ thisDN, agentID, state, dnd }) => [thisDN, agentID, state, dnd])).toEqual([
      ['7001', '5001', 'ready', false],
      ['7002', '5002', 'ready', false],
      ['7003', '5003', 'ready', false],
      ['7004', '5004', 'ready', false],
      ['7005', '5005', 'notReady', false],
      ['7006', '5006', 'notReady', false],
      ['7007', '5007', 'notReady', true],
      ['7008', undefined, 'null', false],
      ['7009', undefined, 'null', false],
      ['7010', undefined, 'null', false],
    ]);
    expect(tserver.adapter().switches).toEqual(['sim']);
  });

  test('accepts after 2 ms and answers after 20 ms', async () => {
    const { adapter, events, clock, pass } = await setup();
    let acceptedAt: number | undefined;
    void adapter.request({ name: 'RequestSetDNDOn', thisDN: '7001' }).then(() => {
      acceptedAt = clock.now();
    });
    await pass();
    expect(acceptedAt).toBe(2);
    expect(events).toEqual([{ name: 'EventDNDOn', time: 20, server: 'tserver_sim', thisDN: '7001', referenceID: 1 }]);
  });

  test('tells the state of the connection and of the link when a client opens', async () => {
    const { tserver, clock } = await setup();
    tserver.setLink(false);
    const names: string[] = [];
    const late = tserver.adapter();
    late.onEvent((event) => names.push(event.name));
    await late.open();
    expect(names).toEqual(['EventServerConnected', 'EventLinkDisconnected']);
    expect(clock.nextDue).toBeUndefined();
  });

  test('tells all clients what happens, but only the one that asked which request it was', async () => {
    const { tserver, adapter, events, pass } = await setup();
    const other = tserver.adapter();
    const seen: unknown[] = [];
    await other.open();
    other.onEvent((event) => seen.push(event));
    await Promise.all([
      adapter.request({ name: 'RequestAgentLogout', thisDN: '7001', reasons: { ReasonCode: 'end' }, extensions: { A: 1 } }),
      pass(),
    ]);
    const [event] = events;
    expect(event).toMatchObject({
      name: 'EventAgentLogout',
      referenceID: 1,
      agentID: '5001',
      reasons: { ReasonCode: 'end' },
      extensions: { A: 1 },
    });
    const { referenceID, ...shared } = event as { referenceID: number };
    expect(seen).toEqual([shared]);
    expect(referenceID).toBe(1);
  });

  test('after close() nothing happens any more and no timer is left', async () => {
    const { tserver, adapter, events, clock, pass } = await setup();
    await Promise.all([adapter.request({ name: 'RequestSetDNDOn', thisDN: '7001' }), pass(5)]);
    tserver.close();
    expect(clock.nextDue).toBeUndefined();
    expect(events.map(({ name }) => name)).toEqual(['EventServerDisconnected']);
    await expect(adapter.open()).rejects.toMatchObject({ code: 54 });
  });
});

describe('faults on command', () => {
  test('reject: the request is not accepted', async () => {
    const { tserver, request, lines } = await setup();
    tserver.fail({ kind: 'reject', code: 58 });
    await expect(request('RequestSetDNDOn', '7001')).rejects.toMatchObject({
      name: 'TelephonyError',
      code: 58,
      symbol: 'TERR_OUT_OF_SERVICE',
      text: 'Out of service',
    });
    expect(lines()).toEqual([]);
  });

  test('refuse: accepted, then EventError, and nothing changes', async () => {
    const { tserver, request } = await setup();
    tserver.fail({ kind: 'refuse', code: 185 });
    expect(await request('RequestSetDNDOn', '7001')).toEqual(['← EventError 7001 #1 185 Set is in wrong state for invocation']);
    expect(tserver.dn('7001')?.dnd).toBe(false);
  });

  test('delay: acceptance and answer come later by so much', async () => {
    const { tserver, adapter, events, clock, pass } = await setup();
    tserver.fail({ kind: 'delay', accept: 100, answer: 1000 });
    let acceptedAt: number | undefined;
    void adapter.request({ name: 'RequestSetDNDOn', thisDN: '7001' }).then(() => {
      acceptedAt = clock.now();
    });
    await pass(5000);
    expect([acceptedAt, events[0]?.time]).toEqual([102, 1120]);
  });

  test('neverAccept: the request stays open until the connection ends', async () => {
    const { tserver, adapter, pass } = await setup();
    tserver.fail({ kind: 'neverAccept' });
    let ended: unknown;
    adapter.request({ name: 'RequestSetDNDOn', thisDN: '7001' }).catch((error: unknown) => {
      ended = error;
    });
    await pass(3_600_000);
    expect(ended).toBeUndefined();
    await adapter.close();
    expect(ended).toMatchObject({ code: 54 });
  });

  test('neverAnswer: carried out, but no event tells', async () => {
    const { tserver, request } = await setup();
    tserver.fail({ kind: 'neverAnswer' });
    expect(await request('RequestSetDNDOn', '7001')).toEqual([]);
    expect(tserver.dn('7001')?.dnd).toBe(true);
  });

  test('answerTwice: the same answer two times', async () => {
    const { tserver, request } = await setup();
    tserver.fail({ kind: 'answerTwice' });
    expect(await request('RequestSetDNDOn', '7001')).toEqual(['← EventDNDOn 7001 #1', '← EventDNDOn 7001 #1']);
  });

  test('lateError: confirmed, and refused later', async () => {
    const { tserver, request } = await setup();
    tserver.fail({ kind: 'lateError', code: 50, after: 40 });
    expect(await request('RequestSetDNDOn', '7001')).toEqual(['← EventDNDOn 7001 #1', '← EventError 7001 #1 50 Unrecognized error']);
  });

  test('wrongReferenceID: the answer carries an ID that nobody has', async () => {
    const { tserver, request } = await setup();
    tserver.fail({ kind: 'wrongReferenceID' });
    expect(await request('RequestSetDNDOn', '7001')).toEqual(['← EventDNDOn 7001 #1000001']);
  });

  test('disconnect before acceptance rejects the request; before the answer, only the event is missing', async () => {
    const { tserver, adapter, request } = await setup();
    tserver.fail({ kind: 'disconnect', when: 'beforeAcceptance' });
    await expect(request('RequestSetDNDOn', '7001')).rejects.toMatchObject({ code: 54 });
    await adapter.open();
    tserver.fail({ kind: 'disconnect', when: 'beforeAnswer' });
    expect(await request('RequestSetDNDOn', '7001')).toEqual(['← EventServerDisconnected tserver_sim']);
  });

  test('a fault hits only the requests it names, and as often as it says', async () => {
    const { tserver, request } = await setup();
    tserver.fail({ request: 'RequestSetDNDOn', thisDN: '7002', times: 2, kind: 'refuse', code: 50 });
    const first = await request('RequestSetDNDOn', '7001');
    const second = await request('RequestSetDNDOff', '7002');
    expect([...first, ...second]).toEqual(['← EventDNDOn 7001 #1', '← EventDNDOff 7002 #2']);
    const hit = [
      await request('RequestSetDNDOn', '7002'),
      await request('RequestSetDNDOn', '7002'),
      await request('RequestSetDNDOn', '7002'),
    ];
    expect(hit.map(([line]) => line?.split(' ')[1])).toEqual(['EventError', 'EventError', 'EventDNDOn']);
  });

  test('clearFaults() forgets them', async () => {
    const { tserver, request } = await setup();
    tserver.fail({ kind: 'refuse', code: 50 });
    tserver.clearFaults();
    expect(await request('RequestSetDNDOn', '7001')).toEqual(['← EventDNDOn 7001 #1']);
  });

  test('a T-Server that was stopped takes connections again after start()', async () => {
    const { tserver, adapter } = await setup();
    tserver.disconnect({ stopped: true });
    await expect(adapter.open()).rejects.toMatchObject({ code: 54 });
    tserver.start();
    await expect(adapter.open()).resolves.toBeUndefined();
  });

  test('a link that breaks after acceptance refuses with EventError 54', async () => {
    const { tserver, adapter, lines, pass } = await setup();
    await Promise.all([adapter.request({ name: 'RequestSetDNDOn', thisDN: '7001' }), pass(5)]);
    tserver.setLink(false);
    await pass();
    expect(lines()).toEqual(['← EventLinkDisconnected tserver_sim', '← EventError 7001 #1 54 No connection to the switch']);
  });
});

describe('configuration', () => {
  test.each<[string, unknown]>([
    ['there is no option "answerdelay"', { answerdelay: 5 }],
    ['answerDelay must be milliseconds, not -1', { answerDelay: -1 }],
    ['acceptDelay must be milliseconds, not NaN', { acceptDelay: Number.NaN }],
    ['sameState must be confirm or refuse, not "maybe"', { sameState: 'maybe' }],
    ['dns[0].thisDN must be a text that is not empty, not 7001', { dns: [{ thisDN: 7001 }] }],
    ['DN 7001 is there twice', { dns: [{ thisDN: '7001' }, { thisDN: '7001' }] }],
    [
      'agent 5001 is logged in twice',
      {
        dns: [
          { thisDN: '7001', agentID: '5001' },
          { thisDN: '7002', agentID: '5001' },
        ],
      },
    ],
    ['DN 7001 is ready without an agentID', { dns: [{ thisDN: '7001', ready: true }] }],
  ])('%s', (message, config) => {
    const make = (): unknown => simulatedTServer({ clock: new SimulatedClock(), config: config as Partial<SimulatedConfig> });
    expect(make).toThrow(expect.objectContaining({ code: 'BAD_OPTION', message: expect.stringContaining(message) }));
  });

  test('what is not given stays as it comes', () => {
    expect(simulatedTServer({ config: { switch: 'north' } }).config).toEqual({ ...SIMULATED_DEFAULTS, switch: 'north' });
  });
});
