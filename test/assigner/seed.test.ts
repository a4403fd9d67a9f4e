/** The description of the agent assigner, sentence by sentence. */
import { describe, expect, test } from '@jest/globals';
import { assigner } from 'statewire/assigner';
import { AVAILABLE, AWAY, answerTo, ask, desk, ExternalServer, MESSAGE, OFFLINE, outcome } from './support.js';
import { TemporaryFolder } from './temporary-folder.js';

const BLOCK = { 'wac.ini': '[agentassigner]\n' };

describe('agents and the agent assigner', () => {
  test('“Agents” are users which have specific characteristics, and are identified in our system by having the “c2cagent” capability.', async () => {
    const users = [
      { id: 'clerk', capabilities: ['+chat'] },
      { id: 'guest' },
      { id: 'agent', capabilities: ['+chat', '+c2cagent'] },
      { id: 'former', capabilities: ['-c2cagent', 'c2cagent'] },
    ];
    const { extension, presence } = desk({}, { users });
    for (const { id } of users) presence.setPresence(id, AVAILABLE);
    expect(await answerTo({ extension })).toBe('agent');
    presence.setPresence('agent', OFFLINE);
    expect(await answerTo({ extension })).toBe('noagent');
  });

  test('There is a service, called “Agent assigner”, which attends requests from any source and provides in response a valid agent following some assignation method.', async () => {
    const { extension } = desk({ user1: AVAILABLE });
    expect(await extension.service.handle(MESSAGE)).toEqual({ agentId: 'user1', mechanism: 'system' }); // a program
    expect(await outcome(ask(extension))).toMatchObject({ name: 'assigner.getAgent.done', data: { agentId: 'user1' } }); // a chart
  });

  test('system agent assignation: will assign the first available agent, that is, the first agent connected to the system whose presence is ‘unknown’ or ‘available’.', async () => {
    const first = desk({
      a: { ...AVAILABLE, connectedAt: 300 },
      b: { online: true, activity: 'unknown', connectedAt: 200 },
      c: { ...AWAY, connectedAt: 100 },
    });
    expect(await answerTo(first)).toBe('b');
    first.presence.setPresence('b', { ...AWAY, connectedAt: 200 });
    expect(await answerTo(first)).toBe('a');
  });

  test('external agent assignation: will delegate the agent assignation to a third-party REST API.', async () => {
    await using server = await ExternalServer.answering({ agentId: 'theirs' });
    expect(await answerTo(desk({ ours: AVAILABLE }, { externalAssignerUrl: server.url }))).toBe('theirs');
  });

  test('A POST request will be made against a previously configured endpoint.', async () => {
    await using server = await ExternalServer.answering({ agentId: 'x' });
    await answerTo(desk({}, { externalAssignerUrl: `${server.url}?tenant=1` }));
    expect(server.received).toMatchObject([{ method: 'POST', url: '/assign?tenant=1' }]);
  });

  test('One, and only one, of these mechanisms, could be used at a given time.', async () => {
    await using server = await ExternalServer.answering({ agentId: 'theirs' }, 500);
    const external = desk({ ours: AVAILABLE }, { externalAssignerUrl: server.url });
    expect(external.extension.service.mechanism).toBe('external');
    expect(await answerTo(external)).toBe('servererror'); // and not the system's agent instead
    const system = desk({ ours: AVAILABLE });
    expect(system.extension.service.mechanism).toBe('system');
    expect(await answerTo(system)).toBe('ours');
    expect(server.received).toHaveLength(1);
  });

  test('The resolution method is specified by the administration in the configuration as described below.', () => {
    using folder = new TemporaryFolder({ ...BLOCK, 'config/agentassigner.toml': 'externalAssignerUrl = "http://127.0.0.1:1/"' });
    expect(desk({}, folder.read()).extension.service.mechanism).toBe('external');
    folder.write({ 'config/agentassigner.toml': '' });
    expect(desk({}, folder.read()).extension.service.mechanism).toBe('system');
  });
});

