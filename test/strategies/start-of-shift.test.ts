import { describe, expect, test } from '@jest/globals';
import { Scenario, type Setup } from './support.js';

/** The strategy, with an extension that waits for the switch, as it assumes. */
const start = (setup: Setup = {}): Promise<Scenario> => Scenario.start('start-of-shift', { confirm: 'switch', ...setup });
const at = (dn: string): readonly string[] => [`RequestAgentLogin ${dn}`, `RequestSetDNDOff ${dn}`, `RequestAgentReady ${dn}`];

describe('finding a desk', () => {
  test('the first one that is free: logged in, do-not-disturb off, ready', async () => {
    const scenario = await start({ data: { queue: '8001' } });
    await scenario.pass(1_000);
    expect(scenario.requests).toEqual(at('7008'));
    expect(scenario.view).toMatchObject({ configuration: ['working'], timers: [] });
    expect(scenario.view.result).toEqual({ dn: '7008', ready: true, problems: [] });
    expect(scenario.tserver.dn('7008')).toMatchObject({ agentID: '5009', queues: ['8001'], state: 'ready' });
    expect(scenario.events).toEqual(['agent.login.done', 'agent.setdnd.done', 'agent.setmediastate.done']);
  });

  test('invalidresource: a desk that is taken and one that is not there are passed over', async () => {
    const scenario = await start({ data: { desks: ['7001', '9999', '7010'] }, config: { secondLogin: 'refuse' } });
    await scenario.pass(1_000);
    expect(scenario.requests).toEqual(['RequestAgentLogin 7001', 'RequestAgentLogin 9999', ...at('7010')]);
    expect(scenario.view.result).toMatchObject({ dn: '7010', ready: true });
    expect(scenario.tserver.dn('7001')?.agentID).toBe('5001');
  });

  test('no desk is left: the end, with the reason of the last one', async () => {
    const scenario = await start({ data: { desks: ['7001', '7002'] }, config: { secondLogin: 'refuse' } });
    await scenario.pass(1_000);
    expect(scenario.view).toMatchObject({ configuration: ['no_desk'], timers: [] });
    expect(scenario.view.result).toEqual({ error: 'invalidresource', description: '185 Set is in wrong state for invocation' });
  });

  test('where done means accepted, a desk that is taken looks like a free one', async () => {
    const scenario = await start({ confirm: 'acceptance', data: { desks: ['7005', '7008'] }, config: { secondLogin: 'refuse' } });
    await scenario.pass(1_000);
    expect(scenario.view.result).toEqual({ dn: '7005', ready: true, problems: [] });
    expect(scenario.tserver.dn('7005')?.agentID).not.toBe('5009');
  });
});

describe('when a step fails', () => {
  test('servererror: that step is tried again after the pause, and no other', async () => {
    const scenario = await start({ prepare: (tserver) => tserver.fail({ kind: 'reject', code: 54, request: 'RequestSetDNDOff' }) });
    await scenario.pass(1_000);
    expect(scenario.configuration).toEqual(['starting', 'pausing']);
    await scenario.pass(2_000);
    const [login, dnd, ready] = at('7008');
    expect(scenario.requests).toEqual([login, dnd, dnd, ready]);
    expect(scenario.configuration).toEqual(['working']);
  });

  test('servererror at every attempt: given up after the last one', async () => {
    const scenario = await start({ prepare: (tserver) => tserver.fail({ kind: 'reject', code: 54, times: 9 }) });
    await scenario.pass(60_000);
    expect(scenario.requests).toEqual(Array(3).fill('RequestAgentLogin 7008'));
    expect(scenario.view).toMatchObject({ configuration: ['no_tserver'], result: { error: 'servererror' } });
  });

  test('silence counts as a server error, and an answer to an earlier attempt is dropped', async () => {
    const scenario = await start({
      data: { answerTimeout: '1s', maxAttempts: 2 },
      prepare: (tserver) => tserver.fail({ kind: 'neverAnswer', times: 2 }),
    });
    const first = scenario.requestid;
    await scenario.pass(1_100);
    expect(scenario.configuration).toEqual(['starting', 'pausing']);
    await scenario.send('agent.login.done', { requestid: first });
    expect(scenario.configuration).toEqual(['starting', 'pausing']);
    await scenario.pass(60_000);
    expect(scenario.view.result).toEqual({ error: 'servererror', description: 'no answer within 1s' });
  });

  test('do-not-disturb that is refused is noted', async () => {
    const scenario = await start({ config: { sameState: 'refuse' } });
    await scenario.pass(1_000);
    const problems = ['do-not-disturb: 43 Object is already in requested state'];
    expect(scenario.view.result).toEqual({ dn: '7008', ready: true, problems });
  });

  test('invalidresource when getting ready: logged in, and the agent has to do it', async () => {
    const scenario = await start({ prepare: (tserver) => tserver.fail({ kind: 'refuse', code: 185, request: 'RequestAgentReady' }) });
    await scenario.pass(1_000);
    expect(scenario.configuration).toEqual(['not_ready']);
    expect(scenario.view.result).toMatchObject({ dn: '7008', ready: false, error: 'invalidresource' });
    expect(scenario.tserver.dn('7008')?.state).toBe('notReady');
  });

  test.each([
    [
      'a work mode that there is not',
      { workMode: 'Manual' },
      'wrong_data',
      { error: 'unknown', description: expect.stringContaining('workmode') },
    ],
    ['desks that are no list', { desks: null }, 'broken_off', { error: 'broken', description: expect.stringContaining('null') }],
  ])('%s', async (_, data, final, result) => {
    const scenario = await start({ data });
    await scenario.pass(1_000);
    expect(scenario.view).toMatchObject({ configuration: [final], timers: [] });
    expect(scenario.view.result).toEqual(result);
  });

  test('an unknown failure ends it at once', async () => {
    const scenario = await start({ prepare: (tserver) => tserver.fail({ kind: 'refuse', code: 50 }) });
    await scenario.pass(1_000);
    expect(scenario.view).toMatchObject({ configuration: ['wrong_data'], result: { error: 'unknown' } });
    expect(scenario.requests).toEqual(['RequestAgentLogin 7008']);
  });
});
