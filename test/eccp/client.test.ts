import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { EccpClient } from '../../src/eccp/client/client.js';
import type { EccpError } from '../../src/eccp/error.js';
import { Bench, failure, OFFLINE, ONLINE, ScriptedServer, SUCCESS, until } from './client-support.js';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});
afterEach(() => bench.end());

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
const AGENT = { agent_number: 'Agent/9000', eccp_password: 'secret' };

describe('a session', () => {
  test('begins with a login, and only then other requests', async () => {
    const server = await bench.server();
    const client = await bench.connected(server);
    expect(client.connected).toBe(true);
    await client.request('getpauses', {});
    expect(server.names).toEqual(['login', 'getpauses']);
    expect(server.asked[0]!.args).toEqual({ username: 'agentconsole', password: 'the-password' });
    expect(new Set(server.asked.map(({ id }) => id)).size).toBe(2);
  });

  test('that the server refuses is an error, and is not tried again', async () => {
    const server = await bench.server();
    server.on['login'] = () => failure(401, 'Invalid username or password');
    const client = bench.client(server);
    await expect(client.connect()).rejects.toMatchObject({
      name: 'EccpError',
      level: 'command',
      code: 401,
      reason: 'Invalid username or password',
    });
    bench.clock.advance(3_600_000);
    expect([client.connected, server.connections.length, bench.told]).toEqual([false, 1, []]);
  });

  test('without a server is an error', async () => {
    const server = await bench.server();
    const { port } = server;
    await server.close();
    await expect(bench.client({ port }).connect()).rejects.toMatchObject({ level: 'connection', code: undefined });
  });

  test('that never comes to be is an error after the time for connecting', async () => {
    const server = await bench.server();
    server.on['login'] = () => undefined;
    const connecting = expect(bench.client(server, { timeout: 10_000 }).connect()).rejects.toMatchObject({ level: 'timeout' });
    await until(() => server.names.length === 1);
    bench.clock.advance(10_000);
    await connecting;
  });

  test('that is given up while it is opened makes room for the next', async () => {
    const server = await bench.server();
    const client = bench.client(server);
    const givenUp = expect(client.connect()).rejects.toMatchObject({ level: 'connection', reason: 'the client was closed' });
    client.close();
    await client.connect();
    await givenUp;
    expect(client.connected).toBe(true);
  });

  test('is needed for requests', async () => {
    const server = await bench.server();
    const client = bench.client(server);
    const notConnected = { level: 'connection', reason: 'the client is not connected' };
    await expect(client.request('getpauses', {})).rejects.toMatchObject(notConnected);
    await client.connect();
    client.close();
    await expect(client.request('getpauses', {})).rejects.toMatchObject(notConnected);
  });

  test('ends with the client, and what waits for an answer fails', async () => {
    const server = await bench.server();
    server.on['getpauses'] = () => undefined;
    const client = await bench.connected(server);
    const waiting = expect(client.request('getpauses', {})).rejects.toMatchObject({ level: 'connection', reason: 'the client was closed' });
    client.close();
    await waiting;
    bench.clock.advance(3_600_000);
    expect([server.connections.length, bench.told]).toEqual([1, ['connected']]);
  });
});

