/** T-Library's agent state model on the simulated switch. */
import { describe, expect, test } from '@jest/globals';
import type { AgentState } from '../../src/telephony/simulated/agent-state.js';
import { type Setup, setup } from './support.js';

/** A DN in the given state: 7001 of the defaults, brought there. */
async function inState(state: AgentState): Promise<Setup> {
  const made = await setup({
    dns: [{ thisDN: '7001', agentID: '5001', ready: true, queue: '800' }],
    afterCallWork: state.endsWith('AfterCallWork') ? 30_000 : 0,
  });
  const { tserver } = made;
  if (state === 'null') tserver.atPhone({ name: 'RequestAgentLogout', thisDN: '7001' });
  if (state === 'notReady') tserver.atPhone({ name: 'RequestAgentNotReady', thisDN: '7001' });
  if (state === 'afterCallWork') tserver.atPhone({ name: 'RequestAgentNotReady', thisDN: '7001', workMode: 'AfterCallWork' });
  if (state.startsWith('busy')) tserver.callArrives('7001');
  if (state === 'busyNotReady') tserver.atPhone({ name: 'RequestAgentNotReady', thisDN: '7001' });
  expect(tserver.dn('7001')?.state).toBe(state);
  made.events.length = 0;
  return made;
}

describe('agent states', () => {
  test.each<[AgentState, string, AgentState, string]>([
    ['null', 'RequestAgentReady', 'null', '← EventError 7001 #1 187 No ready or not ready while the ACD set is logged out'],
    ['null', 'RequestAgentNotReady', 'null', '← EventError 7001 #1 187 No ready or not ready while the ACD set is logged out'],
    ['null', 'RequestAgentLogout', 'null', '← EventError 7001 #1 43 Object is already in requested state'],
    ['notReady', 'RequestAgentReady', 'ready', '← EventAgentReady 7001 #1'],
    ['notReady', 'RequestAgentNotReady', 'notReady', '← EventAgentNotReady 7001 #1'],
    ['notReady', 'RequestAgentLogout', 'null', '← EventAgentLogout 7001 #1'],
    ['ready', 'RequestAgentReady', 'ready', '← EventAgentReady 7001 #1'],
    ['ready', 'RequestAgentNotReady', 'notReady', '← EventAgentNotReady 7001 #1'],
    ['ready', 'RequestAgentLogout', 'null', '← EventAgentLogout 7001 #1'],
    ['afterCallWork', 'RequestAgentReady', 'ready', '← EventAgentReady 7001 #1'],
    ['busyReady', 'RequestAgentReady', 'busyReady', '← EventAgentReady 7001 #1'],
    ['busyReady', 'RequestAgentNotReady', 'busyNotReady', '← EventAgentNotReady 7001 #1'],
    ['busyReady', 'RequestAgentLogout', 'null', '← EventAgentLogout 7001 #1'],
    ['busyNotReady', 'RequestAgentReady', 'busyReady', '← EventAgentReady 7001 #1'],
    ['busyAfterCallWork', 'RequestAgentReady', 'busyReady', '← EventAgentReady 7001 #1'],
  ])('%s, %s: %s', async (before, request, after, event) => {
    const { request: make, tserver } = await inState(before);
    expect(await make(request as 'RequestAgentReady', '7001')).toEqual([event]);
    expect(tserver.dn('7001')?.state).toBe(after);
  });

  test('not ready with the work mode AfterCallWork is after-call work', async () => {
    const { request, tserver } = await inState('ready');
    expect(await request('RequestAgentNotReady', '7001', { workMode: 'AfterCallWork' })).toEqual([
      '← EventAgentNotReady 7001 #1 workMode=AfterCallWork',
    ]);
    expect(tserver.dn('7001')?.state).toBe('afterCallWork');
  });

  test('the state changes when the T-Server generates the event, not when it accepts the request', async () => {
    const { adapter, tserver, pass } = await inState('ready');
    const accepted = adapter.request({ name: 'RequestAgentNotReady', thisDN: '7001' });
    await pass(5);
    await accepted;
    expect(tserver.dn('7001')?.state).toBe('ready');
    await pass();
    expect(tserver.dn('7001')?.state).toBe('notReady');
  });
});