describe('external agent assignation', () => {
  test('When the system is configured for external agent assignation, the request will have the following body: channelId: string, channelType: string, context: any', async () => {
    await using server = await ExternalServer.answering({ agentId: 'x' });
    const { extension } = desk({}, { externalAssignerUrl: server.url });
    await answerTo({ extension });
    expect(server.received[0]).toMatchObject({ headers: { 'content-type': 'application/json' } });
    expect(server.received[0]?.body).toStrictEqual({ channelId: 'room-1', channelType: 'voice', context: { language: 'es' } });
  });

  test('channelId: unique identifier for the resource being assigned (roomId, conferenceId, etc);', async () => {
    await using server = await ExternalServer.answering({ agentId: 'x' });
    const { extension } = desk({}, { externalAssignerUrl: server.url });
    await outcome(ask(extension, `channelid="'conference/17'" channeltype="'c2c'"`));
    await outcome(ask(extension, `channelid="17" channeltype="'c2c'"`));
    expect(server.received.map(({ body }) => body)).toMatchObject([{ channelId: 'conference/17' }, { channelId: '17' }]);
  });

  test('channelType: one of the following chat, voice, c2c;', async () => {
    await using server = await ExternalServer.answering({ agentId: 'x' });
    const { extension } = desk({}, { externalAssignerUrl: server.url });
    for (const channelType of ['chat', 'voice', 'c2c']) expect(await answerTo({ extension }, { ...MESSAGE, channelType })).toBe('x');
    for (const channelType of ['fax', 'Voice', ''])
      expect(await answerTo({ extension }, { ...MESSAGE, channelType })).toBe('invalidresource');
    expect(server.received.map(({ body }) => body)).toMatchObject([
      { channelType: 'chat' },
      { channelType: 'voice' },
      { channelType: 'c2c' },
    ]);
  });

  test.each([[{ deep: [{ list: [1, null, true] }] }], [['a']], ['text'], [0], [false], [null]])(
    'context: any arbitrary unknown object intended for usage by the third party assigner that manages the REST API. %j',
    async (context) => {
      await using server = await ExternalServer.answering({ agentId: 'x' });
      await answerTo(desk({}, { externalAssignerUrl: server.url }), { ...MESSAGE, context });
      expect(server.received[0]?.body).toStrictEqual({ channelId: 'room-1', channelType: 'voice', context });
    },
  );

  test('The response must have the following body: {agentId: string}.', async () => {
    await using good = await ExternalServer.answering({ agentId: 'x', more: 1 });
    expect(await answerTo(desk({}, { externalAssignerUrl: good.url }))).toBe('x');
    for (const body of [{}, { agentid: 'x' }, { agentId: 7 }, { agentId: '' }, ['x'], '"x"', 'x']) {
      await using bad = await ExternalServer.answering(body);
      expect([body, await answerTo(desk({}, { externalAssignerUrl: bad.url }))]).toEqual([body, 'servererror']);
    }
  });

  test('agentId will be the identifier of the assigned agent.', async () => {
    await using server = await ExternalServer.answering({ agentId: 'user9@domain' });
    const chart = ask(desk({}, { externalAssignerUrl: server.url }).extension);
    const { name, data } = await outcome(chart);
    expect(name).toBe('assigner.getAgent.done');
    expect(data).toStrictEqual({ requestid: chart.data['req'], agentId: 'user9@domain', mechanism: 'external' });
  });
});

