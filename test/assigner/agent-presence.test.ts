/** What telephony tells of agents, as the presence of users. */
import { describe, expect, test } from '@jest/globals';
import { SimulatedClock } from 'statewire';
import { AgentPresence, assigner, MemoryDirectory, MemoryPresence } from 'statewire/assigner';
import { simulatedTServer, type TelephonyEvent } from 'statewire/telephony';
import { answerTo } from './support.js';

const USERS = [
  { id: 'ana', capabilities: ['+c2cagent'], agentID: '5001' },
  { id: 'bob', capabilities: ['+c2cagent'], dn: '7002' },
];

type Told = Pick<Extract<TelephonyEvent, { thisDN: string }>, 'name'> & Record<string, unknown>;

/** Presence after some events; event n happens at n ms. */
function presenceAfter(id: string, ...events: readonly Told[]) {
  const presence = new MemoryPresence();
  const agents = new AgentPresence(new MemoryDirectory(USERS), presence);
  for (const [i, event] of events.entries()) agents.take({ server: 't', thisDN: '7001', time: i + 1, ...event } as TelephonyEvent);
  return presence.getPresence(id);
}

const LOGIN: Told = { name: 'EventAgentLogin', agentID: '5001' };
const LOGOUT: Told = { name: 'EventAgentLogout', agentID: '5001' };
const READY: Told = { name: 'EventAgentReady', agentID: '5001' };
const NOT_READY: Told = { name: 'EventAgentNotReady', agentID: '5001' };
const online = (activity: string, connectedAt = 1) => ({ online: true, activity, connectedAt });
const OFFLINE = { online: false, activity: 'unknown' };

describe('events of agents', () => {
  test.each<[string, Told[], unknown]>([
    ['EventAgentLogin: online since then, and not ready', [LOGIN], online('away')],
    ['EventAgentReady: available', [LOGIN, READY], online('available')],
    ['EventAgentReady alone: the login was before our time', [READY], online('available')],
    ['EventAgentNotReady: away', [LOGIN, READY, NOT_READY], online('away')],
    ['EventAgentNotReady after a call: busy', [LOGIN, { ...NOT_READY, workMode: 'AfterCallWork' }], online('busy')],
    ['EventAgentLogin again changes nothing', [LOGIN, READY, LOGIN], online('available')],
    ['EventAgentLogout: offline', [LOGIN, READY, LOGOUT], OFFLINE],
    ['EventAgentLogin after a logout: online since the second login', [LOGIN, READY, LOGOUT, LOGIN], online('away', 4)],
    ['EventDNDOn: not to be disturbed', [LOGIN, READY, { name: 'EventDNDOn' }], online('dnd')],
    ['EventDNDOff: as without', [LOGIN, READY, { name: 'EventDNDOn' }, { name: 'EventDNDOff' }], online('available')],
    ['ready while not to be disturbed is not available', [LOGIN, { name: 'EventDNDOn' }, READY], online('dnd')],
    ['do-not-disturb stays with the DN over logout and login', [LOGIN, { name: 'EventDNDOn' }, LOGOUT, LOGIN, READY], online('dnd', 4)],
    ['another agent at the DN: the first is offline', [LOGIN, READY, { name: 'EventAgentLogin', agentID: '9' }], OFFLINE],
    ['ready at one DN, not ready at another: available', [LOGIN, READY, { ...NOT_READY, thisDN: '7009' }], online('available')],
    ['logged out at one DN of two: still there', [LOGIN, { ...READY, thisDN: '7009' }, LOGOUT], online('available', 2)],
    [
      'the same DN of another switch is another DN',
      [
        { ...LOGIN, switch: 'a' },
        { name: 'EventDNDOn', switch: 'b' },
      ],
      online('away'),
    ],
    ['EventQueueLogout: still logged in', [LOGIN, READY, { name: 'EventQueueLogout', agentID: '5001' }], online('available')],
  ])('%s', (_, events, expected) => {
    expect(presenceAfter('ana', ...events)).toEqual(expected);
  });

  test('without an agent ID the DN tells whose presence it is: who is logged in, else whose phone it is', () => {
    expect(presenceAfter('bob', { name: 'EventAgentReady', thisDN: '7002' })).toEqual(online('available'));
    const events: Told[] = [
      { ...LOGIN, thisDN: '7002' },
      { name: 'EventAgentReady', thisDN: '7002' },
    ];
    expect(presenceAfter('ana', ...events)).toEqual(online('available'));
    expect(presenceAfter('bob', ...events)).toBeUndefined();
  });

  test('agents whom the directory does not have, and other events, change nothing', () => {
    expect(presenceAfter('ana', { name: 'EventAgentReady', agentID: '9' }, { name: 'EventRegistered' })).toBeUndefined();
  });
});

test('the agents of a T-Server are assigned as they come and go', async () => {
  const clock = new SimulatedClock();
  const tserver = simulatedTServer({ clock });
  const adapter = tserver.adapter();
  const directory = new MemoryDirectory(['a', 'b'].map((id) => ({ id, agentID: `600${id}`, capabilities: ['+c2cagent'] })));
  const presence = new MemoryPresence();
  const unfollow = new AgentPresence(directory, presence).follow(adapter);
  await adapter.open();
  const extension = assigner({ directory, presence });
  const at = (thisDN: string, agentID: string, ...names: Parameters<typeof tserver.atPhone>[0]['name'][]): void => {
    for (const name of names) expect([name, tserver.atPhone({ name, thisDN, agentID })]).toEqual([name, undefined]);
    clock.advance(1000);
  };

  expect(await answerTo({ extension })).toBe('noagent');
  at('7008', '600b', 'RequestAgentLogin', 'RequestAgentReady');
  at('7009', '600a', 'RequestAgentLogin', 'RequestAgentReady');
  expect(await answerTo({ extension })).toBe('b'); // connected first
  at('7008', '600b', 'RequestSetDNDOn');
  expect(await answerTo({ extension })).toBe('a');
  at('7009', '600a', 'RequestAgentNotReady');
  expect(await answerTo({ extension })).toBe('noagent');
  at('7008', '600b', 'RequestSetDNDOff');
  expect(await answerTo({ extension })).toBe('b');
  unfollow();
  at('7008', '600b', 'RequestAgentLogout');
  expect(await answerTo({ extension })).toBe('b'); // nobody tells any more
});
