import { describe, expect, test } from '@jest/globals';
import type { CallCenter } from '../../../src/callcenter/call-center.js';
import type { OperationName, RefuseNext } from '../../../src/callcenter/control/command.js';
import type { Outcome } from '../../../src/callcenter/refusal.js';
import { linkedCall, loggedIn, running } from '../support.js';

describe('commands', () => {
  test.each<[OperationName, RefuseNext['refusal'], (center: CallCenter) => Outcome]>([
    ['logIn', 'login-failed', (center) => center.logIn('Agent/9001', '102')],
    ['logIn', 'extensions-unreadable', (center) => center.logIn('Agent/9001', '102')],
    ['startBreak', 'break-failed', (center) => center.startBreak('Agent/9000', 2)],
    ['startBreak', 'break-collision', (center) => center.startBreak('Agent/9000', 2)],
    ['hold', 'hold-failed', (center) => center.hold('Agent/9000')],
    ['hangUp', 'hangup-failed', (center) => center.hangUp('Agent/9000')],
    ['transfer', 'transfer-failed', (center) => center.transfer('Agent/9000', '1')],
    ['attendedTransfer', 'no-caller-channel', (center) => center.attendedTransfer('Agent/9000', '1')],
    ['muteRecording', 'recording-failed', (center) => center.muteRecording('Agent/9000')],
    ['unmuteRecording', 'recording-failed', (center) => center.unmuteRecording('Agent/9000')],
    ['scheduleCall', 'schedule-failed', (center) => center.scheduleCall('Agent/9000', { sameAgent: false, call: 1 })],
  ])('%s can be made to fail with %s, once', (operation, refusal, operate) => {
    const run = running();
    loggedIn(run, ['Agent/9000', '101']);
    linkedCall(run);
    run.center.control({ command: 'refuseNext', operation, refusal });
    expect(operate(run.center)).toEqual({ ok: false, refusal });
    expect(operate(run.center).ok).toBe(true);
  });

  test('without a working trunk nobody gets through', () => {
    const { center } = running();
    for (const trunk of ['SIP/trunk1', 'SIP/trunk2']) center.control({ command: 'setTrunk', trunk, up: false });
    expect(center.control({ command: 'placeCall', queue: '501', phone: '1' })).toMatchObject({ refusal: 'trunk-down' });
    expect(center.control({ command: 'setTrunk', trunk: 'SIP/none', up: false })).toMatchObject({ refusal: 'trunk-not-found' });
    expect(center.control({ command: 'placeCall', queue: '999', phone: '1' })).toMatchObject({ refusal: 'queue-not-found' });
  });

  test('a database that is down refuses everything, and says so', () => {
    const run = running();
    run.center.control({ command: 'setDatabase', up: false });
    expect(run.center.logIn('Agent/9000', '101')).toMatchObject({ refusal: 'database-down' });
    run.center.control({ command: 'setDatabase', up: true });
    expect(run.lines()).toEqual(['+0 database down', '+0 database up']);
  });

  test('a lost switch leaves everything as it looked; back again, all are out and not followed, and calls are lost', () => {
    const run = running();
    loggedIn(run, ['Agent/9000', '101'], ['SIP/201', '201']);
    linkedCall(run, '501', '5550100', 5_000);
    run.center.control({ command: 'setSwitch', up: false });
    run.clock.advance(60_000);
    expect(run.center.startBreak('Agent/9000', 2)).toMatchObject({ refusal: 'switch-down' });
    expect(run.center.agentView('Agent/9000')?.status).toBe('oncall');
    run.center.control({ command: 'setSwitch', up: true });
    expect(run.lines()).toEqual(['+0 switch down', '+60000 switch up']);
    expect(run.center.isFollowed('Agent/9000')).toBe(false);
    expect(run.center.startBreak('Agent/9000', 2)).toMatchObject({ refusal: 'agent-not-followed' });
    expect(run.center.ping('Agent/9000')).toMatchObject({ refusal: 'agent-not-found' });
    expect(run.center.campaignStatus('incoming', 1)?.status.counts).toMatchObject({ total: 1, lostTrack: 1 });
    run.center.refreshAgents();
    expect(run.lines()).toContain('+0 membership SIP/201 refresh offline 501,502');
    expect(run.center.startBreak('Agent/9000', 2)).toMatchObject({ refusal: 'not-logged-in' });
    loggedIn(run, ['Agent/9000', '101']);
    expect(run.center.agentView('Agent/9000')?.status).toBe('online');
  });

  test('outgoing calls that were under way when the switch was lost have failed', () => {
    const run = running();
    loggedIn(run, ['Agent/9000', '101']);
    run.center.start();
    run.clock.advance(1_000);
    run.center.control({ command: 'setSwitch', up: false });
    run.clock.advance(10_000);
    run.center.control({ command: 'setSwitch', up: true });
    expect(run.center.campaignStatus('outgoing', 1)?.status.counts).toMatchObject({ failure: 2, ringing: 0 });
  });

  test('faults of whoever takes requests are used up one by one', () => {
    const { center } = running();
    center.control({ command: 'breakWorker', fault: 'hang', times: 2 });
    center.control({ command: 'breakWorker', fault: 'crash' });
    expect([1, 2, 3, 4].map(() => center.takeWorkerFault())).toEqual(['hang', 'hang', 'crash', undefined]);
  });

  test('a membership changes for a static agent on the switch, for a callback agent in the books', () => {
    const run = running();
    loggedIn(run, ['SIP/201', '201']);
    const set = (agent: string, queue: string, member: boolean) => run.center.control({ command: 'setMembership', agent, queue, member });
    set('Agent/9000', '502', true);
    set('Agent/9000', '502', false);
    set('SIP/201', '510', true);
    set('SIP/201', '510', true);
    expect(run.lines()).toEqual([
      '+0 membership Agent/9000 change offline 501,510,502',
      '+0 membership Agent/9000 change offline 501,510',
      '+0 membership SIP/201 change online 501,502,510',
    ]);
    expect(set('Agent/1', '502', true)).toMatchObject({ refusal: 'agent-not-found' });
    expect(run.center.queuesOf('Agent/9002')).toBeUndefined();
    expect(run.center.queuesOf('SIP/201')).toEqual(['501', '502', '510']);
  });

  test('a phone that does not answer a call is left, and tried again', () => {
    const run = running();
    loggedIn(run, ['SIP/201', '201']);
    run.center.control({ command: 'setPhone', extension: '201', behaviour: 'noAnswer' });
    run.center.control({ command: 'placeCall', queue: '502', phone: '1' });
    run.clock.advance(15_600);
    run.center.control({ command: 'setPhone', extension: '201', behaviour: 'answers' });
    run.clock.advance(6_000);
    expect(run.lines().slice(1)).toEqual([
      '+500 agentRinging SIP/201 501,502',
      '+15500 agentIdle SIP/201 501,502',
      '+20500 agentRinging SIP/201 501,502',
      '+20650 agentIdle SIP/201 501,502',
      '+20650 callLinked SIP/201 2',
    ]);
  });

  test('what a listener throws does not keep others from hearing', () => {
    const run = running();
    const heard: string[] = [];
    run.center.onEvent(() => {
      throw new Error('broken');
    });
    const end = run.center.onEvent(({ type }) => heard.push(type));
    run.center.control({ command: 'setDatabase', up: false });
    end();
    run.center.control({ command: 'setDatabase', up: true });
    expect(heard).toEqual(['healthChanged']);
  });
});
