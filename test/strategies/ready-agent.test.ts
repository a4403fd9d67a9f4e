import { describe, expect, test } from '@jest/globals';
import { Scenario, type Setup } from './support.js';

const DND_OFF = 'RequestSetDNDOff 7005';
const READY = 'RequestAgentReady 7005';

const start = (setup: Setup = {}): Promise<Scenario> => Scenario.start('ready-agent', setup);

describe('making an agent ready', () => {
  test('do-not-disturb off, then ready', async () => {
    const scenario = await start();
    await scenario.pass();
    expect(scenario.requests).toEqual([DND_OFF, READY]);
    expect(scenario.view).toMatchObject({ configuration: ['ready'], result: { ready: true }, timers: [] });
    expect(scenario.tserver.dn('7005')?.state).toBe('ready');
  });

  test.each([
    ['invalidresource', 59],
    ['unknown', 50],
  ])('%s ends it at once, with what went wrong', async (error, code) => {
    const scenario = await start({ prepare: (tserver) => tserver.fail({ kind: 'reject', code, request: 'RequestAgentReady' }) });
    await scenario.pass();
    expect(scenario.requests).toEqual([DND_OFF, READY]);
    expect(scenario.view.result).toEqual({ ready: false, error, description: expect.stringContaining(String(code)) });
    expect(scenario.configuration).toEqual(['not_ready']);
  });

  test('servererror: both steps are tried again after the delay', async () => {
    const scenario = await start({ prepare: (tserver) => tserver.fail({ kind: 'reject', code: 54, request: 'RequestAgentReady' }) });
    await scenario.pass(1_900);
    expect(scenario.configuration).toEqual(['trying', 'pausing']);
    await scenario.pass(200);
    expect(scenario.requests).toEqual([DND_OFF, READY, DND_OFF, READY]);
    expect(scenario.configuration).toEqual(['ready']);
  });

  test('servererror at every attempt: given up after the last one', async () => {
    const scenario = await start({ prepare: (tserver) => tserver.fail({ kind: 'reject', code: 54, times: 9 }) });
    await scenario.pass(60_000);
    expect(scenario.requests).toEqual([DND_OFF, DND_OFF, DND_OFF]);
    expect(scenario.view.result).toMatchObject({ ready: false, error: 'servererror' });
  });

  test('silence counts as a server error, and an answer to an earlier attempt is dropped', async () => {
    const scenario = await start({
      data: { answerTimeout: '1s', maxAttempts: 2 },
      prepare: (tserver) => tserver.fail({ kind: 'neverAccept', times: 2 }),
    });
    const first = scenario.requestid;
    await scenario.pass(1_100);
    expect(scenario.configuration).toEqual(['trying', 'pausing']);
    await scenario.send('agent.setdnd.done', { requestid: first });
    expect(scenario.configuration).toEqual(['trying', 'pausing']);
    await scenario.pass(60_000);
    expect(scenario.view.result).toEqual({ ready: false, error: 'servererror', description: 'no answer within 1s' });
  });

  test('is cancelled at any moment', async () => {
    const scenario = await start();
    await scenario.send('ready.cancel');
    expect(scenario.view).toMatchObject({ configuration: ['cancelled'], result: { ready: false, error: 'cancelled' }, timers: [] });
  });

  test('a parent that does not exist breaks it off with the reason', async () => {
    const scenario = await start({ data: { report: true } });
    await scenario.pass();
    expect(scenario.view).toMatchObject({ configuration: ['broken'], result: { ready: false, error: 'broken' } });
    expect(scenario.view.result).toHaveProperty('description', expect.stringContaining('invoked'));
  });
});