describe('the service', () => {
  test('It is required to inject the PresenceService since it isn’t loaded by default as the core services.', () => {
    expect(() => assigner({})).toThrow(expect.objectContaining({ code: 'BAD_OPTION', message: expect.stringContaining('presence') }));
    expect(() => assigner({ externalAssignerUrl: 'http://127.0.0.1:1/' })).toThrow('presence');
    expect(() => assigner({ enabled: false })).not.toThrow();
  });

  test('When a message with getAgent method is received, when configured with system agent assignation it will gather all users with +c2cagent capability and will return the first with presence online: true and activity: available or activity: unknown.', async () => {
    const asked: string[] = [];
    const presences = { d: { online: true, activity: 'available' }, c: { online: true, activity: 'unknown' } } as const;
    const users = ['d', 'offline', 'c', 'busy'].map((id) => ({ id, capabilities: ['+c2cagent'] }));
    const presence = {
      getPresence: (id: string) => {
        asked.push(id);
        if (id === 'offline') return { online: false, activity: 'available' };
        return id === 'c' || id === 'd' ? presences[id] : { online: true, activity: 'busy' };
      },
    };
    const { extension } = desk({}, { users: [...users, { id: 'nobody' }], presence });
    expect(await answerTo({ extension })).toBe('c');
    expect(asked.sort()).toEqual(['busy', 'c', 'd', 'offline']);
    expect(await answerTo({ extension }, { ...MESSAGE, method: 'getagent' })).toBe('unknown');
  });

  test('If configured with external agent assignation, the service will make an HTTP request to the configured endpoint and return the agentId contained in the response.', async () => {
    await using server = await ExternalServer.answering({ agentId: 'theirs' });
    const { extension } = desk({}, { externalAssignerUrl: server.url });
    expect(await extension.service.handle(MESSAGE)).toEqual({ agentId: 'theirs', mechanism: 'external' });
    expect(server.received).toHaveLength(1);
  });
});

describe('configuration of the service', () => {
  test('To enable the service the service initialization needs to be added to wac.ini file.', async () => {
    using folder = new TemporaryFolder(BLOCK);
    expect(await answerTo(desk({ user1: AVAILABLE }, folder.read()))).toBe('user1');
  });

  test('To indicate an user must behave as an assignable user, +c2cagent capability must be added to the user.', async () => {
    using folder = new TemporaryFolder({ ...BLOCK, 'config/agentassigner.toml': '[[users]]\nid = "user1"\ncapabilities = []' });
    const ask = async (): Promise<string> => {
      const { extension, presence } = desk({}, { users: undefined, ...folder.read() });
      presence.setPresence('user1', AVAILABLE);
      return answerTo({ extension });
    };
    expect(await ask()).toBe('noagent');
    folder.write({ 'config/agentassigner.toml': '[[users]]\nid = "user1"\ncapabilities = ["+c2cagent"]' });
    expect(await ask()).toBe('user1');
  });

  test('If the block above is not present in the wac.ini file, neither external nor internal agent assigners will be enabled.', async () => {
    await using server = await ExternalServer.answering({ agentId: 'x' });
    const toml = { 'config/agentassigner.toml': `externalAssignerUrl = "${server.url}"` };
    for (const files of [{}, { 'wac.ini': '' }, { 'wac.ini': '; [agentassigner]\n[other]\nagentassigner = 1\n' }]) {
      for (const config of [{}, toml]) {
        using folder = new TemporaryFolder({ ...files, ...config });
        const { extension, log } = desk({ user1: AVAILABLE }, folder.read());
        expect(extension.service.mechanism).toBeUndefined();
        expect(log).toEqual([]);
        const { data } = await outcome(ask(extension));
        expect(data).toMatchObject({ error: 'servererror', description: 'the agent assigner is not enabled' });
      }
    }
    expect(server.received).toEqual([]);
  });

  test.each(['externalAssignerUrl = "URL"', '[agentassigner]\nexternalAssignerUrl = "URL"'])(
    'Given the above block is present the operator could choose to use the external or internal agent assigner using the config/agentassigner.toml file: %j',
    async (text) => {
      await using server = await ExternalServer.answering({ agentId: 'theirs' });
      using folder = new TemporaryFolder({ ...BLOCK, 'config/agentassigner.toml': text.replace('URL', server.url) });
      expect(await answerTo(desk({ ours: AVAILABLE }, folder.read()))).toBe('theirs');
    },
  );

  test.each([undefined, '', ' \n', '# externalAssignerUrl = "x"\n', '[agentassigner]\n'])(
    'If the config/agentassigner.toml does not exist, is empty or contains an empty agentassigner section the internal agent assigner will be used. %j',
    async (text) => {
      using folder = new TemporaryFolder({ ...BLOCK, ...(text !== undefined && { 'config/agentassigner.toml': text }) });
      const internal = desk({ ours: AVAILABLE }, folder.read());
      expect(internal.extension.service.mechanism).toBe('system');
      expect(await answerTo(internal)).toBe('ours');
    },
  );
});

