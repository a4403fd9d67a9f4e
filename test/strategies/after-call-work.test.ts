import { describe, expect, test } from '@jest/globals';
import { Scenario } from './support.js';

const NOT_READY = 'RequestAgentNotReady 7001 AfterCallWork';
const READY = 'RequestAgentReady 7001';
const WAITING = ['shift', 'waiting'];
const WRITING = ['shift', 'after_call', 'writing'];

/** An agent who writes up call a1. */
async function writing(): Promise<Scenario> {
  const scenario = await Scenario.start('after-call-work');
  await scenario.send('call.ended', { connID: 'a1' });
  return scenario;
}

describe('after-call work', () => {
  test('begins when a call ends: not ready with the reason', async () => {
    const scenario = await writing();
    expect(scenario.requests).toEqual([NOT_READY]);
    expect(scenario.configuration).toEqual(WRITING);
    expect(scenario.view.timers.map(({ event }) => event)).toEqual(['work.over']);
  });

  test('ends when its time is over: ready again', async () => {
    const scenario = await writing();
    await scenario.pass(29_000);
    expect(scenario.configuration).toEqual(WRITING);
    await scenario.pass(2_000);
    expect(scenario.requests).toEqual([NOT_READY, READY]);
    expect(scenario.configuration).toEqual(WAITING);
    expect(scenario.tserver.dn('7001')?.state).toBe('ready');
  });

  test('ends when the agent is done early, and the timer is cancelled', async () => {
    const scenario = await writing();
    await scenario.send('work.finished');
    expect(scenario.configuration).toEqual(WAITING);
    expect(scenario.view.timers).toEqual([]);
    await scenario.pass(60_000);
    expect(scenario.requests).toEqual([NOT_READY, READY]);
    expect(scenario.events).not.toContain('work.over');
  });

  test('is extended as often as is allowed, each time from that moment on', async () => {
    const scenario = await writing();
    await scenario.pass(20_000);
    await scenario.send('work.extend');
    await scenario.pass(50_000);
    await scenario.send('work.extend');
    await scenario.pass(50_000);
    await scenario.send('work.extend');
    expect(scenario.logs).toEqual(['no more time']);
    expect(scenario.configuration).toEqual(WRITING);
    await scenario.pass(11_000);
    expect(scenario.configuration).toEqual(WAITING);
  });

  test('begins once for a call whose end is reported twice', async () => {
    const scenario = await writing();
    await scenario.send('call.ended', { connID: 'a1' });
    await scenario.send('work.finished');
    await scenario.send('call.ended', { connID: 'a1' });
    expect(scenario.requests).toEqual([NOT_READY, READY]);
    expect(scenario.configuration).toEqual(WAITING);
  });

  test('a call without a connID counts as a new one', async () => {
    const scenario = await Scenario.start('after-call-work');
    for (let i = 0; i < 2; i++) {
      await scenario.send('call.ended');
      await scenario.send('work.finished');
    }
    expect(scenario.requests).toEqual([NOT_READY, READY, NOT_READY, READY]);
  });

  test('stops for another call and begins anew after it', async () => {
    const scenario = await writing();
    await scenario.send('call.started');
    expect(scenario.configuration).toEqual(['shift', 'after_call', 'on_call']);
    expect(scenario.view.timers).toEqual([]);
    await scenario.send('call.ended', { connID: 'a2' });
    expect(scenario.configuration).toEqual(WRITING);
    await scenario.pass(31_000);
    expect(scenario.requests).toEqual([NOT_READY, NOT_READY, READY]);
    expect(scenario.view.data['handled']).toBe(2);
  });

  test('begins anew when another call ended and its start was not reported', async () => {
    const scenario = await writing();
    await scenario.pass(20_000);
    await scenario.send('call.ended', { connID: 'a2' });
    await scenario.pass(20_000);
    expect(scenario.configuration).toEqual(WRITING);
  });
});

