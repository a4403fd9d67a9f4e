/** Requests to the ECCP adapter for agents in every state. */
import { describe, expect, test } from '@jest/globals';
import { until } from '../eccp/server-support.js';
import { rig } from './eccp-support.js';

const BATH = { reasons: { ReasonCode: 'Baño' } };

describe('logout', () => {
  test('of an agent who is not logged in is done at once', async () => {
    expect(await (await rig()).ask('RequestAgentLogout')).toEqual(['EventAgentLogout 201 #1']);
  });

  test('of an agent in a break tells no ready in between', async () => {
    const one = await rig();
    await one.agentIn();
    await one.ask('RequestAgentNotReady', '201', BATH);
    expect(await one.ask('RequestAgentLogout')).toEqual(['EventAgentLogout 201 #2']);
    expect(one.callCenter.agentView('SIP/201')?.login).toBe('out');
  });

  test('with do-not-disturb on ends that first', async () => {
    const one = await rig();
    await one.agentIn();
    await one.ask('RequestSetDNDOn');
    expect(await one.ask('RequestAgentLogout')).toEqual(['EventDNDOff 201', 'EventAgentLogout 201 #2']);
    await one.agentIn();
    expect(await one.ask('RequestAgentReady')).toEqual(['EventAgentReady 201 #3']);
  });

  test('during a call cuts it by default', async () => {
    const one = await rig();
    await one.agentIn();
    await one.linked('SIP/201');
    expect(await one.ask('RequestAgentLogout')).toEqual(['EventAgentLogout 201 #1']);
  });

  test('during a call can be refused', async () => {
    const one = await rig({ logoutOnCall: 'refuse' });
    await one.agentIn();
    await one.linked('SIP/201');
    expect(await one.ask('RequestAgentLogout')).toEqual(['EventError 201 #1 185 SIP/201 is on a call']);
    expect(one.callCenter.agentView('SIP/201')?.status).toBe('oncall');
  });

  test('during a call can wait for its end, and other requests need not wait for that', async () => {
    const one = await rig({ logoutOnCall: 'afterCall' });
    await one.agentIn();
    const call = await one.linked('SIP/201');
    expect(await one.adapter.request({ name: 'RequestAgentLogout', thisDN: '201' })).toBe(1);
    expect(await one.ask('RequestAgentNotReady', '201', BATH)).toEqual(['EventAgentNotReady 201 #2 (Baño)']);
    one.callCenter.control({ command: 'callerHangsUp', type: 'incoming', call });
    await until(() => one.events.length > 0);
    expect(one.told()).toEqual(['EventAgentLogout 201 #1']);
  });

  test('of an agent who is being logged in waits, and is ordered again when the order was lost', async () => {
    const one = await rig();
    const login = await one.adapter.request({ name: 'RequestAgentLogin', thisDN: '101', agentID: 'Agent/9000' });
    const logout = await one.adapter.request({ name: 'RequestAgentLogout', thisDN: '101', agentID: 'Agent/9000' });
    const answered = (id: number): boolean => one.events.some((event) => 'referenceID' in event && event.referenceID === id);
    await until(() => answered(login) && answered(logout));
    expect(one.told()).toContain('EventAgentLogout 101 #2');
    expect(one.callCenter.agentView('Agent/9000')?.login).toBe('out');
  });
});

