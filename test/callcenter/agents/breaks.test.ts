import { describe, expect, test } from '@jest/globals';
import { linkedCall, loggedIn, running } from '../support.js';

describe('breaks', () => {
  test('the break is checked before the agent: unknown, inactive and hold are not found', () => {
    const { center } = running();
    for (const id of [99, 4, 1, 0, Number.NaN]) expect(center.startBreak('Agent/9000', id)).toMatchObject({ refusal: 'break-not-found' });
    expect(center.startBreak('Agent/9000', 2)).toMatchObject({ refusal: 'not-logged-in' });
    expect(center.endBreak('Agent/9000')).toMatchObject({ refusal: 'not-logged-in' });
  });

  test('who is logging in is not logged in', () => {
    const { center, clock } = running();
    center.logIn('Agent/9000', '101');
    clock.advance(500);
    expect(center.startBreak('Agent/9000', 2)).toMatchObject({ refusal: 'not-logged-in' });
  });

  test('the same again is done and tells nothing, another one is refused', () => {
    const run = running();
    loggedIn(run, ['Agent/9000', '101']);
    expect(run.center.startBreak('Agent/9000', 2)).toEqual({ ok: true });
    expect(run.lines()).toEqual(['+0 breakStarted Agent/9000']);
    expect(run.center.agentView('Agent/9000')).toMatchObject({ status: 'paused', break: { id: 2, name: 'Baño', start: run.center.now() } });
    expect(run.center.startBreak('Agent/9000', 2)).toEqual({ ok: true });
    expect(run.center.startBreak('Agent/9000', 3)).toMatchObject({ refusal: 'already-in-break' });
    expect(run.center.endBreak('Agent/9000')).toEqual({ ok: true });
    expect(run.center.endBreak('Agent/9000')).toEqual({ ok: true });
    expect(run.lines()).toEqual(['+0 breakEnded Agent/9000']);
  });

  test('a break during a call leaves the agent on call, and a hold stands beside it', () => {
    const run = running();
    loggedIn(run, ['Agent/9000', '101']);
    linkedCall(run);
    run.center.startBreak('Agent/9000', 2);
    run.center.hold('Agent/9000');
    expect(run.center.agentView('Agent/9000')).toMatchObject({ status: 'oncall', onHold: true, break: { id: 2 } });
    run.center.endBreak('Agent/9000');
    expect(run.center.agentView('Agent/9000')).toMatchObject({ status: 'oncall', onHold: true, break: undefined });
  });

  test('a new login is not paused', () => {
    const run = running();
    loggedIn(run, ['SIP/201', '201']);
    run.center.startBreak('SIP/201', 2);
    run.center.logOut('SIP/201');
    run.clock.advance(100);
    loggedIn(run, ['SIP/201', '201']);
    expect(run.center.agentView('SIP/201')).toMatchObject({ status: 'online', break: undefined });
  });
});