describe('when the agent cannot be made not ready', () => {
  test.each([
    ['invalidresource', 59],
    ['servererror', 54],
    ['unknown', 50],
  ])('%s: no after-call work', async (_error, code) => {
    const scenario = await Scenario.start('after-call-work', { prepare: (tserver) => tserver.fail({ kind: 'reject', code }) });
    await scenario.send('call.ended', { connID: 'a1' });
    expect(scenario.configuration).toEqual(WAITING);
    expect(scenario.logs).toEqual(['no after-call work']);
    expect(scenario.view.timers).toEqual([]);
  });

  test('silence: the agent is made ready, so that the state is known', async () => {
    const scenario = await Scenario.start('after-call-work', {
      data: { answerTimeout: '2s' },
      prepare: (tserver) => tserver.fail({ kind: 'delay', accept: 2_500 }),
    });
    await scenario.send('call.ended', { connID: 'a1' });
    await scenario.pass(5_000);
    expect(scenario.requests).toEqual([NOT_READY, READY]);
    expect(scenario.configuration).toEqual(WAITING);
    expect(scenario.tserver.dn('7001')?.state).toBe('ready');
  });
});

describe('when the agent cannot be made ready again', () => {
  test('servererror: tried again', async () => {
    const scenario = await writing();
    scenario.tserver.fail({ kind: 'reject', code: 54, times: 2 });
    await scenario.send('work.finished');
    expect(scenario.configuration).toEqual(['shift', 'after_call', 'finishing', 'finishing_pausing']);
    await scenario.pass(11_000);
    expect(scenario.requests).toEqual([NOT_READY, READY, READY, READY]);
    expect(scenario.configuration).toEqual(WAITING);
  });

  test('servererror at every attempt, or silence: somebody is called', async () => {
    const scenario = await writing();
    scenario.tserver.fail({ kind: 'reject', code: 54, times: 3 });
    scenario.tserver.fail({ kind: 'neverAccept', times: 2 });
    await scenario.send('work.finished');
    await scenario.pass(120_000);
    expect(scenario.requests).toEqual([NOT_READY, READY, READY, READY, READY, READY]);
    expect(scenario.logs).toEqual(['not ready again, call somebody']);
    expect(scenario.configuration).toEqual(WAITING);
  });

  test('a late answer during the pause counts', async () => {
    const scenario = await writing();
    scenario.tserver.fail({ kind: 'reject', code: 54 });
    await scenario.send('work.finished');
    await scenario.send('agent.setmediastate.done', { requestid: scenario.requestid });
    expect(scenario.configuration).toEqual(WAITING);
  });

  test.each([
    ['invalidresource', 59],
    ['unknown', 50],
  ])('%s: somebody is called at once', async (_error, code) => {
    const scenario = await writing();
    scenario.tserver.fail({ kind: 'reject', code });
    await scenario.send('work.finished');
    expect(scenario.logs).toEqual(['not ready again, call somebody']);
    expect(scenario.configuration).toEqual(WAITING);
  });
});

describe('the end of the shift', () => {
  test('between two calls: at once', async () => {
    const scenario = await Scenario.start('after-call-work');
    await scenario.send('shift.end');
    expect(scenario.view).toMatchObject({ configuration: ['shift_over'], result: { handled: 0 } });
  });

  test('during after-call work: when that is over', async () => {
    const scenario = await writing();
    await scenario.send('shift.end');
    expect(scenario.configuration).toEqual(WRITING);
    await scenario.send('work.finished');
    expect(scenario.view).toMatchObject({ configuration: ['shift_over'], result: { handled: 1 } });
    expect(scenario.requests).toEqual([NOT_READY, READY]);
  });
});

test('a time that is no time breaks the strategy off', async () => {
  const scenario = await Scenario.start('after-call-work', { data: { workTime: 'long' } });
  await scenario.send('call.ended', { connID: 'a1' });
  expect(scenario.configuration).toEqual(['broken_off']);
});
