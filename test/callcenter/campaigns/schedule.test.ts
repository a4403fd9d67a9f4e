import { describe, expect, test } from '@jest/globals';
import type { ScheduleRequest } from '../../../src/callcenter/model-calls.js';
import { loggedIn, type Running, running } from '../support.js';

const TOMORROW = { dateInit: '2026-11-22', dateEnd: '2026-11-23', timeInit: '09:00:00', timeEnd: '17:00:00' };

/** An agent who speaks with the first number of the list. */
function inOutgoingCall(): Running {
  const run = running('\n[traffic]\nanswerRate = 1\nfailureRate = 0\n');
  loggedIn(run, ['Agent/9000', '101']);
  run.center.start();
  run.clock.advance(4_500);
  run.lines();
  return run;
}

describe('scheduled calls', () => {
  test.each<[string, Partial<ScheduleRequest>]>([
    ['incomplete-schedule', { schedule: { dateInit: '2030-01-01' } }],
    ['same-agent-needs-schedule', { sameAgent: true }],
    ['invalid-new-phone', { newPhone: 'abc' }],
    ['invalid-date-init', { schedule: { ...TOMORROW, dateInit: '2026-02-30' } }],
    ['invalid-date-end', { schedule: { ...TOMORROW, dateEnd: 'x' } }],
    ['invalid-time-init', { schedule: { ...TOMORROW, timeInit: '25:00:00' } }],
    ['invalid-time-end', { schedule: { ...TOMORROW, timeEnd: '9:00' } }],
    ['date-in-the-past', { schedule: { ...TOMORROW, dateInit: '2026-11-20' } }],
    ['dates-outside-campaign', { schedule: { ...TOMORROW, dateEnd: '2027-01-01' } }],
    ['times-outside-campaign', { schedule: { ...TOMORROW, timeEnd: '19:00:00' } }],
  ])('is refused: %s', (refusal, request) => {
    const { center } = inOutgoingCall();
    expect(center.scheduleCall('Agent/9000', { sameAgent: false, ...request })).toMatchObject({ refusal });
  });

  test('needs an agent who is logged in and in an outgoing call', () => {
    const run = running();
    expect(run.center.scheduleCall('Agent/9000', { sameAgent: false })).toMatchObject({ refusal: 'not-logged-in' });
    loggedIn(run, ['Agent/9000', '101']);
    expect(run.center.scheduleCall('Agent/9000', { sameAgent: false })).toMatchObject({ refusal: 'not-in-outgoing-call' });
    expect(run.center.scheduleCall('Agent/9000', { sameAgent: false, call: 2 })).toEqual({ ok: true });
  });

  test('the same number at the same time is scheduled once', () => {
    const { center } = inOutgoingCall();
    const request: ScheduleRequest = { sameAgent: true, schedule: TOMORROW };
    expect(center.scheduleCall('Agent/9000', request)).toEqual({ ok: true });
    expect(center.scheduleCall('Agent/9000', request)).toMatchObject({ refusal: 'duplicate-scheduled-call' });
    expect(center.scheduleCall('Agent/9000', { ...request, newPhone: '5557777', newContactName: 'Ana' })).toEqual({ ok: true });
    expect(center.callInfo({ type: 'outgoing', id: 5 })).toMatchObject({
      phone: '5557777',
      status: 'pending',
      reservedFor: 'Agent/9000',
      schedule: TOMORROW,
      attributes: [{ label: 'Nombre', value: 'Ana' }, { label: 'Ciudad' }],
    });
  });

  test('a call for the same agent keeps the agent free, and is linked when it is answered', () => {
    const run = inOutgoingCall();
    const today = { dateInit: '2026-11-21', dateEnd: '2026-11-21', timeInit: '12:00:00', timeEnd: '18:00:00' };
    run.center.scheduleCall('Agent/9000', { sameAgent: true, schedule: today, newPhone: '5557777' });
    run.center.hangUp('Agent/9000');
    run.clock.advance(2_000);
    const started = run.events.find(({ type }) => type === 'scheduledCallStarted');
    expect(started).toMatchObject({ agent: 'Agent/9000', call: { id: 4, phone: '5557777' } });
    expect(run.center.awaitedCallOf('Agent/9000')?.id).toBe(4);
    expect(run.center.control({ command: 'placeCall', queue: '501', phone: '1' }).ok).toBe(true);
    run.clock.advance(1_000);
    expect(run.center.agentView('Agent/9000')?.status).toBe('online');
    run.clock.advance(4_000);
    expect(run.center.callOf('Agent/9000')).toMatchObject({ type: 'outgoing', id: 4, reservedFor: 'Agent/9000', status: 'success' });
    expect(run.center.awaitedCallOf('Agent/9000')).toBeUndefined();
  });

  test('when it fails the agent is told so and free again', () => {
    const run = inOutgoingCall();
    const today = { dateInit: '2026-11-21', dateEnd: '2026-11-21', timeInit: '12:00:00', timeEnd: '18:00:00' };
    run.center.scheduleCall('Agent/9000', { sameAgent: true, schedule: today, newPhone: '5557777' });
    run.center.control({ command: 'setTrunk', trunk: 'SIP/trunk1', up: false });
    run.center.hangUp('Agent/9000');
    run.clock.advance(2_000);
    expect(run.events.find(({ type }) => type === 'scheduledCallFailed')).toMatchObject({
      agent: 'Agent/9000',
      call: { id: 4, status: 'failure' },
    });
    expect(run.center.awaitedCallOf('Agent/9000')).toBeUndefined();
  });
});
