import { describe, expect, test } from '@jest/globals';
import type { LogKind } from '../../../src/callcenter/model-calls.js';
import { SimulatedClock } from '../../../src/clock.js';
import { loggedIn, NOON, type Running, running } from '../support.js';

function kindsOf({ center }: Running, call: number): LogKind[] {
  return center.log({ type: 'outgoing', campaign: 1 }).flatMap((entry) => (entry.call.id === call ? [entry.kind] : []));
}

function countsOf({ center }: Running): unknown {
  return center.campaignStatus('outgoing', 1)?.status.counts;
}

describe('outgoing campaigns', () => {
  test('nothing is called before an agent of the queue is free', () => {
    const run = running();
    run.center.start();
    run.clock.advance(60_000);
    expect(run.lines()).toEqual([]);
    expect(countsOf(run)).toMatchObject({ total: 3, pending: 3 });
  });

  test('a call is placed, dialled, rings, is answered, waits and is linked; it ends as a short call or a longer one', () => {
    const run = running('\n[[routes]]\npattern = "_X."\ntrunk = "SIP/trunk2"\n');
    loggedIn(run, ['Agent/9000', '101']);
    run.center.start();
    run.clock.advance(3_600);
    expect(run.lines()[0]).toBe('+0 progress placing 1');
    const seen = run.events.flatMap((event) => (event.type === 'callProgress' && event.entry.call.id === 1 ? [event.entry.kind] : []));
    expect(seen).toEqual(['placing', 'dialing', 'ringing', 'onQueue']);
    run.clock.advance(700);
    expect(run.center.agentView('Agent/9000')?.status).toBe('oncall');
    const info = run.center.callInfo({ type: 'outgoing', id: 1 });
    expect(info).toMatchObject({
      status: 'success',
      trunk: 'SIP/trunk1',
      retries: 0,
      contacts: [],
      attributes: [{ label: 'Nombre', value: 'Zoila' }, { label: 'Ciudad' }],
    });
    expect([info?.originateStart, info?.originateEnd, info?.queueStart]).toEqual([NOON + 2_000, NOON + 5_500, NOON + 5_500]);
    run.center.hangUp('Agent/9000');
    run.clock.advance(100);
    expect(kindsOf(run, 1)).toEqual(['placing', 'dialing', 'ringing', 'onQueue', 'success', 'shortCall']);
    expect(run.events.at(-1)).toMatchObject({ type: 'callUnlinked', shortCall: true });
    expect(countsOf(run)).toMatchObject({ total: 3, shortCall: 1 });
  });

  test('a number that does not answer, and one that cannot be reached, are tried as often as the campaign says', () => {
    const run = running();
    loggedIn(run, ['Agent/9000', '101'], ['Agent/9001', '102']);
    run.center.start();
    run.clock.advance(600_000);
    expect(kindsOf(run, 2)).toEqual(['placing', 'dialing', 'ringing', 'noAnswer', 'placing', 'dialing', 'ringing', 'noAnswer']);
    expect(kindsOf(run, 3)).toEqual(['placing', 'dialing', 'failure', 'placing', 'dialing', 'failure']);
    expect(countsOf(run)).toEqual({
      total: 3,
      pending: 0,
      placing: 0,
      ringing: 0,
      onQueue: 0,
      success: 1,
      onHold: 0,
      failure: 1,
      shortCall: 0,
      noAnswer: 1,
      abandoned: 0,
    });
  });

  test('every field of the counts is produced: placing, ringing, waiting, on hold, success, abandoned', () => {
    const run = running();
    loggedIn(run, ['Agent/9000', '101']);
    run.center.start();
    run.clock.advance(100);
    expect(countsOf(run)).toMatchObject({ placing: 2, pending: 1 });
    run.clock.advance(600);
    expect(countsOf(run)).toMatchObject({ ringing: 2 });
    run.center.startBreak('Agent/9000', 2);
    run.clock.advance(2_900);
    expect(countsOf(run)).toMatchObject({ onQueue: 1 });
    expect(run.center.campaignStatus('outgoing', 1)?.activeCalls).toMatchObject([
      { id: 1, status: 'onQueue' },
      { id: 2, status: 'ringing' },
    ]);
    run.center.endBreak('Agent/9000');
    run.clock.advance(800);
    run.center.hold('Agent/9000');
    run.clock.advance(100);
    expect(countsOf(run)).toMatchObject({ onHold: 1 });
    expect(run.center.campaignStatus('outgoing', 1)?.agents[0]).toMatchObject({
      agent: { status: 'oncall', onHold: true },
      call: { id: 1 },
    });
    run.center.unhold('Agent/9000');
    run.clock.advance(20_000);
    expect(countsOf(run)).toMatchObject({ success: 1 });
    run.center.hangUp('Agent/9000');
    run.clock.advance(100);
    expect(countsOf(run)).toMatchObject({ success: 1, shortCall: 0 });
    expect(kindsOf(run, 1)).toEqual(['placing', 'dialing', 'ringing', 'onQueue', 'success', 'onHold', 'offHold', 'hangup']);
  });

  test('who is called and hears no agent for too long is abandoned', () => {
    const run = running();
    loggedIn(run, ['Agent/9000', '101']);
    run.center.start();
    run.clock.advance(1_000);
    run.center.startBreak('Agent/9000', 2);
    run.clock.advance(4_000);
    expect(run.center.control({ command: 'callerHangsUp', type: 'outgoing', call: 1 })).toEqual({ ok: true });
    expect(kindsOf(run, 1).at(-1)).toBe('abandoned');
    expect(countsOf(run)).toMatchObject({ abandoned: 1 });
    expect(run.center.control({ command: 'callerHangsUp', type: 'outgoing', call: 1 })).toMatchObject({ refusal: 'call-not-found' });
  });

  test('without its trunk a call fails', () => {
    const run = running();
    loggedIn(run, ['Agent/9000', '101']);
    run.center.control({ command: 'setTrunk', trunk: 'SIP/trunk1', up: false });
    run.center.start();
    run.clock.advance(500);
    expect(kindsOf(run, 1)).toEqual(['placing', 'failure']);
    expect(run.center.health().trunks).toEqual({ 'SIP/trunk1': false, 'SIP/trunk2': true });
  });

  test.each([
    ['before its working time', new Date(2026, 10, 21, 7, 0, 0)],
    ['after its last day', new Date(2027, 0, 5, 12, 0, 0)],
  ])('a campaign does not call %s', (_, at) => {
    const run = running('', undefined, new SimulatedClock(at.getTime()));
    loggedIn(run, ['Agent/9000', '101']);
    run.center.start();
    run.clock.advance(30_000);
    expect(countsOf(run)).toMatchObject({ pending: 3 });
  });
});
