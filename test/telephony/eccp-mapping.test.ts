/** Phones and reasons of T-Library as agents and breaks of ECCP, and what happens by itself as events. */
import { describe, expect, test } from '@jest/globals';
import type { TelephonyRequest } from '../../src/telephony/contract.js';
import { until } from '../eccp/server-support.js';
import { type Rig, rig } from './eccp-support.js';

const AGENTS = [
  { number: 'Agent/9000', id: '5000', password: 'secret' },
  { number: 'Agent/9001', id: '5001', password: 'secret', dn: '7001', extension: '102' },
  { number: 'SIP/201', password: 'secret' },
  { number: 'PJSIP/202', id: '5202', password: 'secret', dn: '7202' },
];

/** The agent that a logout for this phone logs out; else the refusal. */
async function loggedOut({ adapter, callCenter }: Rig, request: Omit<TelephonyRequest, 'name'>): Promise<string> {
  const before = callCenter.agents().filter(({ number }) => callCenter.agentView(number)?.login === 'in');
  try {
    await adapter.request({ name: 'RequestAgentLogout', ...request });
  } catch (error) {
    return String(error);
  }
  await until(() => before.some(({ number }) => callCenter.agentView(number)?.login === 'out'));
  return before.find(({ number }) => callCenter.agentView(number)?.login === 'out')!.number;
}

async function everybodyIn(): Promise<Rig> {
  const one = await rig({ agents: AGENTS });
  await one.agentIn('Agent/9000', '101');
  await one.agentIn('Agent/9001', '103');
  await one.agentIn('SIP/201', '201');
  await one.agentIn('PJSIP/202', '202');
  return one;
}

describe('a DN', () => {
  test.each([
    ['is where somebody is logged in', { thisDN: '101' }, 'Agent/9000'],
    ['is the number of a callback agent', { thisDN: '201' }, 'SIP/201'],
    ['is that of the configuration', { thisDN: '7001' }, 'Agent/9001'],
    ['is also the phone of who has one in the configuration', { thisDN: '103' }, 'Agent/9001'],
    ['with an agent ID', { thisDN: '101', agentID: '5000' }, 'Agent/9000'],
    ['with an agent by the name of ECCP', { thisDN: '101', agentID: 'Agent/9000' }, 'Agent/9000'],
    ['where nobody is', { thisDN: '999' }, /59 .*no agent is logged in at DN 999/],
    ['with an agent who is elsewhere', { thisDN: '201', agentID: '5000' }, /59 .*agent 5000 is logged in at 101, not at 201/],
    ['with an agent who is none', { thisDN: '101', agentID: '1' }, /59 .*there is no agent 1/],
  ])('%s', async (_, request, expected) => {
    const result = await loggedOut(await everybodyIn(), request);
    if (typeof expected === 'string') expect(result).toBe(expected);
    else expect(result).toMatch(expected);
  });

  test('at which two are logged in means neither', async () => {
    const one = await rig({ agents: AGENTS });
    await one.agentIn('Agent/9000', '102');
    await one.agentIn('Agent/9001', '102');
    expect(await loggedOut(one, { thisDN: '102' })).toMatch(/59 .*DN 102 is that of several agents: Agent\/9000, Agent\/9001/);
  });

  test('of the configuration is in the events, and its phone is where a login goes', async () => {
    const one = await rig({ agents: AGENTS });
    expect(await one.ask('RequestAgentLogin', '7001')).toEqual(['EventAgentLogin 7001 #1', 'EventAgentReady 7001']);
    expect(one.callCenter.agentView('Agent/9001')?.extension).toBe('102');
    one.callCenter.startBreak('Agent/9001', 2);
    await until(() => one.events.length > 0);
    expect(one.events[0]).toMatchObject({ name: 'EventAgentNotReady', thisDN: '7001', agentID: '5001' });
  });

  test('that a lost event has hidden is found by asking', async () => {
    const one = await rig({ agents: AGENTS });
    one.server.faults.losses = 5;
    one.callCenter.logIn('Agent/9000', '101');
    await until(() => one.callCenter.agentView('Agent/9000')?.login === 'in');
    expect(await loggedOut(one, { thisDN: '101' })).toBe('Agent/9000');
  });
});

