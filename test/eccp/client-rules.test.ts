/** What a good client does, each rule with a server that misbehaves: 1 to 4. The others are in `client-agents.test.ts` and `client-wire.test.ts`. */
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { childOf } from '../../src/eccp/packet.js';
import { ana, Bench, bruno, failure, ONLINE, paused, ScriptedServer, until } from './client-support.js';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});
afterEach(() => bench.end());

const hash = (cookie: string, { agent_number, eccp_password }: typeof ana): string =>
  createHash('md5')
    .update(cookie + agent_number + eccp_password)
    .digest('hex');

describe('1: one connection, answers by id', () => {
  test('answers may come in any order', async () => {
    const server = await bench.server();
    const client = await bench.connected(server);
    server.on['getqueuescript'] = () => undefined;
    const scripts = ['1', '2', '3'].map((queue) => client.request('getqueuescript', { queue }));
    await until(() => server.asked.length === 4);
    for (const asked of server.named('getqueuescript').reverse())
      asked.connection.answer(asked, `<script>of ${asked.args['queue']}</script>`);
    expect(await Promise.all(scripts)).toEqual([{ script: 'of 1' }, { script: 'of 2' }, { script: 'of 3' }]);
    expect(server.connections).toHaveLength(1);
  });

  test('an agent has one request at a time, others do not wait for it, and a failure lets the next one go', async () => {
    const server = await bench.serverWithAgents();
    const client = await bench.connected(server, { agents: [ana, bruno], poll: 0 });
    server.on['hold'] = () => undefined;
    const first = client.request('hold', ana).catch(({ code }) => code);
    const second = client.request('unhold', ana);
    await client.request('unhold', bruno);
    await client.request('getagentstatus', ana);
    expect(server.names.slice(-3)).toEqual(['hold', 'unhold', 'getagentstatus']);
    const [hold] = server.named('hold');
    hold!.connection.answer(hold!, failure(417, 'Agent not in call'));
    expect([await first, await second]).toEqual([417, { success: true }]);
  });

  test('answers to nobody are ignored', async () => {
    const server = await bench.server();
    const client = await bench.connected(server);
    server.latest.send(`<response id="what">${failure(500, 'x')}</response>`);
    await expect(client.request('getpauses', {})).resolves.toEqual({ pause: [] });
  });

  test('an answer without id that is no failure is taken for the oldest request of its name', async () => {
    const server = await bench.server();
    const client = await bench.connected(server);
    for (const name of ['getpauses', 'getqueuescript']) server.on[name] = () => undefined;
    const first = client.request('getqueuescript', { queue: '1' });
    const second = client.request('getqueuescript', { queue: '2' });
    const pauses = client.request('getpauses', {});
    await until(() => server.asked.length === 4);
    server.latest.send('<response/>');
    server.latest.send('<response><getrequestlist_response/></response>');
    server.latest.send('<response><getqueuescript_response><script>one</script></getqueuescript_response></response>');
    server.latest.send('<response><getpauses_response/></response>');
    server.latest.send('<response><getqueuescript_response><script>two</script></getqueuescript_response></response>');
    expect(await Promise.all([first, second, pauses])).toEqual([{ script: 'one' }, { script: 'two' }, { pause: [] }]);
  });

  test.each([
    [400, 'Bad request'],
    [503, 'Internal server error - worker crash while handling request'],
  ])('%d without id fails everything that waits', async (code, message) => {
    const server = await bench.server();
    const client = await bench.connected(server);
    server.on['getpauses'] = () => undefined;
    server.on['getqueuescript'] = () => undefined;
    const waiting = [client.request('getpauses', {}), client.request('getqueuescript', { queue: '1' })];
    const outcomes = Promise.allSettled(waiting);
    await until(() => server.asked.length === 3);
    server.latest.send(`<response>${failure(code, message)}</response>`);
    for (const outcome of await outcomes) expect(outcome).toMatchObject({ reason: { level: 'request', code, reason: message } });
  });
});

