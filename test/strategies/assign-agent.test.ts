import { describe, expect, test } from '@jest/globals';
import { type DataValue, type SessionView, SimulatedClock, Statewire } from 'statewire';
import { type AssignerOptions, assigner, MemoryPresence } from 'statewire/assigner';
import { ExternalServer, until } from '../assigner/support.js';
import { strategyFile } from './support.js';

const FREE = { online: true, activity: 'available' } as const;
const BUSY = { online: true, activity: 'busy' } as const;
const USERS = [
  { id: 'ana@desk', capabilities: ['+c2cagent'], skills: ['spanish'] },
  { id: 'bob@desk', capabilities: ['+c2cagent'] },
];

/** The strategy with a real agent assigner; time moves only when told to. */
class Search {
  readonly clock = new SimulatedClock();
  readonly presence = new MemoryPresence();
  readonly statewire: Statewire;
  readonly #session: ReturnType<Statewire['start']>;

  constructor(data: Readonly<Record<string, DataValue>> = {}, options: AssignerOptions = {}) {
    for (const { id } of USERS) this.presence.setPresence(id, BUSY);
    const extension = assigner({ presence: this.presence, users: USERS, ...options });
    this.statewire = new Statewire({ clock: this.clock, seed: 1, extensions: [extension] });
    this.#session = this.statewire.start(this.statewire.loadFile(strategyFile('assign-agent')), { data });
  }

  get view(): SessionView {
    return this.#session.view();
  }

  get configuration(): readonly string[] {
    return this.#session.configuration;
  }

  send(name: string, data?: DataValue): void {
    this.#session.send(name, data);
  }

  /** Until the request under way is answered. */
  async answered(): Promise<void> {
    await until(() => !this.configuration.includes('asking'));
  }

  /** Lets `ms` pass and the request that this leads to be answered. */
  pass(ms: number): Promise<void> {
    return this.clock.pass(ms);
  }
}

describe('finding an agent', () => {
  test('system assigner: the agent who is free', async () => {
    const search = new Search();
    search.presence.setPresence('bob@desk', FREE);
    await search.answered();
    expect(search.view).toMatchObject({ configuration: ['assigned'], timers: [] });
    expect(search.view.result).toEqual({ assigned: true, agentId: 'bob@desk', mechanism: 'system', requests: 1 });
  });

  test('external assigner: the agent it names, for our channel and context', async () => {
    await using server = await ExternalServer.answering({ agentId: 'carla@partner' });
    const data = { channelId: 'room-9', channelType: 'chat', context: { vip: true }, skills: ['spanish'] };
    const search = new Search(data, { externalAssignerUrl: server.url });
    await search.answered();
    expect(search.view.result).toEqual({ assigned: true, agentId: 'carla@partner', mechanism: 'external', requests: 1 });
    const body = { channelId: 'room-9', channelType: 'chat', context: { vip: true, skills: ['spanish'] } };
    expect(server.received.map((request) => request.body)).toEqual([body]);
  });

  test('noagent: asks again until somebody with the skills is free', async () => {
    const search = new Search({ skills: ['spanish'] });
    search.presence.setPresence('bob@desk', FREE); // does not speak Spanish
    await search.answered();
    expect(search.configuration).toEqual(['looking', 'pausing']);
    await search.pass(5_000);
    expect(search.configuration).toEqual(['looking', 'pausing']);
    search.presence.setPresence('ana@desk', FREE);
    await search.pass(5_000);
    expect(search.view.result).toEqual({ assigned: true, agentId: 'ana@desk', mechanism: 'system', requests: 3 });
  });

  test('noagent until patience is over', async () => {
    const search = new Search({ patience: '12s' });
    for (let second = 0; second < 12; second++) await search.pass(1_000);
    expect(search.view).toMatchObject({ configuration: ['nobody_free'], timers: [] });
    expect(search.view.result).toEqual({ assigned: false, error: 'noagent', description: 'nobody was free within 12s', requests: 3 });
  });

  test('servererror: asked again, given up after several in a row', async () => {
    await using server = await ExternalServer.answering('', 503);
    const search = new Search({}, { externalAssignerUrl: server.url });
    for (let request = 1; request < 3; request++) {
      await search.answered();
      expect(search.configuration).toEqual(['looking', 'pausing']);
      search.clock.advance(5_000);
    }
    await search.answered();
    expect(search.configuration).toEqual(['no_assigner']);
    expect(search.view.result).toMatchObject({ error: 'servererror', description: expect.stringContaining('503'), requests: 3 });
  });

  test('silence counts as a server error', async () => {
    const presence = { getPresence: () => new Promise<undefined>(() => {}) };
    const search = new Search({ answerTimeout: '1s', maxFailures: 1 }, { presence, timeout: 60_000 });
    await search.pass(1_000);
    expect(search.configuration).toEqual(['no_assigner']);
    expect(search.view.result).toMatchObject({ error: 'servererror', description: 'no answer within 1s' });
  });

  test.each([
    ['invalidresource', { channelType: 'fax' }, 'channelType must be chat, voice or c2c, not "fax"'],
    ['unknown', { skills: 'spanish' }, `skills must be an array of strings such as ['spanish'], not "spanish"`],
  ])('%s ends it at once, with what is wrong', async (error, data, description) => {
    const search = new Search(data);
    await search.answered();
    expect(search.view).toMatchObject({ configuration: ['wrong_request'], timers: [] });
    expect(search.view.result).toEqual({ assigned: false, error, description, requests: 1 });
  });

  test('ends when the customer has gone, and an answer that comes later changes nothing', async () => {
    const search = new Search();
    await search.answered();
    search.send('contact.gone');
    search.presence.setPresence('ana@desk', FREE);
    await search.pass(60_000);
    expect(search.view).toMatchObject({ configuration: ['customer_gone'], timers: [] });
    expect(search.view.result).toMatchObject({ assigned: false, error: 'gone', requests: 1 });
  });

  test('an answer to another request is dropped', async () => {
    const search = new Search();
    await search.answered();
    search.send('assigner.getAgent.done', { requestid: 'other', agentId: 'x', mechanism: 'system' });
    expect(search.configuration).toEqual(['looking', 'pausing']);
  });

  test('a mistake in the data breaks it off with the reason', async () => {
    const search = new Search({ patience: 'long' });
    expect(search.configuration).toEqual(['broken_off']);
    expect(search.view.result).toMatchObject({ assigned: false, error: 'broken', description: expect.stringContaining('long') });
  });
});
