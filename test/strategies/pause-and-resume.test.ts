import { describe, expect, test } from '@jest/globals';
import { Scenario, type Setup } from './support.js';

const READY = 'RequestAgentReady 7001';
const WRITTEN = 'RequestAgentNotReady 7001 WrittenWork';
const PAUSE = 'RequestAgentNotReady 7001 Pause';

async function start(setup: Setup = {}): Promise<Scenario> {
  const scenario = await Scenario.start('pause-and-resume', setup);
  await scenario.pass();
  return scenario;
}

async function sendAll(scenario: Scenario, ...events: readonly string[]): Promise<void> {
  for (const event of events) await scenario.send(event);
}

/** The innermost states: what the agent does, what the switch shows. */
function regions(scenario: Scenario): readonly string[] {
  return scenario.configuration.filter((id) => !['shift', 'doing', 'work', 'written', 'showing'].includes(id));
}

describe('pause and resume', () => {
  test('the agent starts with calls, ready', async () => {
    const scenario = await start();
    expect(scenario.requests).toEqual([READY]);
    expect(regions(scenario)).toEqual(['calls', 'shown_well']);
  });

  test('a pause during calls leads back to calls, ready again', async () => {
    const scenario = await start();
    await sendAll(scenario, 'pause', 'resume');
    expect(scenario.requests).toEqual([READY, PAUSE, READY]);
    expect(regions(scenario)).toEqual(['calls', 'shown_well']);
  });

  test.each([
    ['reading', []],
    ['writing', ['step.next']],
    ['checking', ['step.next', 'step.next']],
  ])('a pause while %s leads back to that step, not ready for written work', async (step, events) => {
    const scenario = await start();
    await sendAll(scenario, 'work.written', ...events, 'pause');
    expect(regions(scenario)).toEqual(['paused', 'shown_well']);
    await sendAll(scenario, 'resume');
    expect(regions(scenario)).toEqual([step, 'shown_well']);
    expect(scenario.requests).toEqual([READY, WRITTEN, PAUSE, WRITTEN]);
  });

  test('the last step of written work leads back to calls, and so does the agent', async () => {
    const scenario = await start();
    await sendAll(scenario, 'work.written', 'step.next', 'step.next', 'step.next');
    expect(regions(scenario)).toEqual(['calls', 'shown_well']);
    await sendAll(scenario, 'work.written', 'work.calls');
    expect(scenario.requests).toEqual([READY, WRITTEN, READY, WRITTEN, READY]);
  });

  test('events that do not fit are dropped', async () => {
    const scenario = await start();
    await sendAll(scenario, 'resume', 'step.next', 'pause', 'pause', 'work.written');
    expect(regions(scenario)).toEqual(['paused', 'shown_well']);
    expect(scenario.requests).toEqual([READY, PAUSE]);
  });

  test('the end of the shift, also during a pause, reports the pauses', async () => {
    const scenario = await start();
    await sendAll(scenario, 'pause', 'resume', 'pause', 'shift.end');
    expect(scenario.view).toMatchObject({ configuration: ['shift_over'], result: { pauses: 2, refused: 0 }, timers: [] });
  });
});

describe('when the switch does not follow', () => {
  test('servererror: tried again, and the agent goes on meanwhile', async () => {
    const scenario = await start({ prepare: (tserver) => tserver.fail({ kind: 'reject', code: 54 }) });
    expect(regions(scenario)).toEqual(['calls', 'trying_again']);
    await scenario.pass(5_000);
    expect(scenario.requests).toEqual([READY, READY]);
    expect(regions(scenario)).toEqual(['calls', 'shown_well']);
  });

  test('servererror at every attempt: counted once', async () => {
    const scenario = await start({ prepare: (tserver) => tserver.fail({ kind: 'reject', code: 54, times: 3 }) });
    await scenario.pass(60_000);
    expect(scenario.requests).toEqual([READY, READY, READY]);
    expect(regions(scenario)).toEqual(['calls', 'shown_badly']);
    await scenario.send('shift.end');
    expect(scenario.view.result).toEqual({ pauses: 0, refused: 1 });
  });

  test.each([
    ['invalidresource', 59],
    ['unknown', 50],
  ])('%s: counted at once, and the next change is shown again', async (_error, code) => {
    const scenario = await start({ prepare: (tserver) => tserver.fail({ kind: 'reject', code }) });
    expect(regions(scenario)).toEqual(['calls', 'shown_badly']);
    expect(scenario.logs).toEqual(['the switch does not follow']);
    await scenario.send('pause');
    expect(regions(scenario)).toEqual(['paused', 'shown_well']);
  });

  test('the answer to a request that is outdated is dropped', async () => {
    const scenario = await start({ prepare: (tserver) => tserver.fail({ kind: 'delay', accept: 3_000 }) });
    expect(regions(scenario)).toEqual(['calls', 'requesting']);
    const first = scenario.requestid;
    scenario.session.send('pause');
    scenario.session.send('agent.setmediastate.done', { requestid: first });
    expect(regions(scenario)).toEqual(['paused', 'requesting']);
    await scenario.pass(4_000);
    expect(regions(scenario)).toEqual(['paused', 'shown_well']);
    expect(scenario.tserver.dn('7001')?.state).toBe('notReady');
  });

  test('silence is an error of the server after ten seconds', async () => {
    const scenario = await start({ prepare: (tserver) => tserver.fail({ kind: 'neverAccept' }) });
    await scenario.pass(16_000);
    expect(scenario.requests).toEqual([READY, READY]);
    expect(regions(scenario)).toEqual(['calls', 'shown_well']);
  });
});

test('a time that is no time breaks the strategy off', async () => {
  const scenario = await start({
    data: { retryDelay: 'soon' },
    prepare: (tserver) => tserver.fail({ kind: 'reject', code: 54 }),
  });
  expect(scenario.configuration).toEqual(['broken_off']);
});