describe('2: every request has a limit', () => {
  test('after a miss the server is asked whether it is there; when it is, its late answer is ignored and all goes on', async () => {
    const server = await bench.server();
    const client = await bench.connected(server);
    server.on['getqueuescript'] = () => undefined;
    const missed = expect(client.request('getqueuescript', { queue: '1' })).rejects.toMatchObject({ level: 'timeout', code: undefined });
    await until(() => server.named('getqueuescript').length === 1);
    bench.clock.advance(9_999);
    expect(server.named('getpauses')).toEqual([]);
    bench.clock.advance(1);
    await missed;
    await until(() => server.named('getpauses').length === 1);
    const [late] = server.named('getqueuescript');
    late!.connection.answer(late!, '<script/>');
    await client.request('getpauses', {});
    expect([client.connected, bench.told]).toEqual([true, ['connected']]);
  });

  test('a limit of its own', async () => {
    const server = await bench.server();
    const client = await bench.connected(server);
    server.on['getqueuescript'] = () => undefined;
    const missed = expect(client.request('getqueuescript', { queue: '1' }, { timeout: 50 })).rejects.toMatchObject({ level: 'timeout' });
    await until(() => server.named('getqueuescript').length === 1);
    bench.clock.advance(50);
    await missed;
  });
});

describe('3: a silent server is asked', () => {
  test('after 60 seconds without a request, however many events come', async () => {
    const server = await bench.server();
    await bench.connected(server);
    bench.clock.advance(59_999);
    server.event('<agentloggedin><agent>SIP/201</agent></agentloggedin>');
    await until(() => bench.told.length === 2);
    expect(server.names).toEqual(['login']);
    bench.clock.advance(1);
    await until(() => server.names.length === 2);
    expect(server.names).toEqual(['login', 'getpauses']);
  });

  test('and left when it hangs with its connection open', async () => {
    const server = await bench.server();
    const client = await bench.connected(server);
    server.on['getpauses'] = () => undefined;
    bench.clock.advance(60_000);
    await until(() => server.names.length === 2);
    bench.clock.advance(10_000);
    await until(() => bench.told.length === 3);
    expect(client.connected).toBe(false);
    expect(bench.told.slice(1)).toEqual(['disconnected connection: the server does not answer any more', 'retry 1 in 750']);
    bench.clock.advance(750);
    await until(() => client.connected);
    expect(server.connections).toHaveLength(2);
  });

  test('any answer shows that it is there', async () => {
    const server = await bench.server();
    const client = await bench.connected(server);
    server.on['getpauses'] = () => failure(503, 'Internal server error - database failure');
    for (let minute = 1; minute <= 3; minute++) {
      bench.clock.advance(60_000);
      await until(() => server.named('getpauses').length === minute);
      await client.request('dumpstatus', {});
    }
    expect(client.connected).toBe(true);
  });
});

