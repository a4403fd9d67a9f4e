/** What a good client knows about agents: rules 5, 8 and 9, each with a server that misbehaves. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { loginAgent, logoutAgent } from '../../src/eccp/client/agent-login.js';
import { ana, Bench, bruno, failure, OFFLINE, ONLINE, until } from './client-support.js';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});
afterEach(() => bench.end());

describe('5: an event counts more than an older answer', () => {
  test('states are asked for after events are on, and events that come before the answer win', async () => {
    const server = await bench.serverWithAgents();
    const client = await bench.connected(server, { agents: [ana] });
    server.on['getmultipleagentstatus'] = () => undefined;
    const refreshed = client.refresh();
    await until(() => server.named('getmultipleagentstatus').length === 2);
    server.event(
      '<pausestart><pause_class>break</pause_class><pause_type>3</pause_type><pause_name>L</pause_name><pause_start>2026-11-21 03:19:42</pause_start><agent_number>Agent/9000</agent_number></pausestart>',
    );
    const asked = server.named('getmultipleagentstatus')[1]!;
    asked.connection.answer(asked, `<agents><agent><agent_number>Agent/9000</agent_number>${ONLINE}</agent></agents>`);
    expect(await refreshed).toEqual([]);
    expect(client.stateOf('Agent/9000')).toMatchObject({ status: 'paused', pauseinfo: { pauseid: 3, pausename: 'L' }, extension: '101' });
  });

  test.each([
    ['<agentloggedout><agent>Agent/9000</agent></agentloggedout>', 'offline'],
    ['<pausestart><pause_class>hold</pause_class><agent_number>Agent/9000</agent_number></pausestart>', 'paused'],
    ['<agentlinked><calltype>incoming</calltype><call_id>7</call_id><agent_number>Agent/9000</agent_number></agentlinked>', 'oncall'],
    ['<agentstatechange><agent_number>Agent/9000</agent_number><status>ringing</status></agentstatechange>', 'ringing'],
    [
      '<agentloggedout><agent>Agent/9000</agent></agentloggedout></event><event><agentloggedin><agent>Agent/9000</agent></agentloggedin>',
      'online',
    ],
    ['<queuemembership><agent_number>Agent/9000</agent_number><status>online</status><queues/></queuemembership>', 'online'],
  ])('after %s the agent is %s', async (event, status) => {
    const server = await bench.serverWithAgents();
    const client = await bench.connected(server, { agents: [ana] });
    server.event(event);
    await until(() => bench.told.length > 1);
    await client.request('getpauses', {});
    expect(client.stateOf('Agent/9000')?.status).toBe(status);
  });

  test('a call and a pause end one after the other', async () => {
    const server = await bench.serverWithAgents();
    const client = await bench.connected(server, { agents: [ana] });
    const events = [
      '<pausestart><pause_class>break</pause_class><pause_type>2</pause_type><agent_number>Agent/9000</agent_number></pausestart>',
      '<agentlinked><calltype>outgoing</calltype><call_id>7</call_id><agent_number>Agent/9000</agent_number></agentlinked>',
      '<agentunlinked><calltype>outgoing</calltype><call_id>7</call_id><agent_number>Agent/9000</agent_number></agentunlinked>',
      '<pauseend><pause_class>break</pause_class><agent_number>Agent/9000</agent_number></pauseend>',
    ];
    const seen: (string | undefined)[] = [];
    client.on('event', () => seen.push(client.stateOf('Agent/9000')?.status));
    for (const event of events) server.event(event);
    await until(() => seen.length === 4);
    expect(seen).toEqual(['paused', 'oncall', 'paused', 'online']);
  });
});

describe('8: logging and logged-out are only promises', () => {
  const wait = (): { limit: number; clock: Bench['clock'] } => ({ limit: 5_000, clock: bench.clock });
  const logging = (): string => '<status>logging</status>';
  const loggedOut = (): string => '<status>logged-out</status>';

  test('a login is done when its event has come', async () => {
    const server = await bench.server();
    server.states.set('Agent/9000', OFFLINE);
    const client = await bench.connected(server, { agents: [ana], poll: 0 });
    server.on['loginagent'] = logging;
    const login = loginAgent(client, { agent_number: 'Agent/9000', extension: '101' }, wait());
    await until(() => server.names.includes('loginagent'));
    server.states.set('Agent/9000', ONLINE);
    server.event('<agentloggedin><agent>SIP/201</agent></agentloggedin>');
    server.event('<agentloggedin><agent>Agent/9000</agent></agentloggedin>');
    expect(await login).toMatchObject({ status: 'online', extension: '101' });
  });

  test('a login fails with its event, with the answer, and when nothing comes of it', async () => {
    const server = await bench.server();
    server.states.set('Agent/9000', OFFLINE);
    const client = await bench.connected(server, { agents: [ana], poll: 0 });
    server.on['loginagent'] = logging;
    const login = (): Promise<unknown> => loginAgent(client, { agent_number: 'Agent/9000', extension: '101' }, wait());
    const failed = expect(login()).rejects.toMatchObject({ level: 'command', reason: 'Agent/9000 could not be logged in' });
    await until(() => server.names.includes('loginagent'));
    server.event('<agentfailedlogin><agent>Agent/9000</agent></agentfailedlogin>');
    await failed;
    const silent = expect(login()).rejects.toMatchObject({ level: 'timeout' });
    await until(() => server.named('loginagent').length === 2);
    bench.clock.advance(5_000);
    await silent;
    server.on['loginagent'] = () => `<status>logged-out</status>${failure(404, 'Specified extension not found')}`;
    await expect(login()).rejects.toMatchObject({ level: 'command', code: 404 });
  });

  test('a login whose event is lost is found by asking', async () => {
    const server = await bench.server();
    server.states.set('Agent/9000', OFFLINE);
    const client = await bench.connected(server, { agents: [ana], poll: 0 });
    server.on['loginagent'] = logging;
    const login = loginAgent(client, { agent_number: 'Agent/9000', extension: '101' }, wait());
    await until(() => server.names.includes('loginagent'));
    server.states.set('Agent/9000', ONLINE);
    bench.clock.advance(5_000);
    expect(await login).toMatchObject({ status: 'online' });
  });

  test('a logout is done when its event has come, or at once when the agent is not there', async () => {
    const server = await bench.serverWithAgents();
    const client = await bench.connected(server, { agents: [ana], poll: 0 });
    server.on['logoutagent'] = loggedOut;
    const logout = logoutAgent(client, 'Agent/9000', wait());
    await until(() => server.names.includes('logoutagent'));
    server.event('<agentloggedout><agent>Agent/9000</agent></agentloggedout>');
    await logout;
    server.states.set('Agent/9000', OFFLINE);
    await logoutAgent(client, 'Agent/9000', wait());
    expect(server.named('logoutagent')).toHaveLength(1);
  });

  test('a logout that is lost while the agent is being logged in is given again', async () => {
    const server = await bench.server();
    server.states.set('Agent/9000', '<status>offline</status><channel>SIP/101-1</channel><extension>101</extension>');
    const client = await bench.connected(server, { agents: [ana], poll: 0 });
    server.on['logoutagent'] = loggedOut;
    const logout = logoutAgent(client, 'Agent/9000', wait());
    await until(() => server.names.includes('logoutagent'));
    server.states.set('Agent/9000', ONLINE);
    server.event('<agentloggedin><agent>Agent/9000</agent></agentloggedin>');
    await until(() => server.named('logoutagent').length === 2);
    server.event('<agentloggedout><agent>Agent/9000</agent></agentloggedout>');
    await logout;
  });

  test('a logout that never happens is an error', async () => {
    const server = await bench.serverWithAgents();
    const client = await bench.connected(server, { agents: [ana], poll: 0 });
    server.on['logoutagent'] = loggedOut;
    const logout = expect(logoutAgent(client, 'Agent/9000', wait())).rejects.toMatchObject({ level: 'timeout', request: 'logoutagent' });
    for (let attempt = 1; attempt <= 2; attempt++) {
      await until(() => server.named('logoutagent').length === attempt);
      bench.clock.advance(5_000);
    }
    await logout;
  });
});

describe('9: a poll finds what no event told', () => {
  test('every minute, as differences', async () => {
    const server = await bench.serverWithAgents();
    const client = await bench.connected(server, { agents: [ana, bruno] });
    server.states.set('SIP/201', OFFLINE);
    bench.clock.advance(60_000);
    await until(() => bench.told.length === 2);
    expect(bench.told).toEqual(['connected', 'SIP/201 online → offline']);
    const polls = (): number => server.named('getmultipleagentstatus').length;
    bench.clock.advance(60_000);
    await until(() => polls() === 3);
    await client.request('getpauses', {});
    expect(bench.told).toHaveLength(2);
  });

  test('also when a poll has failed', async () => {
    const server = await bench.serverWithAgents();
    const client = await bench.connected(server, { agents: [ana] });
    server.on['getmultipleagentstatus'] = ({ id, connection }) => {
      connection.send(`<response id="${id}">${failure(503, 'database')}</response>`);
      return undefined;
    };
    bench.clock.advance(60_000);
    await until(() => bench.log.length === 1);
    expect(bench.log).toEqual(['the states of the agents are not known: ECCP 503: database']);
    delete server.on['getmultipleagentstatus'];
    server.states.set('Agent/9000', OFFLINE);
    await client.request('getpauses', {});
    bench.clock.advance(60_000);
    await until(() => bench.told.includes('Agent/9000 online → offline'));
  });

  test('also when it is told to connect though it is', async () => {
    const server = await bench.serverWithAgents();
    const client = await bench.connected(server, { agents: [ana] });
    await Promise.all([client.connect(), client.connect()]);
    expect(server.connections).toHaveLength(1);
    bench.clock.advance(60_000);
    await until(() => server.named('getmultipleagentstatus').length === 2);
  });
});