describe('login', () => {
  test('an agent who logs in is not ready, with the queue of the request', async () => {
    const { request, tserver, events } = await setup();
    expect(await request('RequestAgentLogin', '7008', { agentID: '5008', queue: '800' })).toEqual(['← EventAgentLogin 7008 #1']);
    expect(tserver.dn('7008')).toMatchObject({ state: 'notReady', agentID: '5008', queues: ['800'] });
    expect(events.at(-1)).toMatchObject({ agentID: '5008', thisQueue: '800' });
  });

  test('with the work mode AutoIn the agent is ready at once; that event answers no request', async () => {
    const { request } = await setup();
    expect(await request('RequestAgentLogin', '7008', { agentID: '5008', workMode: 'AutoIn' })).toEqual([
      '← EventAgentLogin 7008 #1 workMode=AutoIn',
      '← EventAgentReady 7008 workMode=AutoIn',
    ]);
  });

  test.each([
    ['without an agent ID', '7008', undefined, 191],
    ['of an agent whom the switch does not know', '7008', '5999', 192],
    ['of an agent who is logged in elsewhere', '7008', '5001', 9996],
    ['of a second agent on a DN', '7001', '5008', 185],
  ])('a login %s is refused', async (_, thisDN, agentID, code) => {
    const { request, events } = await setup({ agents: ['5001', '5008'] });
    await request('RequestAgentLogin', thisDN, { agentID });
    expect(events).toEqual([expect.objectContaining({ name: 'EventError', errorCode: code, referenceID: 1 })]);
  });

  test('several logins of one agent on one DN are allowed', async () => {
    const { request } = await setup();
    expect(await request('RequestAgentLogin', '7001', { agentID: '5001' })).toEqual(['← EventAgentLogin 7001 #1']);
  });

  test('on a switch that forces it, a second agent logs the first one out', async () => {
    const { request, tserver } = await setup({ secondLogin: 'force' });
    const lines = await request('RequestAgentLogin', '7001', { agentID: '5008' });
    expect(lines).toEqual(['← EventAgentLogout 7001', '← EventAgentLogin 7001 #1']);
    expect(tserver.dn('7001')?.agentID).toBe('5008');
  });
});

describe('calls and after-call work', () => {
  test('only an agent who is ready and without do-not-disturb gets ACD calls', async () => {
    const { tserver } = await setup({
      dns: [
        { thisDN: '1', agentID: 'a', ready: true },
        { thisDN: '2', agentID: 'b', ready: true, dnd: true },
        { thisDN: '3', agentID: 'c' },
        { thisDN: '4' },
      ],
    });
    expect(['1', '2', '3', '4', '5', '1'].map((thisDN) => tserver.callArrives(thisDN))).toEqual([true, false, false, false, false, false]);
  });

  test('after a call the agent is ready again', async () => {
    const { tserver, lines } = await inState('busyReady');
    expect(tserver.callEnds('7001')).toBe(true);
    expect(lines()).toEqual(['← EventAgentReady 7001']);
    expect(tserver.callEnds('7001')).toBe(false);
  });

  test('who wanted not ready during the call is not ready after it', async () => {
    const { tserver } = await inState('busyNotReady');
    tserver.callEnds('7001');
    expect(tserver.dn('7001')?.state).toBe('notReady');
  });

  test('after-call work lasts its time and then the agent is ready', async () => {
    const { tserver, lines, pass } = await inState('busyAfterCallWork');
    tserver.callEnds('7001');
    expect(tserver.dn('7001')?.state).toBe('afterCallWork');
    await pass(29_999);
    expect(tserver.dn('7001')?.state).toBe('afterCallWork');
    await pass(1);
    expect(lines()).toEqual(['← EventAgentNotReady 7001 workMode=AfterCallWork', '← EventAgentReady 7001']);
  });

  test('an agent who does something during after-call work is not made ready at its end', async () => {
    const { tserver, pass } = await inState('busyAfterCallWork');
    tserver.callEnds('7001');
    tserver.atPhone({ name: 'RequestAgentNotReady', thisDN: '7001' });
    await pass(60_000);
    expect(tserver.dn('7001')?.state).toBe('notReady');
  });
});