describe('4: a connection that is lost is opened again', () => {
  test('with growing delay and jitter, as long as the server is away', async () => {
    const server = await bench.server();
    const { port } = server;
    const client = await bench.connected(server);
    await server.close();
    await until(() => bench.told.length === 3);
    for (let attempt = 2; attempt <= 7; attempt++) {
      bench.clock.next();
      await until(() => bench.told.length === attempt + 2);
    }
    expect(bench.told.slice(1)).toEqual([
      'disconnected connection: the connection to 127.0.0.1 was lost',
      ...[
        'retry 1 in 750',
        'retry 2 in 1500',
        'retry 3 in 3000',
        'retry 4 in 6000',
        'retry 5 in 12000',
        'retry 6 in 22500',
        'retry 7 in 22500',
      ],
    ]);
    const back = await bench.server(new ScriptedServer(), port);
    bench.clock.next();
    await until(() => client.connected);
    back.latest.socket.destroy();
    await until(() => bench.told.at(-1) === 'retry 1 in 750');
  });

  test('never all clients at once', async () => {
    const server = await bench.server();
    await bench.connected(server, { random: () => 0 });
    await bench.connected(server, { random: () => 1 });
    for (const { socket } of server.connections) socket.destroy();
    await until(() => bench.told.length === 6);
    expect(bench.told.filter((line) => line.startsWith('retry')).sort()).toEqual(['retry 1 in 1000', 'retry 1 in 500']);
  });

  test('and told its filter, its wish for progress and new hashes', async () => {
    const server = await bench.serverWithAgents();
    const client = await bench.connected(server, { agents: [ana], poll: 0 });
    await client.request('filterbyagent', { agent_number: 'SIP/201' });
    await client.request('filterbyagent', { agent_number: 'Agent/9000' });
    await client.request('callprogress', { enable: true });
    const oldCookie = server.cookie;
    const before = server.asked.length;
    server.latest.socket.destroy();
    await until(() => bench.told.includes('retry 1 in 750'));
    bench.clock.next();
    await until(() => client.connected);
    await client.request('pingagent', ana);
    const after = server.asked.slice(before);
    expect(after.map(({ name }) => name)).toEqual(['login', 'filterbyagent', 'callprogress', 'getmultipleagentstatus', 'pingagent']);
    expect([after[1]!.args, after[2]!.args]).toEqual([{ agent_number: 'Agent/9000' }, { enable: '1' }]);
    expect(after[4]!.args['agent_hash']).toBe(hash(server.cookie, ana));
    expect(server.cookie).not.toBe(oldCookie);
  });

  test('and told the difference to what was known', async () => {
    const server = await bench.serverWithAgents();
    const client = await bench.connected(server, { agents: [ana, bruno] });
    expect(client.stateOf('Agent/9000')).toMatchObject({ status: 'online', extension: '101' });
    server.latest.socket.destroy();
    await until(() => bench.told.includes('retry 1 in 750'));
    server.states.set('Agent/9000', paused(2));
    bench.clock.next();
    await until(() => bench.told.length === 5);
    expect(bench.told.slice(3)).toEqual(['connected', 'Agent/9000 online → paused']);
    expect(client.stateOf('Agent/9000')).toMatchObject({ status: 'paused', pauseinfo: { pauseid: 2 } });
  });

  test('agents are asked for in groups, and one by one where a number is unknown', async () => {
    const server = await bench.server();
    const agents = Array.from({ length: 120 }, (_, index) => ({ agent_number: `SIP/${index}` }));
    for (const { agent_number } of agents) server.states.set(agent_number, ONLINE);
    server.states.delete('SIP/60');
    const client = await bench.connected(server, { agents });
    const sizes = server.named('getmultipleagentstatus').map(({ element }) => childOf(element, 'agents')!.children.length);
    expect([sizes, server.named('getagentstatus').length]).toEqual([[50, 50, 20], 50]);
    expect(agents.filter(({ agent_number }) => client.stateOf(agent_number) === undefined)).toEqual([{ agent_number: 'SIP/60' }]);
  });

  test('what was in flight fails, and is not made again', async () => {
    const server = await bench.serverWithAgents();
    const client = await bench.connected(server, { agents: [ana], poll: 0 });
    server.on['hold'] = () => undefined;
    const outcomes = Promise.allSettled([client.request('hold', ana), client.request('unhold', ana)]);
    await until(() => server.names.includes('hold'));
    server.latest.socket.destroy();
    for (const outcome of await outcomes) expect(outcome).toMatchObject({ reason: { level: 'connection', code: undefined } });
    bench.clock.next();
    await until(() => client.connected);
    await client.request('getpauses', {});
    expect(server.names.filter((name) => name.endsWith('hold'))).toEqual(['hold']);
  });

  test('unless that is switched off', async () => {
    const server = await bench.server();
    const client = await bench.connected(server, { reconnect: false });
    server.latest.socket.destroy();
    await until(() => bench.told.length === 2);
    bench.clock.advance(3_600_000);
    expect([client.connected, bench.told.length]).toEqual([false, 2]);
    await client.connect();
    expect(client.connected).toBe(true);
  });

  test('and not after the client was closed', async () => {
    const server = await bench.server();
    const client = await bench.connected(server);
    server.latest.socket.destroy();
    await until(() => bench.told.length === 3);
    client.close();
    expect(bench.clock.nextDue).toBeUndefined();
  });
});
