import { describe, expect, test } from '@jest/globals';
import { Scenario } from './support.js';

const NOT_READY = 'RequestAgentNotReady 7001 training';
const READY = 'RequestAgentReady 7001';

/** An agent in a training of ten minutes. */
async function onBreak(): Promise<Scenario> {
  const scenario = await Scenario.start('supervisor-break');
  await scenario.send('supervisor.break', { reason: 'training', seconds: 600 });
  return scenario;
}

describe('a break that a supervisor starts', () => {
  test('makes the agent not ready with the reason', async () => {
    const scenario = await onBreak();
    expect(scenario.requests).toEqual([NOT_READY]);
    expect(scenario.configuration).toEqual(['watching', 'on_break']);
    expect(scenario.tserver.dn('7001')?.state).toBe('notReady');
  });

  test('ends when the supervisor says so', async () => {
    const scenario = await onBreak();
    await scenario.send('supervisor.resume');
    expect(scenario.requests).toEqual([NOT_READY, READY]);
    expect(scenario.configuration).toEqual(['watching', 'at_work']);
    expect(scenario.view.timers).toEqual([]);
    expect(scenario.tserver.dn('7001')?.state).toBe('ready');
  });

  test('ends by itself when its time is over', async () => {
    const scenario = await onBreak();
    await scenario.pass(599_000);
    expect(scenario.configuration).toEqual(['watching', 'on_break']);
    await scenario.pass(2_000);
    expect(scenario.configuration).toEqual(['watching', 'at_work']);
    expect(scenario.requests).toEqual([NOT_READY, READY]);
  });

  test('lasts as long as usual when the event says nothing', async () => {
    const scenario = await Scenario.start('supervisor-break', { data: { breakSeconds: 60 } });
    await scenario.send('supervisor.break');
    expect(scenario.requests).toEqual(['RequestAgentNotReady 7001 SupervisorBreak']);
    await scenario.pass(61_000);
    expect(scenario.configuration).toEqual(['watching', 'at_work']);
  });

  test('is extended from the moment of extending', async () => {
    const scenario = await onBreak();
    await scenario.pass(500_000);
    await scenario.send('supervisor.extend', { seconds: 300 });
    await scenario.pass(299_000);
    expect(scenario.configuration).toEqual(['watching', 'on_break']);
    await scenario.pass(2_000);
    expect(scenario.configuration).toEqual(['watching', 'at_work']);
  });

  test('does not begin anew when the event comes twice', async () => {
    const scenario = await onBreak();
    await scenario.send('supervisor.break', { reason: 'training', seconds: 6000 });
    await scenario.pass(601_000);
    expect(scenario.requests).toEqual([NOT_READY, READY]);
  });

  test.each([{ seconds: 0 }, { seconds: 'soon' }, { seconds: -5 }])('does not begin with %j', async (data) => {
    const scenario = await Scenario.start('supervisor-break');
    await scenario.send('supervisor.break', data);
    expect(scenario.requests).toEqual([]);
    expect(scenario.configuration).toEqual(['watching', 'at_work']);
    expect(scenario.logs).toEqual(['no break: seconds must be a number greater than 0']);
  });
});

describe('when the break is refused', () => {
  test.each([
    ['invalidresource', 59],
    ['servererror', 54],
    ['unknown', 50],
  ])('%s: the agent goes on working', async (_error, code) => {
    const scenario = await Scenario.start('supervisor-break', { prepare: (tserver) => tserver.fail({ kind: 'reject', code }) });
    await scenario.send('supervisor.break');
    expect(scenario.configuration).toEqual(['watching', 'at_work']);
    expect(scenario.logs).toEqual(['break refused']);
    expect(scenario.tserver.dn('7001')?.state).toBe('ready');
  });

  test('silence counts as a refusal', async () => {
    const scenario = await Scenario.start('supervisor-break', {
      data: { answerTimeout: '2s' },
      prepare: (tserver) => tserver.fail({ kind: 'neverAccept' }),
    });
    await scenario.send('supervisor.break');
    expect(scenario.configuration).toEqual(['watching', 'asking']);
    await scenario.pass(2_000);
    expect(scenario.configuration).toEqual(['watching', 'at_work']);
    expect(scenario.events).toEqual(['supervisor.break', 'error.agent.setmediastate.silence']);
  });

  test('called off before the answer: the agent is made ready, whatever the answer was', async () => {
    const scenario = await Scenario.start('supervisor-break', { prepare: (tserver) => tserver.fail({ kind: 'delay', accept: 1_000 }) });
    scenario.session.send('supervisor.break', { reason: 'training' });
    scenario.session.send('supervisor.resume');
    await scenario.pass(2_000);
    expect(scenario.requests).toEqual([NOT_READY, READY]);
    expect(scenario.configuration).toEqual(['watching', 'at_work']);
    expect(scenario.tserver.dn('7001')?.state).toBe('ready');
  });
});