describe('requests', () => {
  test('for an agent are signed with the cookie of the session', async () => {
    const server = await bench.server();
    server.states.set('Agent/9000', ONLINE);
    const client = await bench.connected(server, { agents: [AGENT] });
    await client.request('pauseagent', { agent_number: 'Agent/9000', pause_type: 2 });
    expect(server.named('pauseagent')[0]!.args).toEqual({
      agent_number: 'Agent/9000',
      agent_hash: md5(`${server.cookie}Agent/9000secret`),
      pause_type: '2',
    });
  });

  test('are not signed when they bring a hash, or need none', async () => {
    const server = await bench.server();
    server.states.set('Agent/9000', ONLINE);
    const client = await bench.connected(server);
    await client.request('hangup', { agent_number: 'Agent/9000', agent_hash: 'mine' });
    await client.request('getagentstatus', { agent_number: 'Agent/9000' });
    expect(server.asked.slice(1).map(({ args }) => args['agent_hash'])).toEqual(['mine', undefined]);
  });

  test('have typed answers', async () => {
    const server = await bench.server();
    server.on['getcampaignqueuewait'] = () =>
      '<histogram><interval><lower>0</lower><upper>4</upper><count>2</count></interval></histogram><abandoned>1</abandoned>';
    const client = await bench.connected(server);
    const { histogram, abandoned } = await client.request('getcampaignqueuewait', { campaign_type: 'incoming', campaign_id: 1 });
    expect([histogram[0]?.upper, abandoned]).toEqual([4, 1]);
  });

  test('fail on both levels with one type of error', async () => {
    const server = await bench.server();
    const client = await bench.connected(server);
    server.on['hangup'] = () => failure(417, 'Agent not in call');
    const inner = client.request('hangup', { agent_number: 'Agent/9000' });
    await expect(inner).rejects.toMatchObject({ level: 'command', code: 417, message: 'ECCP 417: Agent not in call', request: 'hangup' });
    server.on['hangup'] = ({ id, connection }) => {
      connection.send(`<response id="${id}">${failure(500, 'No AMI connection')}</response>`);
      return undefined;
    };
    const top = client.request('hangup', { agent_number: 'Agent/9000' });
    await expect(top).rejects.toMatchObject({ level: 'request', code: 500, reason: 'No AMI connection' });
  });

  test('whose answer cannot be read fail, and the session goes on', async () => {
    const server = await bench.server();
    const client = await bench.connected(server);
    server.on['getcampaignqueuewait'] = () => '<histogram/>';
    const unreadable = client.request('getcampaignqueuewait', { campaign_type: 'incoming', campaign_id: 1 });
    await expect(unreadable).rejects.toMatchObject({ level: 'answer', reason: 'getcampaignqueuewait_response has no abandoned' });
    await expect(client.request('getpauses', {})).resolves.toEqual({ pause: [] });
  });

  test('are repeated once after another login when the server has forgotten the session', async () => {
    const server = await bench.server();
    const client = await bench.connected(server, { agents: [AGENT], poll: 0 });
    let forgotten = true;
    server.on['hold'] = ({ id, connection }) => {
      if (!forgotten) return SUCCESS;
      forgotten = false;
      connection.send(`<response id="${id}">${failure(401, 'Unauthorized')}</response>`);
      return undefined;
    };
    await client.request('hold', { agent_number: 'Agent/9000' });
    const [first, second] = server.named('hold').map(({ args }) => args['agent_hash']);
    expect(server.names.slice(-3)).toEqual(['hold', 'login', 'hold']);
    expect(second).toBe(md5(`${server.cookie}Agent/9000secret`));
    expect(first).not.toBe(second);
  });

  test('signed with a cookie that another login has replaced are repeated once', async () => {
    const server = await bench.server();
    const client = await bench.connected(server, { agents: [AGENT], poll: 0 });
    server.on['hold'] = () => undefined;
    const hold = client.request('hold', { agent_number: 'Agent/9000' });
    await until(() => server.named('hold').length === 1);
    await client.request('login', { username: 'agentconsole', password: 'the-password' });
    server.on['hold'] = ({ args }) => (args['agent_hash'] === md5(`${server.cookie}Agent/9000secret`) ? SUCCESS : undefined);
    const [asked] = server.named('hold');
    asked!.connection.answer(asked!, failure(401, 'Unauthorized agent'));
    await hold;
    expect(server.names.slice(-3)).toEqual(['hold', 'login', 'hold']);
  });

  test('that an agent may not make fail at once', async () => {
    const server = await bench.server();
    const client = await bench.connected(server);
    server.on['hold'] = () => failure(401, 'Unauthorized agent');
    await expect(client.request('hold', { agent_number: 'Agent/9000' })).rejects.toMatchObject({ level: 'command', code: 401 });
    expect(server.names).toEqual(['login', 'hold']);
  });

  test('wait for a login that is on its way', async () => {
    const server = await bench.server();
    const client = await bench.connected(server);
    server.on['login'] = () => undefined;
    const login = client.request('login', { username: 'agentconsole', password: 'the-password' });
    const pauses = client.request('getpauses', {});
    await until(() => server.names.length === 2);
    const again = server.asked[1]!;
    again.connection.answer(again, `${SUCCESS}<app_cookie>f00</app_cookie>`);
    await Promise.all([login, pauses]);
    expect(server.names).toEqual(['login', 'login', 'getpauses']);
  });
});

