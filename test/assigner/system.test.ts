/** The system mechanism: who comes first, and what a presence service may do. */
import { describe, expect, test } from '@jest/globals';
import type { AssignerOptions, Presence, PresenceService } from 'statewire/assigner';
import { AVAILABLE, AWAY, answerTo, ask, desk, MESSAGE, OFFLINE, outcome } from './support.js';

const AGENT = { capabilities: ['+c2cagent'] };
const since = (connectedAt: number): Presence => ({ ...AVAILABLE, connectedAt });

async function answers(presences: Readonly<Record<string, Presence>>, options: AssignerOptions, times: number): Promise<string> {
  const { extension } = desk(presences, options);
  let agents = '';
  for (let i = 0; i < times; i++) agents += await answerTo({ extension });
  return agents;
}

describe('order', () => {
  test('who connected first comes first, every time', async () => {
    expect(await answers({ a: since(3), b: since(1), c: since(2) }, {}, 3)).toBe('bbb');
  });

  test('of those who connected at the same time the id decides; those of whom it is not known come last', async () => {
    expect(await answers({ c: since(1), b: since(1), a: AVAILABLE }, {}, 2)).toBe('bb');
    expect(await answers({ z: since(9), a: AVAILABLE }, {}, 1)).toBe('z');
  });

  test('round robin: whose last assignment is longest ago, then who connected first', async () => {
    expect(await answers({ a: since(3), b: since(1), c: since(2) }, { order: 'roundRobin' }, 7)).toBe('bcabcab');
  });

  test('round robin goes on past those who are away, and they have not lost their turn', async () => {
    const { extension, presence } = desk({ a: since(1), b: since(2), c: since(3) }, { order: 'roundRobin' });
    expect(await answerTo({ extension })).toBe('a');
    presence.setPresence('b', { ...AWAY, connectedAt: 2 });
    expect(await answerTo({ extension })).toBe('c');
    presence.setPresence('b', since(2));
    expect(await answerTo({ extension })).toBe('b');
    expect(await answerTo({ extension })).toBe('a');
  });
});

describe('skills', () => {
  const users = [
    { id: 'both', ...AGENT, skills: ['spanish', 'billing'] },
    { id: 'one', ...AGENT, skills: ['spanish'] },
    { id: 'none', ...AGENT },
    { id: 'guest', skills: ['spanish', 'billing', 'sales'] },
  ];
  const all = { both: since(3), one: since(2), none: since(1), guest: since(0) };

  test.each([
    [[], 'none'],
    [['spanish'], 'one'],
    [['billing'], 'both'],
    [['spanish', 'billing'], 'both'],
    [['sales'], 'noagent'],
    [['Spanish'], 'noagent'],
  ])('%j: %s', async (skills, agent) => {
    expect(await answerTo(desk(all, { users }), { ...MESSAGE, skills })).toBe(agent);
  });

  test('nobody gets an agent without the skills, also when any agent may be offered', async () => {
    const { extension } = desk({ both: OFFLINE, one: AWAY }, { users, ifNoneAvailable: 'any' });
    expect(await answerTo({ extension }, { ...MESSAGE, skills: ['billing'] })).toBe('both');
    expect(await answerTo({ extension }, { ...MESSAGE, skills: ['sales'] })).toBe('noagent');
  });

  test('the description says how many agents there are', async () => {
    const chart = ask(desk({ both: AWAY, one: AWAY }, { users }).extension, `channelid="1" channeltype="'c2c'" skills="['spanish']"`);
    expect(await outcome(chart)).toMatchObject({ data: { description: 'none of 2 agents with the skills spanish is available' } });
  });
});

describe('a presence service', () => {
  const users = ['a', 'b'].map((id) => ({ id, ...AGENT }));
  const asked = (getPresence: PresenceService['getPresence']): Promise<string> => answerTo(desk({}, { users, presence: { getPresence } }));

  test('may take its time, and is asked for all agents at once', async () => {
    let under = 0;
    let most = 0;
    const answer = await asked(async () => {
      most = Math.max(most, ++under);
      await new Promise(setImmediate);
      under--;
      return AVAILABLE;
    });
    expect([answer, most]).toEqual(['a', 2]);
  });

  test('that fails for one agent does not stop the others', async () => {
    expect(await asked((id) => (id === 'a' ? Promise.reject(new Error('down')) : AVAILABLE))).toBe('b');
  });

  test('that fails while nobody else is available is a servererror, not noagent: somebody may be', async () => {
    const { extension } = desk(
      {},
      {
        users,
        presence: {
          getPresence(id) {
            if (id === 'a') throw new Error('down');
            return AWAY;
          },
        },
      },
    );
    const failure = extension.service.handle(MESSAGE);
    await expect(failure).rejects.toMatchObject({ error: 'servererror', description: 'the presence of a is not known: down' });
  });

  test('that does not answer is given up after the timeout, and told so', async () => {
    const signals: AbortSignal[] = [];
    const presence: PresenceService = {
      getPresence(_, signal) {
        signals.push(signal);
        return new Promise(() => {});
      },
    };
    const chart = ask(desk({}, { users, presence, timeout: 200 }).extension);
    await new Promise(setImmediate);
    chart.advance(200);
    expect(await outcome(chart)).toMatchObject({ data: { error: 'servererror', description: 'no agent was assigned within 200 ms' } });
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
  });

  test('a directory that fails is a servererror', async () => {
    const directory = { usersWith: () => Promise.reject(new Error('no directory')), byAgentID: () => undefined, byDN: () => undefined };
    const { extension } = desk({}, { directory });
    await expect(extension.service.handle(MESSAGE)).rejects.toMatchObject({
      error: 'servererror',
      description: 'the agent assigner failed: no directory',
    });
  });
});

describe('messages', () => {
  test.each([null, 'getAgent', [], {}, { method: 'getAgents' }])('%j is none', async (message) => {
    expect(await answerTo(desk({ a: AVAILABLE }), message)).toBe('unknown');
  });
});