describe('a login', () => {
  test('is done when the phone was answered', async () => {
    const one = await rig({ agents: AGENTS });
    expect(await one.ask('RequestAgentLogin', '101', { agentID: '5000' })).toEqual(['EventAgentLogin 101 #1', 'EventAgentReady 101']);
    expect(await one.ask('RequestAgentLogin', '101', { agentID: '5000' })).toEqual(['EventAgentLogin 101 #2', 'EventAgentReady 101']);
  });

  test.each([
    ['7777', /^EventError 7777 #1 123 ECCP 404: Specified extension not found$/],
    ['107', /^EventError 107 #1 52 ECCP 500: Failed to start login process on Asterisk$/],
    ['108', /^EventError 108 #1 185 Agent\/9000 could not be logged in on 108$/],
  ])('that fails is told why: %s', async (dn, expected) => {
    const one = await rig({ agents: AGENTS });
    expect((await one.ask('RequestAgentLogin', dn, { agentID: '5000' })).join()).toMatch(expected);
  });

  test('of who is logged in elsewhere is refused', async () => {
    const one = await everybodyIn();
    const told = await one.ask('RequestAgentLogin', '102', { agentID: '5000' });
    expect(told).toEqual(['EventError 102 #1 42 ECCP 409: Specified agent already connected to extension: SIP/101']);
  });
});

describe('a reason', () => {
  const breakFor = async (more: Partial<TelephonyRequest>, options = {}): Promise<unknown> => {
    const one = await rig({ dndBreak: undefined, ...options });
    await one.agentIn();
    try {
      await one.ask('RequestAgentNotReady', '201', more);
    } catch (error) {
      return String(error);
    }
    return one.callCenter.agentView('SIP/201')?.break?.id;
  };

  test.each([
    ['the name of a break, in any case and with blanks', { reasons: { ReasonCode: '  BAÑO ' } }, {}, 2],
    ['the id of a break', { reasons: { ReasonCode: '3' } }, {}, 3],
    ['an extension', { extensions: { pause_type: 3 } }, {}, 3],
    ['a reason of the configuration', { reasons: { ReasonCode: 'EndOfShift' } }, { breaks: { endofshift: 'Almuerzo' } }, 3],
    ['the default, for a reason that is no break', { reasons: { ReasonCode: 'EndOfShift' } }, { defaultBreak: 2 }, 2],
    ['the default, for no reason', {}, { defaultBreak: 'Baño' }, 2],
  ])('is %s', async (_, more, options, expected) => {
    expect(await breakFor(more, options)).toBe(expected);
  });

  test.each([
    ['no break', { reasons: { ReasonCode: 'EndOfShift' } }],
    ['a break that is no longer used', { reasons: { ReasonCode: 'Vieja' } }],
    ['hold, which is none', { reasons: { ReasonCode: '1' } }],
    ['nothing', {}],
  ])('that is %s is rejected before anything is sent', async (_, more) => {
    expect(await breakFor(more)).toMatch(/^TelephonyError: 53 .*the breaks are 2 Baño, 3 Almuerzo/);
  });

  test('for not ready is never the break of do-not-disturb', async () => {
    expect(await breakFor({ reasons: { ReasonCode: 'Almuerzo' } }, { dndBreak: 3 })).toMatch(/^TelephonyError: 53/);
  });
});

describe('what other consoles do', () => {
  test('is told with its reasons and without a reference ID', async () => {
    const one = await rig();
    one.callCenter.logIn('SIP/201', '201');
    await until(() => one.events.length === 2);
    one.callCenter.startBreak('SIP/201', 2);
    one.callCenter.endBreak('SIP/201');
    one.callCenter.startBreak('SIP/201', 3);
    one.callCenter.endBreak('SIP/201');
    one.callCenter.logOut('SIP/201');
    await until(() => one.events.at(-1)?.name === 'EventAgentLogout');
    expect(one.told()).toEqual([
      ...['EventAgentLogin 201', 'EventAgentReady 201', 'EventAgentNotReady 201 (2 Baño)', 'EventAgentReady 201'],
      ...['EventDNDOn 201', 'EventDNDOff 201', 'EventAgentLogout 201'],
    ]);
  });

  test('before the adapter was opened is told when it is, and what it missed when it is opened again', async () => {
    const one = await rig();
    await one.agentIn();
    await one.adapter.close();
    one.callCenter.startBreak('SIP/201', 2);
    await one.adapter.open();
    expect(one.told()).toEqual(['EventServerConnected', 'EventAgentNotReady 201 (2 Baño)']);
    await one.adapter.close();
    one.callCenter.endBreak('SIP/201');
    one.callCenter.logIn('Agent/9000', '101');
    await until(() => one.callCenter.agentView('Agent/9000')?.login === 'in');
    await one.adapter.open();
    expect(one.told()).toEqual(['EventServerConnected', 'EventAgentLogin 101', 'EventAgentReady 101', 'EventAgentReady 201']);
  });

  test('ends a wish: do-not-disturb that somebody else has ended is off', async () => {
    const one = await rig();
    await one.agentIn();
    await one.ask('RequestSetDNDOn');
    one.callCenter.endBreak('SIP/201');
    await until(() => one.events.length > 0);
    expect(one.told()).toEqual(['EventDNDOff 201']);
    expect(await one.ask('RequestSetDNDOn')).toEqual(['EventDNDOn 201 #2']);
    expect(one.callCenter.agentView('SIP/201')?.break?.id).toBe(3);
  });
});
