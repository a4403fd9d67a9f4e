import { describe, expect, test } from '@jest/globals';
import { Scenario, type Setup } from './support.js';

const HOUR = 3_600_000;
const ON = 'RequestSetDNDOn 7001';
const OFF = 'RequestSetDNDOff 7001';

const start = (setup: Setup = {}): Promise<Scenario> => Scenario.start('meeting', setup);

describe('a meeting', () => {
  test('do-not-disturb is on for its time, then off', async () => {
    const scenario = await start();
    await scenario.pass();
    expect(scenario.tserver.dn('7001')?.dnd).toBe(true);
    await scenario.pass(HOUR - 1_000);
    expect(scenario.configuration).toEqual(['meeting', 'in_meeting']);
    await scenario.pass(2_000);
    expect(scenario.tserver.dn('7001')?.dnd).toBe(false);
    expect(scenario.requests).toEqual([ON, OFF]);
    expect(scenario.view).toMatchObject({ configuration: ['over'], result: { ended: true }, timers: [] });
  });

  test('may end earlier, or take longer', async () => {
    const scenario = await start();
    await scenario.pass(0.9 * HOUR);
    await scenario.send('meeting.extend');
    await scenario.pass(0.9 * HOUR);
    expect(scenario.configuration).toEqual(['meeting', 'in_meeting']);
    await scenario.send('meeting.end');
    expect(scenario.view).toMatchObject({ configuration: ['over'], timers: [] });
  });

  test('that is over before it began leaves do-not-disturb off', async () => {
    const scenario = await start();
    await scenario.send('meeting.end');
    expect(scenario.requests).toEqual([ON, OFF]);
    expect(scenario.view).toMatchObject({ configuration: ['over'], timers: [] });
    expect(scenario.tserver.dn('7001')?.dnd).toBe(false);
  });
});

describe('when switching fails', () => {
  test.each([
    ['invalidresource', 59],
    ['unknown', 50],
  ])('%s: no meeting, and no further attempt', async (error, code) => {
    const scenario = await start({ prepare: (tserver) => tserver.fail({ kind: 'reject', code }) });
    await scenario.pass();
    expect(scenario.requests).toEqual([ON]);
    expect(scenario.configuration).toEqual(['not_started']);
    expect(scenario.view.result).toEqual({ error, description: expect.stringContaining(String(code)) });
  });

  test('servererror and silence: on again after a pause, given up after the last attempt', async () => {
    const scenario = await start({
      data: { answerTimeout: '1s' },
      prepare(tserver) {
        tserver.fail({ kind: 'reject', code: 54 });
        tserver.fail({ kind: 'neverAccept' });
      },
    });
    await scenario.pass(4_000);
    expect(scenario.configuration).toEqual(['meeting', 'switching', 'pausing']);
    await scenario.pass(3_000);
    expect(scenario.view).toMatchObject({ configuration: ['not_started'], timers: [] });
    expect(scenario.view.result).toEqual({ error: 'servererror', description: 'no answer within 1s' });
  });

  test('off is tried more often', async () => {
    const scenario = await start();
    await scenario.pass();
    scenario.tserver.fail({ kind: 'reject', code: 54, times: 19 });
    await scenario.send('meeting.end');
    await scenario.pass(18 * 5_000);
    expect(scenario.configuration).toEqual(['meeting', 'switching', 'pausing']);
    await scenario.pass(5_000);
    expect(scenario.requests).toEqual([ON, ...Array(20).fill(OFF)]);
    expect(scenario.configuration).toEqual(['over']);
  });

  test('off fails for good: somebody is told', async () => {
    const scenario = await start();
    await scenario.pass();
    scenario.tserver.fail({ kind: 'reject', code: 59 });
    await scenario.send('meeting.end');
    expect(scenario.view).toMatchObject({ configuration: ['left_on'], result: { error: 'invalidresource' } });
    expect(scenario.logs).toEqual(['do-not-disturb is still on at']);
  });

  test('an answer to another request is dropped', async () => {
    const scenario = await start({ prepare: (tserver) => tserver.fail({ kind: 'neverAccept' }) });
    await scenario.send('agent.setdnd.done', { requestid: 'other' });
    expect(scenario.configuration).toEqual(['meeting', 'switching', 'asking']);
  });

  test('a time that is no time breaks it off with the reason', async () => {
    const scenario = await start({ data: { meetingTime: 'long' } });
    await scenario.pass();
    expect(scenario.view).toMatchObject({
      configuration: ['broken_off'],
      result: { error: 'broken', description: expect.stringContaining('long') },
    });
  });
});