describe('ready and not ready', () => {
  test('without a login are refused as T-Library does', async () => {
    const one = await rig();
    expect(await one.ask('RequestAgentReady')).toEqual(['EventError 201 #1 187 ECCP 417: Agent currently not logged in']);
    expect(await one.ask('RequestAgentNotReady', '201', BATH)).toEqual(['EventError 201 #2 187 ECCP 417: Agent currently not logged in']);
  });

  test('of an agent who is ready, or in this break, are done without an event of the server', async () => {
    const one = await rig();
    await one.agentIn();
    expect(await one.ask('RequestAgentReady')).toEqual(['EventAgentReady 201 #1']);
    for (const id of [2, 3]) expect(await one.ask('RequestAgentNotReady', '201', BATH)).toEqual([`EventAgentNotReady 201 #${id} (Baño)`]);
    expect(await one.ask('RequestAgentReady')).toEqual(['EventAgentReady 201 #4']);
  });

  test('not ready in another break changes it, and nobody is told of the moment between', async () => {
    const one = await rig({ dndBreak: undefined });
    await one.agentIn();
    await one.ask('RequestAgentNotReady', '201', BATH);
    expect(await one.ask('RequestAgentNotReady', '201', { reasons: { ReasonCode: '3' } })).toEqual(['EventAgentNotReady 201 #2 (3)']);
    expect(one.callCenter.agentView('SIP/201')?.break).toMatchObject({ id: 3 });
  });

  test('not ready in another break can leave it, and the reason is told that is so', async () => {
    const one = await rig({ dndBreak: undefined, otherBreak: 'keep' });
    await one.agentIn();
    await one.ask('RequestAgentNotReady', '201', BATH);
    expect(await one.ask('RequestAgentNotReady', '201', { reasons: { ReasonCode: '3' } })).toEqual([
      'EventAgentNotReady 201 #2 (3)',
      'EventAgentNotReady 201 (2 Baño)', // what is so
    ]);
    expect(one.callCenter.agentView('SIP/201')?.break).toMatchObject({ id: 2 });
  });

  test('not ready during a call is done at once', async () => {
    const one = await rig();
    await one.agentIn();
    await one.linked('SIP/201');
    expect(await one.ask('RequestAgentNotReady', '201', BATH)).toEqual(['EventAgentNotReady 201 #1 (Baño)']);
    expect(one.callCenter.agentView('SIP/201')).toMatchObject({ status: 'oncall', break: { id: 2 } });
  });

  test('ready leaves a hold alone', async () => {
    const one = await rig();
    await one.agentIn();
    await one.linked('SIP/201');
    one.callCenter.hold('SIP/201');
    expect(await one.ask('RequestAgentReady')).toEqual(['EventAgentReady 201 #1']);
    expect(one.callCenter.agentView('SIP/201')?.onHold).toBe(true);
  });
});

describe('do-not-disturb', () => {
  const breakOf = ({ callCenter }: Awaited<ReturnType<typeof rig>>): number | undefined => callCenter.agentView('SIP/201')?.break?.id;

  test('without a break for it is not supported', async () => {
    const { adapter } = await rig({ dndBreak: undefined });
    expect(adapter.supports.has('RequestSetDNDOn')).toBe(false);
    await expect(adapter.request({ name: 'RequestSetDNDOn', thisDN: '201' })).rejects.toMatchObject({ code: 51 });
  });

  test('with a break that the server does not have is not supported either', async () => {
    const { adapter } = await rig({ dndBreak: 'Vieja' }); // inactive
    await expect(adapter.request({ name: 'RequestSetDNDOn', thisDN: '201' })).rejects.toMatchObject({ code: 51 });
  });

  test('takes an agent out of the break of not ready, and brings them back to it', async () => {
    const one = await rig();
    await one.agentIn();
    await one.ask('RequestAgentNotReady', '201', BATH);
    expect(await one.ask('RequestSetDNDOn')).toEqual(['EventDNDOn 201 #2']);
    expect(breakOf(one)).toBe(3);
    expect(await one.ask('RequestSetDNDOff')).toEqual(['EventDNDOff 201 #3']);
    expect(breakOf(one)).toBe(2);
  });

  test('while it is on, ready and not ready are for later', async () => {
    const one = await rig();
    await one.agentIn();
    await one.ask('RequestSetDNDOn');
    expect(await one.ask('RequestAgentNotReady', '201', BATH)).toEqual(['EventAgentNotReady 201 #2 (Baño)']);
    expect(breakOf(one)).toBe(3);
    expect(await one.ask('RequestAgentReady')).toEqual(['EventAgentReady 201 #3']);
    expect(breakOf(one)).toBe(3);
    expect(await one.ask('RequestSetDNDOff')).toEqual(['EventDNDOff 201 #4']);
    expect(breakOf(one)).toBeUndefined();
  });

  test('off leaves a break alone that is another', async () => {
    const one = await rig();
    await one.agentIn();
    await one.ask('RequestAgentNotReady', '201', BATH);
    expect(await one.ask('RequestSetDNDOff')).toEqual(['EventDNDOff 201 #2']);
    expect(breakOf(one)).toBe(2);
  });

  test('without a login cannot be switched on', async () => {
    expect(await (await rig()).ask('RequestSetDNDOn')).toEqual(['EventError 201 #1 187 ECCP 417: Agent currently not logged in']);
  });
});
