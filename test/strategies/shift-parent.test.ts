import { describe, expect, test } from '@jest/globals';
import { Scenario, type Setup } from './support.js';

const HOUR = 3_600_000;
const START = ['RequestSetDNDOff 7007', 'RequestAgentReady 7007'];
const END = ['RequestSetDNDOff 7007', 'RequestAgentNotReady 7007 EndOfShift', 'RequestAgentLogout 7007 EndOfShift'];

const start = (setup: Setup = {}): Promise<Scenario> => Scenario.start('shift-parent', setup);

describe('a shift of two invoked strategies', () => {
  test('the agent is brought in, works, and is taken out when the time is over', async () => {
    const scenario = await start();
    expect(scenario.configuration).toEqual(['shift', 'starting']);
    expect(Object.keys(scenario.view.children)).toEqual(['readying']);
    await scenario.pass();
    expect(scenario.configuration).toEqual(['shift', 'working']);
    expect(scenario.view).toMatchObject({ children: {}, data: { lastStep: 'do-not-disturb is off' } });
    expect(scenario.tserver.dn('7007')).toMatchObject({ state: 'ready', dnd: false });
    await scenario.pass(8 * HOUR);
    expect(scenario.requests).toEqual([...START, ...END]);
    expect(scenario.view).toMatchObject({ configuration: ['shift_done'], result: { result: 'logged_out', problems: [] } });
    expect(scenario.events).toEqual(['ready.progress', 'done.invoke.readying', 'shift.end', 'done.invoke.ending']);
    expect(scenario.tserver.dn('7007')?.state).toBe('null');
  });

  test('the shift may end earlier', async () => {
    const scenario = await start();
    await scenario.pass();
    await scenario.send('shift.end');
    expect(scenario.configuration).toEqual(['shift_done']);
    expect(scenario.view.timers).toEqual([]);
  });

  test('the parent gives its data to both', async () => {
    const scenario = await start({ data: { dn: '7002', switchName: 'sim', agent: '5002', shiftTime: '1h' } });
    await scenario.pass(1.1 * HOUR);
    const asked = scenario.traffic.flatMap((trace) => (trace.type === 'request' ? [trace.request] : []));
    expect(asked).toHaveLength(5);
    for (const request of asked) expect(request).toMatchObject({ thisDN: '7002', switch: 'sim', agentID: '5002' });
  });

  test('what the end of the shift reports is the result', async () => {
    const scenario = await start();
    await scenario.pass();
    scenario.tserver.fail({ kind: 'reject', code: 59, request: 'RequestAgentLogout' });
    await scenario.send('shift.end');
    expect(scenario.configuration).toEqual(['shift_done']);
    expect(scenario.view.result).toMatchObject({ result: 'wrong_agent', problems: [expect.stringContaining('log out')] });
  });
});

describe('when the agent does not get ready', () => {
  test.each([
    ['invalidresource', 59],
    ['unknown', 50],
  ])('%s: the shift does not start', async (error, code) => {
    const scenario = await start({ prepare: (tserver) => tserver.fail({ kind: 'reject', code, request: 'RequestAgentReady' }) });
    await scenario.pass();
    expect(scenario.view).toMatchObject({ configuration: ['not_started'], result: { error }, timers: [] });
    expect(scenario.logs).toEqual(['not started, got as far as']);
  });

  test('servererror: the child tries again, the parent waits', async () => {
    const scenario = await start({ prepare: (tserver) => tserver.fail({ kind: 'reject', code: 54 }) });
    await scenario.pass();
    expect(scenario.configuration).toEqual(['shift', 'starting']);
    await scenario.pass(2_100);
    expect(scenario.configuration).toEqual(['shift', 'working']);
  });

  test('the shift ends before it began: the child is told, and reports back', async () => {
    const scenario = await start();
    await scenario.send('shift.end');
    expect(scenario.view).toMatchObject({ configuration: ['not_started'], result: { error: 'cancelled' } });
    expect(scenario.requests).toEqual(START.slice(0, 1));
  });

  test('it takes too long: the child is cancelled', async () => {
    const scenario = await start({
      data: { startTimeout: '5s' },
      prepare: (tserver) => tserver.fail({ kind: 'neverAccept', times: 9 }),
    });
    await scenario.pass(5_100);
    expect(scenario.events).toEqual(['start.timeout', 'done.invoke.readying']);
    expect(scenario.view).toMatchObject({ configuration: ['not_started'], result: { error: 'cancelled' }, children: {} });
  });

  test('an event for the child is forwarded to it', async () => {
    const scenario = await start();
    await scenario.send('ready.cancel');
    expect(scenario.view).toMatchObject({ configuration: ['not_started'], result: { error: 'cancelled' } });
  });
});

test('the shift ends in the moment in which the agent got ready: the agent is taken out again', async () => {
  const scenario = await start();
  scenario.statewire.watch((entry) => {
    // the child is done and can no longer be told, and the parent does not know yet
    if (entry.type === 'enter' && entry.state === 'ready') scenario.session.send('shift.end');
  });
  await scenario.pass();
  expect(scenario.events).toEqual(['ready.progress', 'shift.end', 'error.communication', 'done.invoke.readying', 'done.invoke.ending']);
  expect(scenario.requests).toEqual([...START, ...END]);
  expect(scenario.configuration).toEqual(['shift_done']);
});

test('a time that is no time breaks the shift off', async () => {
  const scenario = await start({ data: { shiftTime: 'all day' } });
  await scenario.pass();
  expect(scenario.configuration).toEqual(['broken_off']);
});