describe('what differs from switch to switch', () => {
  test('the same state again is refused with 43 where the switch does that', async () => {
    const { request, events } = await setup({ sameState: 'refuse' });
    await request('RequestAgentReady', '7001');
    await request('RequestSetDNDOn', '7007');
    await request('RequestSetDNDOff', '7001');
    await request('RequestAgentNotReady', '7005');
    expect(events.map((event) => ('errorCode' in event ? event.errorCode : event.name))).toEqual([43, 43, 43, 'EventAgentNotReady']);
  });

  test('a logout during a call is refused with 185 where the switch does that', async () => {
    const { request, tserver, events } = await setup({ logoutOnCall: 'refuse' });
    tserver.callArrives('7001');
    await request('RequestAgentLogout', '7001');
    expect(events).toEqual([expect.objectContaining({ name: 'EventError', errorCode: 185 })]);
    expect(tserver.dn('7001')?.state).toBe('busyReady');
  });

  test('do-not-disturb belongs to the DN: it stays when agents log out and in', async () => {
    const { request, tserver } = await setup();
    await request('RequestAgentLogout', '7007');
    await request('RequestAgentLogin', '7007', { agentID: '5008' });
    expect(tserver.dn('7007')?.dnd).toBe(true);
  });

  test('a request for another agent than the one on the DN is refused with 192', async () => {
    const { request, events } = await setup();
    for (const name of ['RequestAgentLogout', 'RequestAgentReady', 'RequestAgentNotReady'] as const)
      await request(name, '7001', { agentID: '5002' });
    expect(events.map((event) => ('errorCode' in event ? event.errorCode : event.name))).toEqual([192, 192, 192]);
  });

  test('where DNs must be registered, requests before that are rejected with 41', async () => {
    const { request, lines, tserver } = await setup({ registration: true });
    await expect(request('RequestAgentReady', '7005')).rejects.toMatchObject({ code: 41, symbol: 'TERR_NOT_REGISTERED' });
    tserver.atPhone({ name: 'RequestAgentReady', thisDN: '7005' });
    expect(lines()).toEqual([]);
    expect(await request('RequestRegisterAddress', '7005')).toEqual(['← EventRegistered 7005 #1']);
    expect(await request('RequestAgentNotReady', '7005')).toEqual(['← EventAgentNotReady 7005 #2']);
    expect(await request('RequestUnregisterAddress', '7005')).toEqual(['← EventUnregistered 7005 #3']);
    await expect(request('RequestAgentReady', '7005')).rejects.toMatchObject({ code: 41 });
  });
});

describe('an agent in several ACD groups', () => {
  const login = { agentID: '5008', queue: '800' } as const;

  test('logs in to each of them; the state stays as it is', async () => {
    const { request, tserver, events } = await setup();
    await request('RequestAgentLogin', '7008', login);
    await request('RequestAgentReady', '7008');
    expect(await request('RequestAgentLogin', '7008', { ...login, queue: '801' })).toEqual(['← EventAgentLogin 7008 #3']);
    expect(events.at(-1)).toMatchObject({ thisQueue: '801' });
    expect(tserver.dn('7008')).toMatchObject({ state: 'ready', queues: ['800', '801'] });
  });

  test('leaving one of several is EventQueueLogout, leaving the last one EventAgentLogout', async () => {
    const { request, tserver, events } = await setup();
    await request('RequestAgentLogin', '7008', login);
    await request('RequestAgentLogin', '7008', { ...login, queue: '801' });
    expect(await request('RequestAgentLogout', '7008', { queue: '800' })).toEqual(['← EventQueueLogout 7008 #3']);
    expect(events.at(-1)).toMatchObject({ agentID: '5008', thisQueue: '800' });
    expect(tserver.dn('7008')).toMatchObject({ agentID: '5008', queues: ['801'] });
    expect(await request('RequestAgentLogout', '7008', { queue: '800' })).toEqual([expect.stringMatching(/EventError 7008 #4 43 /)]);
    expect(await request('RequestAgentLogout', '7008', { queue: '801' })).toEqual(['← EventAgentLogout 7008 #5']);
    expect(tserver.dn('7008')).toMatchObject({ agentID: undefined, queues: [], state: 'null' });
  });

  test('a logout that names no group leaves all of them', async () => {
    const { request, tserver } = await setup();
    await request('RequestAgentLogin', '7008', login);
    await request('RequestAgentLogin', '7008', { ...login, queue: '801' });
    expect(await request('RequestAgentLogout', '7008')).toEqual(['← EventAgentLogout 7008 #3']);
    expect(tserver.dn('7008')?.queues).toEqual([]);
  });

  test('gets the calls of each of them', async () => {
    const { request, tserver, pass } = await setup({
      dns: [{ thisDN: '7008' }],
      afterCallWork: 0,
      calls: [{ queue: '801', every: 1_000, duration: 500, count: 1 }],
    });
    for (const queue of ['800', '801']) await request('RequestAgentLogin', '7008', { ...login, queue });
    await request('RequestAgentReady', '7008');
    tserver.startCalls();
    await pass(1_100);
    expect(tserver.dn('7008')?.state).toBe('busyReady');
  });
});