describe('configuration examples', () => {
  const USERS = { 'user1@domain': AVAILABLE, 'user2@domain': AVAILABLE };

  test('If user1@domain and user2@domain includes the capability +c2cagent, they will be used to feed the service.', async () => {
    const { extension, log } = desk(USERS);
    await answerTo({ extension });
    expect(log).toContain('Agents obtained: user1@domain,user2@domain');
  });

  test('When requesting an assignable user, the current service will offer user1 or user2 if they are available', async () => {
    expect(await answerTo(desk(USERS))).toBe('user1@domain');
    expect(await answerTo(desk({ ...USERS, 'user1@domain': AWAY }))).toBe('user2@domain');
    expect(await answerTo(desk({ ...USERS, 'user2@domain': AWAY }))).toBe('user1@domain');
  });

  test('or any one of them if both are not available. [an option: by default it is the error noagent]', async () => {
    const both = { 'user1@domain': OFFLINE, 'user2@domain': AWAY };
    expect(await answerTo(desk(both))).toBe('noagent');
    expect(await answerTo(desk(both, { ifNoneAvailable: 'any' }))).toBe('user2@domain'); // who is there at least
    expect(await answerTo(desk({ 'user1@domain': OFFLINE, 'user2@domain': OFFLINE }, { ifNoneAvailable: 'any' }))).toBe('user1@domain');
  });
});

describe('Logs: known log messages', () => {
  test('the system assigner writes them in this order', async () => {
    const { extension, log } = desk({ user1: AWAY, user2: AVAILABLE });
    await extension.service.handle({ method: 'getAgent', channelId: 'c', channelType: 'chat' });
    expect(log).toEqual([
      'Agent assigner will use system assigner',
      'Message received: {"method":"getAgent","channelId":"c","channelType":"chat"}',
      'Trying to obtain agent',
      'Trying to obtain agents',
      'Agents obtained: user1,user2',
      'Getting presence for user user1',
      'Getting presence for user user2',
      'Checking if user1 is available',
      'Checking if user2 is available',
      'Available agent found: user2',
      'Resolved agent user2',
    ]);
  });

  test('the external assigner writes those that are about it', async () => {
    await using server = await ExternalServer.answering({ agentId: 'x' });
    const { extension, log } = desk({}, { externalAssignerUrl: server.url });
    await extension.service.handle({ method: 'getAgent', channelId: 'c', channelType: 'chat' });
    expect(log).toEqual([
      `Agent assigner configured with external assigner at: ${server.url}`,
      'Message received: {"method":"getAgent","channelId":"c","channelType":"chat"}',
      'Trying to obtain agent',
      'Resolved agent x',
    ]);
  });

  test('a failure is followed by its reason', async () => {
    const { extension, log } = desk({ user1: AWAY });
    await answerTo({ extension });
    expect(log.slice(-2)).toEqual(['An error ocurred while resolving agent', 'noagent: none of 1 agents is available']);
  });
});

describe('Troubleshooting & caveats', () => {
  test('It is not possible to ensure that the response is deterministic. [here it is]', async () => {
    const at = (connectedAt: number) => ({ ...AVAILABLE, connectedAt });
    const presences = { b: at(2), d: at(1), a: at(2), c: at(1), z: AVAILABLE };
    const shuffled = Object.fromEntries(Object.entries(presences).reverse());
    for (const users of [presences, shuffled]) expect(await answerTo(desk(users))).toBe('c');
  });

  test('The assignable user offered as return depends on a bulk request, results are not ordered, so “the first user on the array” do not always correspond with the same user. [here the order of the directory does not matter]', async () => {
    const users = ['b', 'a', 'c'].map((id) => ({ id, capabilities: ['+c2cagent'] }));
    const directory = (order: readonly number[]) => ({
      usersWith: async () => order.map((i) => users[i]!),
      byAgentID: () => undefined,
      byDN: () => undefined,
    });
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 0, 2],
    ]) {
      expect(await answerTo(desk({ a: AVAILABLE, b: AVAILABLE, c: AVAILABLE }, { directory: directory(order) }))).toBe('a');
    }
  });
});