describe('when the end of the break fails', () => {
  test.each([
    ['servererror', 54],
    ['unknown', 50],
  ])('%s: tried again until it works', async (_error, code) => {
    const scenario = await onBreak();
    scenario.tserver.fail({ kind: 'reject', code, times: 5 });
    await scenario.send('supervisor.resume');
    expect(scenario.configuration).toEqual(['watching', 'returning', 'returning_pausing']);
    await scenario.pass(51_000);
    expect(scenario.requests).toEqual([NOT_READY, ...Array(6).fill(READY)]);
    expect(scenario.configuration).toEqual(['watching', 'at_work']);
  });

  test('invalidresource: nobody is there to be made ready', async () => {
    const scenario = await onBreak();
    scenario.tserver.fail({ kind: 'reject', code: 59 });
    await scenario.send('supervisor.resume');
    expect(scenario.configuration).toEqual(['watching', 'at_work']);
    expect(scenario.logs).toEqual(['there is nobody to make ready']);
  });

  test('a late answer during the pause ends it', async () => {
    const scenario = await onBreak();
    scenario.tserver.fail({ kind: 'reject', code: 54 });
    await scenario.send('supervisor.resume');
    await scenario.send('agent.setmediastate.done', { requestid: scenario.requestid });
    expect(scenario.configuration).toEqual(['watching', 'at_work']);
    expect(scenario.view.timers).toEqual([]);
  });
});

describe('the end of the shift', () => {
  test('at work: at once', async () => {
    const scenario = await Scenario.start('supervisor-break');
    await scenario.send('shift.end');
    expect(scenario.configuration).toEqual(['shift_over']);
  });

  test('in a break: the break ends first', async () => {
    const scenario = await onBreak();
    await scenario.send('shift.end');
    expect(scenario.requests).toEqual([NOT_READY, READY]);
    expect(scenario.configuration).toEqual(['shift_over']);
  });

  test('while a break is asked for: it is called off', async () => {
    const scenario = await Scenario.start('supervisor-break');
    scenario.session.send('supervisor.break', { reason: 'training' });
    await scenario.send('shift.end');
    expect(scenario.requests).toEqual([NOT_READY, READY]);
    expect(scenario.configuration).toEqual(['shift_over']);
  });

  test('while a break ends: after it', async () => {
    const scenario = await onBreak();
    scenario.session.send('supervisor.resume');
    await scenario.send('shift.end');
    expect(scenario.requests).toEqual([NOT_READY, READY]);
    expect(scenario.configuration).toEqual(['shift_over']);
  });
});

describe('a supervisor with a session of their own', () => {
  /** Sends what it is told to the agent's session `s1` and notes what comes back. */
  const SUPERVISOR = `
    <scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="ecmascript">
      <datamodel><data id="heard" expr="[]"/></datamodel>
      <state id="on_duty">
        <transition event="tell"><send eventexpr="_event.data" target="#_scxml_s1"/></transition>
        <transition event="break"><assign location="heard" expr="heard.concat([[_event.name, _event.data]])"/></transition>
      </state>
    </scxml>`;

  test('hears that the break started and ended', async () => {
    const scenario = await Scenario.start('supervisor-break');
    const supervisor = scenario.statewire.start(SUPERVISOR);
    supervisor.send('tell', 'supervisor.break');
    await scenario.pass();
    supervisor.send('tell', 'supervisor.resume');
    await scenario.pass();
    expect(supervisor.view().data['heard']).toEqual([
      ['break.started', { dn: '7001' }],
      ['break.ended', { dn: '7001' }],
    ]);
  });

  test('hears why the break was refused', async () => {
    const scenario = await Scenario.start('supervisor-break', { data: { dn: '9999' } });
    const supervisor = scenario.statewire.start(SUPERVISOR);
    supervisor.send('tell', 'supervisor.break');
    await scenario.pass();
    expect(supervisor.view().data['heard']).toEqual([
      ['break.refused', { dn: '9999', error: 'invalidresource', description: '59 DN is not configured in CME: DN 9999' }],
    ]);
  });

  test('who has gone home meanwhile does not disturb the break', async () => {
    const scenario = await Scenario.start('supervisor-break');
    const supervisor = scenario.statewire.start(SUPERVISOR);
    supervisor.send('tell', 'supervisor.break');
    supervisor.cancel();
    await scenario.pass();
    expect(scenario.configuration).toEqual(['watching', 'on_break']);
  });
});

test('a break whose usual length is no number is found before the agent is sent into it', async () => {
  const scenario = await Scenario.start('supervisor-break', { data: { breakSeconds: 'long' } });
  await scenario.send('supervisor.break');
  expect(scenario.requests).toEqual([]);
  expect(scenario.configuration).toEqual(['watching', 'at_work']);
});

test('a timeout that is no time breaks the strategy off', async () => {
  const scenario = await Scenario.start('supervisor-break', { data: { answerTimeout: 'soon' } });
  await scenario.send('supervisor.break');
  expect(scenario.configuration).toEqual(['broken_off']);
});
