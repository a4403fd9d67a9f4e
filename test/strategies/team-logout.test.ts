import { describe, expect, test } from '@jest/globals';
import { Scenario, type Setup } from './support.js';

const TEAM = ['7001', '7002', '7003'];
const logout = (dn: string): string => `RequestAgentLogout ${dn} ClosingTime`;

const start = (setup: Setup = {}): Promise<Scenario> => Scenario.start('team-logout', { ...setup, data: { team: TEAM, ...setup.data } });

describe('logging a team out', () => {
  test('all requests leave at once, and everybody is logged out', async () => {
    const scenario = await start();
    expect(scenario.requests).toEqual(TEAM.map(logout));
    expect(scenario.view.data).toMatchObject({ waiting: 3 });
    await scenario.pass();
    expect(scenario.view).toMatchObject({ configuration: ['all_out'], result: { out: TEAM }, timers: [] });
    expect(TEAM.map((dn) => scenario.tserver.dn(dn)?.state)).toEqual(['null', 'null', 'null']);
  });

  test('nobody to log out is everybody logged out', async () => {
    const scenario = await start({ data: { team: [] } });
    expect(scenario.view).toMatchObject({ configuration: ['all_out'], result: { out: [] } });
  });

  test('answers count in whatever order they come', async () => {
    const scenario = await start({ prepare: (tserver) => tserver.fail({ kind: 'delay', accept: 1_000, thisDN: '7001' }) });
    await scenario.pass(2_000);
    expect(scenario.view.result).toEqual({ out: ['7002', '7003', '7001'] });
  });

  test('an answer that comes twice counts once, and one of somebody else or without data not at all', async () => {
    const scenario = await start({ prepare: (tserver) => tserver.fail({ kind: 'delay', accept: 1_000, thisDN: '7003' }) });
    await scenario.pass(500);
    const answers = scenario.trace.flatMap((entry) => (entry.type === 'event' ? [entry.event] : []));
    expect(answers.map(({ name }) => name)).toEqual(['agent.logout.done', 'agent.logout.done']);
    for (const { name, data } of answers) scenario.session.send(name, data);
    scenario.session.send('agent.logout.done', { requestid: 'nobody' });
    scenario.session.send('error.agent.logout');
    expect(scenario.configuration).toEqual(['closing', 'asking']);
    expect(scenario.view.data).toMatchObject({ out: ['7001', '7002'], waiting: 1 });
    await scenario.pass(1_000);
    expect(scenario.configuration).toEqual(['all_out']);
  });
});

describe('when some cannot be logged out', () => {
  test.each([
    ['invalidresource', 59],
    ['unknown', 50],
  ])('%s: not tried again, and the result says why', async (error, code) => {
    const scenario = await start({ prepare: (tserver) => tserver.fail({ kind: 'reject', code, thisDN: '7002', times: 9 }) });
    await scenario.pass(60_000);
    expect(scenario.requests).toEqual(TEAM.map(logout));
    expect(scenario.configuration).toEqual(['some_left']);
    expect(scenario.view.result).toEqual({
      out: ['7001', '7003'],
      failed: [{ dn: '7002', error, description: expect.stringContaining('DN 7002') }],
      missing: [],
    });
  });

  test('servererror: those are tried again after the delay, the others not', async () => {
    const scenario = await start({ prepare: (tserver) => tserver.fail({ kind: 'reject', code: 54, thisDN: '7002' }) });
    await scenario.pass(9_000);
    expect(scenario.configuration).toEqual(['closing', 'pausing']);
    await scenario.pass(2_000);
    expect(scenario.requests).toEqual([...TEAM.map(logout), logout('7002')]);
    expect(scenario.view.result).toEqual({ out: ['7001', '7003', '7002'] });
  });

  test('servererror in every round: missing in the result', async () => {
    const scenario = await start({ prepare: (tserver) => tserver.fail({ kind: 'reject', code: 54, thisDN: '7002', times: 9 }) });
    await scenario.pass(60_000);
    expect(scenario.requests).toEqual([...TEAM.map(logout), logout('7002'), logout('7002')]);
    expect(scenario.view).toMatchObject({ configuration: ['some_left'], result: { failed: [], missing: ['7002'] } });
  });

  test('silence ends the round, and a late answer before the next one still counts', async () => {
    const scenario = await start({
      data: { roundTimeout: '2s' },
      prepare: (tserver) => tserver.fail({ kind: 'delay', accept: 4_000, thisDN: '7002' }),
    });
    await scenario.pass(2_500);
    expect(scenario.configuration).toEqual(['closing', 'pausing']);
    await scenario.pass(20_000);
    expect(scenario.requests).toEqual(TEAM.map(logout));
    expect(scenario.view.result).toEqual({ out: ['7001', '7003', '7002'] });
  });

  test('those that never answer are asked again, and are missing at the end', async () => {
    const scenario = await start({
      data: { roundTimeout: '2s', maxRounds: 2 },
      prepare: (tserver) => tserver.fail({ kind: 'neverAccept', thisDN: '7002', times: 9 }),
    });
    await scenario.pass(60_000);
    expect(scenario.requests.filter((request) => request === logout('7002'))).toHaveLength(2);
    expect(scenario.view).toMatchObject({ configuration: ['some_left'], result: { out: ['7001', '7003'], missing: ['7002'] } });
  });

  test('stopped while it asks, or between two rounds: what was answered is the result', async () => {
    const asking = await start({ prepare: (tserver) => tserver.fail({ kind: 'neverAccept', thisDN: '7003' }) });
    await asking.pass(1_000);
    await asking.send('team.stop');
    expect(asking.view).toMatchObject({ configuration: ['some_left'], result: { out: ['7001', '7002'], missing: ['7003'] } });
    const pausing = await start({ prepare: (tserver) => tserver.fail({ kind: 'reject', code: 54, thisDN: '7001' }) });
    await pausing.pass();
    await pausing.send('team.stop');
    expect(pausing.view).toMatchObject({ configuration: ['some_left'], result: { out: ['7002', '7003'], missing: ['7001'] } });
  });
});

test.each([{ team: 7001 }, { roundTimeout: 'soon' }])('wrong data (%j) breaks the strategy off', async (data) => {
  const scenario = await start({ data });
  expect(scenario.configuration).toEqual(['broken_off']);
});