describe('secrets', () => {
  test('are in no error, no line of the log and no inspection', async () => {
    const server = await bench.server();
    server.states.set('Agent/9000', OFFLINE);
    const client = await bench.connected(server, { agents: [AGENT] });
    server.on['loginagent'] = () => '<nothing/>';
    server.on['hold'] = () => failure(401, 'Unauthorized agent');
    const errors: EccpError[] = [];
    const keep = (error: EccpError): void => void errors.push(error);
    await client.request('loginagent', { agent_number: 'Agent/9000', extension: '101' }).catch(keep);
    await client.request('hold', { agent_number: 'Agent/9000' }).catch(keep);
    server.event('<pausestart/>');
    server.latest.socket.write('<event>& ');
    await until(() => bench.told.some((line) => line.startsWith('disconnected')));
    expect(errors).toHaveLength(2);
    expect(bench.log).toEqual(['an event that cannot be read: pausestart has no pause_class']);
    const shown = inspect([client, errors, bench.log, bench.told], { depth: 20, showHidden: true });
    for (const secret of ['the-password', 'secret', server.cookie, md5(`${server.cookie}Agent/9000secret`)]) {
      expect(shown).not.toContain(secret);
    }
  });
});

describe('listeners', () => {
  test('get events by name with their types, until they are removed', async () => {
    const server = await bench.server();
    const client = await bench.connected(server);
    const agents: string[] = [];
    const off = client.on('agentloggedin', ({ agent }) => agents.push(agent));
    server.event('<agentloggedin><agent>Agent/9000</agent></agentloggedin>');
    await until(() => agents.length === 1);
    off();
    server.event('<agentloggedin><agent>Agent/9001</agent></agentloggedin>');
    await until(() => bench.told.length === 3);
    expect(agents).toEqual(['Agent/9000']);
  });

  test('that fail do not disturb the others', async () => {
    const server = await bench.server();
    const client = bench.client(server);
    client.on('connected', () => {
      throw new Error('of its own');
    });
    const later: string[] = [];
    client.on('connected', () => later.push('connected'));
    await client.connect();
    expect(later).toEqual(['connected']);
    expect(bench.log).toEqual(['a listener of connected failed: of its own']);
  });
});

test.each([
  { port: 0 },
  { port: 70_000 },
  { port: 1.5 },
  { timeout: 0 },
  { keepAlive: Number.NaN },
  { poll: -1 },
  { reconnect: { first: -5 } },
])('the options %j are no options', (options) => {
  expect(() => new EccpClient({ username: 'u', password: 'p', ...options })).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }));
});

test('TLS can be put around the connection, and its certificate is checked', async () => {
  const read = (name: string): string => readFileSync(fileURLToPath(new URL(`server-tls/${name}`, import.meta.url)), 'utf8');
  const cert = read('cert.pem');
  const server = await bench.server(new ScriptedServer(createTlsServer({ cert, key: read('key.pem') })));
  server.on['getqueuescript'] = () => '<script>s</script>';
  const client = await bench.connected(server, { tls: { ca: cert, checkServerIdentity: () => undefined } });
  expect(await client.request('getqueuescript', { queue: '1' })).toEqual({ script: 's' });
  await expect(bench.client(server, { tls: true }).connect()).rejects.toMatchObject({ level: 'connection' });
});
