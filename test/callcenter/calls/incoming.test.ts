import { describe, expect, test } from '@jest/globals';
import { linkedCall, loggedIn, running } from '../support.js';

describe('incoming calls', () => {
  test('wait in the queue, ring at an agent, and are linked', () => {
    const run = running();
    loggedIn(run, ['Agent/9000', '101']);
    expect(run.center.control({ command: 'placeCall', queue: '501', phone: '5550200' })).toEqual({ ok: true, call: 1 });
    run.clock.advance(600);
    expect(run.center.agentView('Agent/9000')?.status).toBe('ringing');
    run.clock.advance(1_000);
    expect(run.lines()).toEqual([
      '+0 progress onQueue 1',
      '+500 agentRinging Agent/9000 501,510',
      '+650 agentIdle Agent/9000 501,510',
      '+650 callLinked Agent/9000 2',
    ]);
    expect(run.center.agentView('Agent/9000')?.status).toBe('oncall');
    const info = run.center.callInfo({ type: 'incoming', id: 1 });
    expect(info).toMatchObject({
      campaign: 1,
      status: 'success',
      trunk: 'SIP/trunk1',
      channel: 'SIP/trunk1-00000002',
      agent: 'Agent/9000',
    });
    expect(info?.attributes[0]).toEqual({ label: 'first_name', value: 'Solo' });
    expect(info?.contacts.map(({ id }) => id)).toEqual([3]);
  });

  test('of several contacts the agent says which one it is', () => {
    const run = running();
    loggedIn(run, ['Agent/9000', '101'], ['Agent/9001', '102']);
    const { id, contacts, attributes } = linkedCall(run);
    expect([contacts.length, attributes.length]).toEqual([2, 0]);
    expect(run.center.setContact('Agent/9000', 99, 1)).toMatchObject({ refusal: 'call-not-found' });
    expect(run.center.setContact('Agent/9001', id, 1)).toMatchObject({ refusal: 'not-callers-agent' });
    expect(run.center.setContact('Agent/9000', id, 99)).toMatchObject({ refusal: 'contact-not-found' });
    expect(run.center.setContact('Agent/9000', id, 2)).toEqual({ ok: true });
    expect(run.center.callInfo({ type: 'incoming', id })?.attributes[0]?.value).toBe('Mario');
  });

  test('a queue without a campaign takes calls that belong to none', () => {
    const run = running();
    loggedIn(run, ['SIP/201', '201']);
    expect(linkedCall(run, '502', '5559999').campaign).toBeUndefined();
    expect(run.center.log({ type: 'incoming', queue: '502' }).map(({ kind }) => kind)).toEqual(['onQueue', 'success']);
    expect(run.center.queueStatus('502').status).toMatchObject({ counts: { total: 1, success: 1 } });
    expect(run.center.queueStatus('777')).toMatchObject({ agents: [], activeCalls: [], totalSeconds: 0 });
  });

  test('a caller without patience gives up', () => {
    const run = running();
    run.center.control({ command: 'placeCall', queue: '501', phone: '1', patience: 7_000 });
    run.clock.advance(10_000);
    expect(run.lines()).toEqual(['+0 progress onQueue 1', '+7000 progress abandoned 2']);
    expect(run.center.queueWait('incoming', 1).abandoned).toBe(1);
  });

  test('hold is told before it is over with, its progress after; the caller may hang up meanwhile', () => {
    const run = running();
    loggedIn(run, ['Agent/9000', '101']);
    const { id } = linkedCall(run);
    expect(run.center.unhold('Agent/9000')).toEqual({ ok: true });
    expect(run.center.hold('Agent/9000')).toEqual({ ok: true });
    expect(run.lines()).toEqual(['+0 holdStarted Agent/9000']);
    expect(run.center.hold('Agent/9000')).toMatchObject({ refusal: 'already-on-hold' });
    run.clock.advance(1_000);
    expect(run.center.callOf('Agent/9000')?.status).toBe('onHold');
    run.center.unhold('Agent/9000');
    run.center.unhold('Agent/9000');
    run.clock.advance(1_000);
    expect(run.lines()).toEqual(['+10 progress onHold 3', '+1300 holdEnded Agent/9000', '+1300 progress offHold 4']);
    run.center.hold('Agent/9000');
    run.clock.advance(500);
    run.lines();
    run.center.control({ command: 'callerHangsUp', type: 'incoming', call: id });
    expect(run.lines()).toEqual(['+0 holdEnded Agent/9000', '+0 progress offHold 6', '+0 callUnlinked Agent/9000 7']);
  });

  test('hanging up is done first and told then', () => {
    const run = running();
    loggedIn(run, ['Agent/9000', '101']);
    expect(run.center.hangUp('Agent/9000')).toMatchObject({ refusal: 'not-in-call' });
    linkedCall(run);
    expect(run.center.hangUp('Agent/9000')).toEqual({ ok: true });
    run.clock.advance(100);
    expect(run.lines()).toEqual(['+70 callUnlinked Agent/9000 3']);
  });

  test('a blind transfer leaves the agent free; the call ends without a word and is logged', () => {
    const run = running();
    loggedIn(run, ['Agent/9000', '101']);
    linkedCall(run);
    run.center.transfer('Agent/9000', '4321');
    run.clock.advance(3_000);
    expect(run.lines()).toEqual(['+40 progress transfer 3', '+40 callUnlinked Agent/9000 3']);
    expect(run.center.log({ type: 'incoming', campaign: 1 }).map(({ kind }) => kind)).toEqual(['onQueue', 'success', 'transfer', 'hangup']);
  });

  test('an attended transfer is a talk first, and then the agent is out', () => {
    const run = running();
    loggedIn(run, ['Agent/9000', '101']);
    linkedCall(run);
    expect(run.center.attendedTransfer('Agent/9000', '102')).toEqual({ ok: true, consultation: true });
    run.clock.advance(3_000);
    expect(run.lines()).toEqual([
      '+0 consultationStarted Agent/9000',
      '+800 consultationEnded Agent/9000',
      '+1600 callUnlinked Agent/9000 3',
    ]);
  });

  test('a transfer to an agent is refused for every reason there is, and then links the same call again', () => {
    const run = running();
    loggedIn(run, ['Agent/9000', '101'], ['Agent/9001', '102']);
    const to = (target: string): unknown => run.center.transferToAgent('Agent/9000', target);
    expect(to('Agent/7777')).toMatchObject({ refusal: 'target-not-found' });
    expect(to('Agent/9001')).toMatchObject({ refusal: 'not-in-call' });
    const { id } = linkedCall(run);
    expect(to('Agent/9003')).toMatchObject({ refusal: 'target-not-logged-in' });
    run.center.startBreak('Agent/9001', 3);
    expect(to('Agent/9001')).toMatchObject({ refusal: 'target-paused' });
    run.center.endBreak('Agent/9001');
    run.clock.advance(500);
    run.lines();
    expect(to('Agent/9001')).toEqual({ ok: true });
    expect(to('Agent/9001')).toMatchObject({ refusal: 'transfer-in-progress' });
    run.clock.advance(1_000);
    expect(run.lines()).toEqual([
      '+40 progress transfer 3',
      '+40 callUnlinked Agent/9000 3',
      '+290 agentRinging Agent/9001 501,510',
      '+440 agentIdle Agent/9001 501,510',
      '+440 callLinked Agent/9001 4',
    ]);
    expect(run.center.callOf('Agent/9001')?.id).toBe(id);
    expect(to('Agent/9001')).toMatchObject({ refusal: 'not-in-call' });
  });

  test('a target whose phone somebody else is speaking on is refused', () => {
    const run = running();
    loggedIn(run, ['Agent/9000', '101'], ['SIP/201', '102'], ['Agent/9001', '102']);
    run.center.startBreak('SIP/201', 2);
    run.center.startBreak('Agent/9001', 2);
    linkedCall(run);
    run.center.endBreak('SIP/201');
    linkedCall(run, '502', '5559999');
    run.center.endBreak('Agent/9001');
    expect(run.center.transferToAgent('Agent/9000', 'SIP/201')).toMatchObject({ refusal: 'target-busy' });
    expect(run.center.transferToAgent('Agent/9000', 'Agent/9001')).toMatchObject({ refusal: 'target-device-busy' });
  });

  test('a target who is no longer free does not get the caller, who waits in the queue again', () => {
    const run = running();
    loggedIn(run, ['Agent/9000', '101'], ['SIP/201', '201']);
    const { id } = linkedCall(run, '501');
    run.center.transferToAgent('Agent/9000', 'SIP/201');
    run.clock.advance(100);
    run.center.startBreak('SIP/201', 2);
    run.center.startBreak('Agent/9000', 2);
    run.clock.advance(5_000);
    expect(run.center.callInfo({ type: 'incoming', id })?.status).toBe('onQueue');
    run.center.endBreak('Agent/9000');
    run.clock.advance(5_000);
    expect(run.center.callOf('Agent/9000')?.id).toBe(id);
  });

  test('recording is muted at once, and goes on by itself or when told to', () => {
    const run = running();
    loggedIn(run, ['Agent/9000', '101']);
    linkedCall(run);
    expect(run.center.muteRecording('Agent/9000', 0)).toMatchObject({ refusal: 'invalid-timeout' });
    run.center.muteRecording('Agent/9000');
    expect(run.lines()).toEqual(['+0 recordingMuted Agent/9000']);
    run.center.unmuteRecording('Agent/9000');
    expect(run.lines()).toEqual([]);
    run.clock.advance(0);
    run.center.muteRecording('Agent/9000', 1_000);
    run.clock.advance(2_000);
    expect(run.lines()).toEqual(['+0 recordingUnmuted Agent/9000', '+0 recordingMuted Agent/9000', '+1000 recordingUnmuted Agent/9000']);
  });

  test('the variables of the caller’s channel can be read', () => {
    const run = running();
    loggedIn(run, ['Agent/9000', '101']);
    expect(run.center.channelVariables('Agent/9001')).toMatchObject({ refusal: 'not-logged-in' });
    expect(run.center.channelVariables('Agent/9000')).toMatchObject({ refusal: 'not-in-call' });
    linkedCall(run);
    expect(run.center.channelVariables('Agent/9000')).toEqual({
      ok: true,
      channel: 'SIP/trunk1-00000002',
      variables: { FROM_DID: '2345678' },
    });
  });
});
