import { describe, expect, test } from '@jest/globals';
import { loggedIn, running } from '../support.js';

describe('logging in and out', () => {
  test('a static agent is called, answers, and is then logged in, which the membership follows', () => {
    const run = running();
    const { center, clock } = run;
    expect(center.logIn('Agent/9000', '101')).toEqual({ ok: true, status: 'logging' });
    expect(center.agentView('Agent/9000')).toMatchObject({ status: 'offline', login: 'started', channel: 'SIP/101', extension: '101' });
    clock.advance(400);
    expect(center.agentView('Agent/9000')).toMatchObject({ status: 'offline', channel: 'SIP/101-00000001' });
    expect(center.logIn('Agent/9000', '101')).toEqual({ ok: true, status: 'logging' });
    expect(run.lines()).toEqual([]);
    clock.advance(450);
    expect(run.lines()).toEqual(['+450 agentLoggedIn Agent/9000', '+450 membership Agent/9000 login online 501,510']);
    expect(center.logIn('Agent/9000', '101')).toEqual({ ok: true, status: 'logged-in' });
    expect(center.logIn('Agent/9000', '102')).toEqual({ ok: false, refusal: 'logged-in-elsewhere', detail: 'SIP/101' });
  });

  test('a callback agent is logged in after 40 ms, on any extension, and is a dynamic member then', () => {
    const run = running();
    run.center.logIn('SIP/201', '102');
    run.clock.advance(40);
    expect(run.lines()).toEqual(['+40 agentLoggedIn SIP/201']);
    expect(run.center.agentView('SIP/201')).toMatchObject({ status: 'online', channel: 'SIP/102', extension: '102' });
    const members = run.center.inspect().queues.find(({ number }) => number === '502')?.members;
    expect(members).toMatchObject([{ interface: 'SIP/102', kind: 'dynamic' }]);
  });

  test('who is unknown or inactive, or names an unknown extension, is refused', () => {
    const { center } = running();
    expect(center.logIn('Agent/7777', '101')).toMatchObject({ refusal: 'agent-not-found' });
    expect(center.logIn('Agent/9002', '101')).toMatchObject({ refusal: 'agent-not-found' });
    expect(center.logIn('Agent/9000', '999')).toMatchObject({ refusal: 'extension-not-found' });
  });

  test.each([
    ['107', 0, 'refused'],
    ['109', 1_200, 'noAnswer'],
    ['108', 900, 'hungUp'],
    ['106', 300_000, 'gaveUp'],
  ])('a login on the phone %s fails after %i ms: %s', (extension, after, reason) => {
    const run = running();
    const outcome = run.center.logIn('Agent/9000', extension);
    expect(outcome.ok).toBe(reason !== 'refused');
    expect(run.lines()).toEqual([]);
    run.clock.advance(after);
    expect(run.lines()).toEqual([`+${after} agentLoginFailed Agent/9000 ${reason}`]);
    expect(run.center.agentView('Agent/9000')).toMatchObject({ status: 'offline', login: 'out', channel: undefined });
  });

  test('a logout is told 40 ms later, after the end of the break', () => {
    const run = running();
    loggedIn(run, ['Agent/9000', '101']);
    run.center.startBreak('Agent/9000', 3);
    expect(run.center.logOut('Agent/9000')).toEqual({ ok: true });
    expect(run.center.logOut('Agent/9000')).toEqual({ ok: true });
    expect(run.lines()).toEqual(['+0 breakStarted Agent/9000']);
    run.clock.advance(100);
    expect(run.lines()).toEqual(['+40 breakEnded Agent/9000', '+40 agentLoggedOut Agent/9000']);
  });

  test('a logout of somebody who is not logged in is done and tells nothing', () => {
    const run = running();
    expect(run.center.logOut('Agent/9000')).toEqual({ ok: true });
    run.clock.advance(100);
    expect(run.lines()).toEqual([]);
  });

  test('a logout before the phone answers is lost; one after it stops the login', () => {
    const run = running();
    run.center.logIn('Agent/9000', '101');
    run.center.logOut('Agent/9000');
    run.clock.advance(850);
    expect(run.lines()[0]).toBe('+850 agentLoggedIn Agent/9000');
    run.center.logIn('Agent/9001', '102');
    run.clock.advance(450);
    run.center.logOut('Agent/9001');
    run.clock.advance(1_000);
    expect(run.lines()).toEqual(['+510 agentLoginFailed Agent/9001 loggedOut']);
  });

  test('a logout during a call hangs it up', () => {
    const run = running();
    loggedIn(run, ['Agent/9000', '101']);
    run.center.control({ command: 'placeCall', queue: '501', phone: '5550100' });
    run.clock.advance(1_000);
    run.center.startBreak('Agent/9000', 2);
    run.lines();
    run.center.logOut('Agent/9000');
    run.clock.advance(40);
    expect(run.lines()).toEqual(['+40 callUnlinked Agent/9000 3', '+40 breakEnded Agent/9000', '+40 agentLoggedOut Agent/9000']);
  });

  test('a time limit logs out who does nothing; a ping, a break and a call put it off', () => {
    const run = running();
    run.center.logIn('Agent/9000', '103', 3_000);
    run.clock.advance(850);
    run.clock.advance(2_000);
    run.center.ping('Agent/9000');
    run.clock.advance(2_000);
    run.center.startBreak('Agent/9000', 2);
    run.clock.advance(9_000);
    run.center.endBreak('Agent/9000');
    run.lines();
    run.clock.advance(2_999);
    expect(run.lines()).toEqual([]);
    run.clock.advance(3_001);
    expect(run.lines()).toEqual(['+1 agentLoggedOut Agent/9000']);
  });

  test('a phone that vanishes logs its static agent out at once', () => {
    const run = running();
    loggedIn(run, ['Agent/9000', '101'], ['SIP/201', '201']);
    run.center.control({ command: 'register', extension: '101', registered: false });
    expect(run.lines()).toEqual(['+0 agentLoggedOut Agent/9000']);
    expect(run.center.isRegistered('SIP/101')).toBe(false);
    expect(run.center.isRegistered('DAHDI/1')).toBeUndefined();
  });

  test('two agents may share an extension', () => {
    const run = running();
    loggedIn(run, ['Agent/9000', '101'], ['Agent/9001', '101']);
    expect(['Agent/9000', 'Agent/9001'].map((agent) => run.center.agentView(agent)?.channel)).toEqual([
      'SIP/101-00000001',
      'SIP/101-00000002',
    ]);
  });
});
