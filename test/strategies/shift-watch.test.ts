import { describe, expect, test } from '@jest/globals';
import { Scenario, type Setup } from './support.js';

const HOUR = 3_600_000;
const LOGOUT = 'RequestAgentLogout 7001 ShiftLimit';

const start = (setup: Setup = {}): Promise<Scenario> => Scenario.start('shift-watch', setup);

/** The two innermost states: what the agent does, how late it is. */
function regions(scenario: Scenario): readonly string[] {
  return scenario.configuration.filter((id) => !['watch', 'activity', 'clock', 'ending'].includes(id));
}

describe('what the agent does', () => {
  test('follows the events, and the clock stays as it is', async () => {
    const scenario = await start();
    const timers = scenario.view.timers;
    expect(regions(scenario)).toEqual(['unknown', 'early']);
    for (const [event, state] of [
      ['state.ready', 'ready'],
      ['state.notready', 'not_ready'],
      ['state.oncall', 'on_call'],
      ['state.offcall', 'unknown'],
    ] as const) {
      await scenario.send(event);
      expect(regions(scenario)).toEqual([state, 'early']);
    }
    expect(scenario.view.timers).toEqual(timers);
  });

  test('a call goes on until its end, whatever state the agent prepares', async () => {
    const scenario = await start();
    await scenario.send('state.oncall');
    await scenario.send('state.notready');
    await scenario.send('state.oncall');
    expect(regions(scenario)).toEqual(['on_call', 'early']);
  });

  test('not ready for too long is noted, once for each time; hearing of it twice does not start the time anew', async () => {
    const scenario = await start();
    await scenario.send('state.notready');
    await scenario.pass(800_000);
    await scenario.send('state.notready');
    await scenario.pass(101_000);
    expect(scenario.logs).toEqual(['not ready for longer than']);
    await scenario.send('state.ready');
    await scenario.send('state.notready');
    await scenario.pass(901_000);
    await scenario.send('state.loggedout');
    expect(scenario.view).toMatchObject({ configuration: ['logged_out_by_agent'], result: { longBreaks: 2 } });
  });

  test('a short break is not noted', async () => {
    const scenario = await start();
    await scenario.send('state.notready');
    await scenario.pass(800_000);
    await scenario.send('state.ready');
    await scenario.pass(HOUR);
    expect(scenario.logs).toEqual([]);
  });

  test('the agent logs out: both regions are left, and no timer stays', async () => {
    const scenario = await start();
    await scenario.send('state.loggedout');
    expect(scenario.view).toMatchObject({ status: 'final', configuration: ['logged_out_by_agent'], timers: [] });
    expect(scenario.requests).toEqual([]);
  });
});

describe('how late it is', () => {
  test('a warning before the end, then the logout', async () => {
    const scenario = await start();
    await scenario.send('state.ready');
    await scenario.pass(7.9 * HOUR);
    expect(regions(scenario)).toEqual(['ready', 'soon_over']);
    expect(scenario.logs).toEqual(['the shift is soon over']);
    await scenario.pass(0.2 * HOUR);
    expect(scenario.requests).toEqual([LOGOUT]);
    expect(scenario.configuration).toEqual(['logged_out_by_us']);
    expect(scenario.tserver.dn('7001')?.state).toBe('null');
  });

  test('a limit without a warning', async () => {
    const scenario = await start({ data: { untilWarning: '9h', untilLimit: '1s' } });
    await scenario.pass(1_100);
    expect(scenario.configuration).toEqual(['logged_out_by_us']);
  });

  test('nobody is logged out during a call', async () => {
    const scenario = await start();
    await scenario.send('state.oncall');
    await scenario.pass(9 * HOUR);
    expect(regions(scenario)).toEqual(['on_call', 'over']);
    expect(scenario.requests).toEqual([]);
    await scenario.send('state.offcall');
    expect(scenario.requests).toEqual([LOGOUT]);
    expect(scenario.configuration).toEqual(['logged_out_by_us']);
  });
});

describe('when the logout fails', () => {
  const due = (prepare: Setup['prepare']): Promise<Scenario> =>
    start({ data: { untilLimit: '1s', answerTimeout: '4s' }, ...(prepare && { prepare }) });

  test('servererror: tried again after the delay', async () => {
    const scenario = await due((tserver) => tserver.fail({ kind: 'reject', code: 54, times: 2 }));
    await scenario.pass(1_100);
    expect(regions(scenario)).toEqual(['unknown', 'pausing']);
    await scenario.pass(21_000);
    expect(scenario.requests).toEqual([LOGOUT, LOGOUT, LOGOUT]);
    expect(scenario.configuration).toEqual(['logged_out_by_us']);
  });

  test('servererror at every attempt: a supervisor is asked', async () => {
    const scenario = await due((tserver) => tserver.fail({ kind: 'reject', code: 54, times: 9 }));
    await scenario.pass(60_000);
    expect(scenario.requests).toEqual([LOGOUT, LOGOUT, LOGOUT]);
    expect(scenario.configuration).toEqual(['needs_supervisor']);
    expect(scenario.logs).toContain('not logged out at the end of the shift');
  });

  test.each([
    ['invalidresource', 59],
    ['unknown', 50],
  ])('%s: a supervisor is asked at once', async (_error, code) => {
    const scenario = await due((tserver) => tserver.fail({ kind: 'reject', code }));
    await scenario.pass(1_100);
    expect(scenario.configuration).toEqual(['needs_supervisor']);
  });

  test('silence counts as a server error, and a late answer during the pause still counts', async () => {
    const scenario = await due((tserver) => tserver.fail({ kind: 'delay', accept: 6_000 }));
    await scenario.pass(5_100);
    expect(regions(scenario)).toEqual(['unknown', 'pausing']);
    await scenario.pass(3_000);
    expect(scenario.configuration).toEqual(['logged_out_by_us']);
  });

  test('an agent who takes a call during the pause is left alone until its end', async () => {
    const scenario = await due((tserver) => tserver.fail({ kind: 'reject', code: 54 }));
    await scenario.pass(1_100);
    await scenario.send('state.oncall');
    await scenario.pass(60_000);
    expect(regions(scenario)).toEqual(['on_call', 'over']);
    await scenario.send('state.offcall');
    expect(scenario.configuration).toEqual(['logged_out_by_us']);
  });

  test('the agent logs out while we try', async () => {
    const scenario = await due((tserver) => tserver.fail({ kind: 'reject', code: 54 }));
    await scenario.pass(1_100);
    await scenario.send('state.loggedout');
    expect(scenario.view).toMatchObject({ configuration: ['logged_out_by_agent'], timers: [] });
  });
});

test('a time that is no time breaks the strategy off', async () => {
  const scenario = await start({ data: { untilLimit: 'evening' } });
  expect(scenario.configuration).toEqual(['needs_supervisor']);
});
