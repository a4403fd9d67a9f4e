/** A T-Server on the network: what strangers send, and connections that break in every way. */
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { SimulatedClock } from '../../src/clock.js';
import type { TelephonyAdapter, TelephonyEvent } from '../../src/telephony/contract.js';
import { describeTrace } from '../../src/telephony/observe.js';
import { simulatedTServer } from '../../src/telephony/simulated/tserver.js';
import { type TcpOptions, tcpAdapter } from '../../src/telephony/tcp/client.js';
import { type ListeningTServer, listenTServer } from '../../src/telephony/tcp/server.js';

const LOOPBACK = '127.0.0.1';
const cleanup: (() => unknown)[] = [];
afterEach(async () => {
  for (const undo of cleanup.splice(0).reverse()) await undo();
});

async function listening(log?: (message: string) => void): Promise<{ tserver: ReturnType<typeof simulatedTServer>; at: ListeningTServer }> {
  const tserver = simulatedTServer({ config: { acceptDelay: 0, answerDelay: 0 } });
  const at = await listenTServer(tserver, { port: 0, log });
  cleanup.push(
    () => tserver.close(),
    () => at.close(),
  );
  return { tserver, at };
}

/** An adapter with its events as lines. */
function client(options: TcpOptions): { adapter: TelephonyAdapter; events: string[] } {
  const adapter = tcpAdapter(options);
  const events: string[] = [];
  adapter.onEvent((event: TelephonyEvent) => events.push(describeTrace({ type: 'event', event })));
  cleanup.push(() => adapter.close());
  return { adapter, events };
}

/** Sends text to a T-Server. @returns what came back until `enough` of it was there, or the connection ended */
function raw(port: number, text: string | Buffer, enough: (answer: string) => boolean = () => false): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, LOOPBACK, () => socket.write(text));
    cleanup.push(() => socket.destroy());
    let answer = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      answer += chunk;
      if (enough(answer)) socket.destroy();
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
  });
}

/** A server of our own, for what no T-Server should do. */
async function oddServer(serve: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    serve(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, LOOPBACK, resolve));
  cleanup.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}

const CONNECTED = '{"type":"event","event":{"name":"EventServerConnected","time":1,"server":"odd"}}\n';

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
}

describe('a T-Server on the network', () => {
  test('listens on loopback unless it is told otherwise', async () => {
    const { at } = await listening();
    expect(at.host).toBe(LOOPBACK);
  });

  test.each([
    ['that is taken', async () => (await listening()).at.port],
    ['that is none', async () => 70_000],
  ])('refuses a port %s', async (_, port) => {
    const taken = await port();
    const promise = listenTServer(simulatedTServer(), { port: taken });
    await expect(promise).rejects.toThrow(expect.objectContaining({ code: 'BAD_OPTION', message: expect.stringContaining(`${taken}`) }));
  });

  test('answers the lines of its README', async () => {
    const { at } = await listening();
    const request =
      '{"type":"request","number":1,"request":{"name":"RequestAgentLogout","thisDN":"7001","reasons":{"ReasonCode":"lunch"}}}';
    // the T-Server is open after the first line of its own; before that requests are rejected with 54
    const port = at.port;
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(port, LOOPBACK);
      let text = '';
      let asked = false;
      socket.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        if (!asked && text.includes('EventServerConnected')) socket.write(`\r\n${request}\r\n{"type":"ping"}\n`);
        asked = true;
        if (text.includes('EventAgentLogout')) socket.destroy();
      });
      socket.on('close', () => resolve(text));
    });
    const messages = answer
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string; event?: { name: string } });
    expect(messages.map(({ type, event }) => event?.name ?? type)).toEqual(
      expect.arrayContaining(['EventServerConnected', 'EventLinkConnected', 'pong', 'accepted', 'EventAgentLogout']),
    );
    expect(messages).toContainEqual({ type: 'accepted', number: 1, referenceID: 1 });
    expect(messages.at(-1)).toMatchObject({ event: { thisDN: '7001', agentID: '5001', referenceID: 1, reasons: { ReasonCode: 'lunch' } } });
  });

  test.each<[string, string, string]>([
    ['not JSON', 'hello', 'it is not JSON'],
    ['no object', '[1]', 'it is not a JSON object'],
    ['null', 'null', 'it is not a JSON object'],
    ['an unknown type', '{"type":"call"}', 'type must be request, abort or ping'],
    ['no number', '{"type":"request"}', 'number must be a whole number of 1 or more'],
    ['a number that is none', '{"type":"abort","number":"1"}', 'number must be a whole number of 1 or more'],
    ['no request', '{"type":"request","number":1}', 'request must be an object'],
    ['an unknown request', '{"type":"request","number":1,"request":{"name":"toString","thisDN":"1"}}', 'request.name is wrong'],
    ['no DN', '{"type":"request","number":1,"request":{"name":"RequestSetDNDOn"}}', 'request.thisDN is missing'],
    [
      'a DN that is a number',
      '{"type":"request","number":1,"request":{"name":"RequestSetDNDOn","thisDN":7001}}',
      'request.thisDN is wrong',
    ],
    [
      'reasons that are a list',
      '{"type":"request","number":1,"request":{"name":"RequestSetDNDOn","thisDN":"7001","reasons":[]}}',
      'request.reasons is wrong',
    ],
    [
      'extensions that are nested too deeply',
      `{"type":"request","number":1,"request":{"name":"RequestSetDNDOn","thisDN":"7001","extensions":{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}}}`,
      'request.extensions is wrong',
    ],
  ])('refuses a line that is %s, and goes on', async (_, line, message) => {
    const { at } = await listening();
    const answer = await raw(at.port, `${line}\n{"type":"ping"}\n`, (text) => text.includes('pong'));
    expect(answer).toContain(`{"type":"refused","message":"${message}"}\n`);
    const { adapter } = client({ port: at.port });
    await adapter.open();
    expect(await adapter.request({ name: 'RequestSetDNDOn', thisDN: '7001' })).toBe(1);
  });

  test.each<[string, string | Buffer]>([
    ['with a line without an end', 'x'.repeat(100_000)],
    ['with a long line', `"${'x'.repeat(100_000)}"\n`],
  ])('ends a connection %s', async (_, text) => {
    const { at } = await listening();
    expect(await raw(at.port, text)).toMatch(/"refused","message":"the line is longer than 65536 bytes"/);
    await until(() => at.clients === 0);
  });

  test('survives random bytes and connections that come and go', async () => {
    const { at } = await listening();
    let seed = 7;
    const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) % 256;
    for (let i = 0; i < 30; i++) {
      const bytes = Buffer.from(Array.from({ length: 500 }, random));
      const socket = connect(at.port, LOOPBACK, () => socket.write(bytes, () => socket.destroy()));
      socket.on('error', () => {});
    }
    const { adapter } = client({ port: at.port });
    await adapter.open();
    expect(await adapter.request({ name: 'RequestSetDNDOn', thisDN: '7001' })).toBe(1);
    await until(() => at.clients === 1);
  });

  test('a number that waits already is refused; aborting one that nobody knows is nothing', async () => {
    const { at, tserver } = await listening();
    tserver.fail({ kind: 'neverAccept' });
    const { adapter } = client({ port: at.port });
    await adapter.open();
    const line = '{"type":"request","number":1,"request":{"name":"RequestSetDNDOn","thisDN":"7001"}}\n';
    const socket = connect(at.port, LOOPBACK);
    cleanup.push(() => socket.destroy());
    const answer = await new Promise<string>((resolve) => {
      let text = '';
      socket.setEncoding('utf8').on('data', (chunk: string) => {
        if (text === '') socket.write(`{"type":"abort","number":9}\n${line}${line}`);
        text += chunk;
        if (text.includes('refused')) resolve(text);
      });
    });
    expect(answer).toContain('"refused","message":"request 1 is there already"');
  });
});

describe('the adapter to a T-Server on the network', () => {
  test.each<[string, TcpOptions, string]>([
    ['port', { port: 0 }, 'port must be 1 to 65535, not 0'],
    ['heartbeat', { heartbeat: 0 }, 'heartbeat must be milliseconds, not 0'],
    ['connectTimeout', { connectTimeout: Number.NaN }, 'connectTimeout must be milliseconds, not NaN'],
  ])('refuses a bad %s', (_, options, message) => {
    expect(() => tcpAdapter(options)).toThrow(expect.objectContaining({ code: 'BAD_OPTION', message }));
  });

  test('reference IDs go on after the T-Server was started again', async () => {
    const first = await listening();
    const { adapter, events } = client({ port: first.at.port });
    await adapter.open();
    expect(await adapter.request({ name: 'RequestSetDNDOn', thisDN: '7001' })).toBe(1);
    await until(() => events.includes('← EventDNDOn 7001 #1'));
    await first.at.close();
    await until(() => events.some((line) => line.startsWith('← EventServerDisconnected')));
    const tserver = simulatedTServer();
    const again = await listenTServer(tserver, { port: first.at.port });
    cleanup.push(
      () => tserver.close(),
      () => again.close(),
    );
    await adapter.open();
    expect(await adapter.request({ name: 'RequestSetDNDOn', thisDN: '7001' })).toBe(2);
    await until(() => events.includes('← EventDNDOn 7001 #2'));
    expect(events.filter((line) => line.startsWith('← EventServerDisconnected'))).toHaveLength(1);
  });

  test('a T-Server that turns it away says why', async () => {
    const { at, tserver } = await listening();
    tserver.disconnect({ stopped: true });
    const { adapter } = client({ port: at.port });
    await expect(adapter.open()).rejects.toThrow('54 No connection to the switch: T-Server tserver_sim does not answer');
    tserver.start();
    await adapter.open();
  });

  test('nobody listens: open() rejects with 54 and the address', async () => {
    const { at } = await listening();
    await at.close();
    const { adapter } = client({ port: at.port });
    await expect(adapter.open()).rejects.toThrow(
      expect.objectContaining({ code: 54, message: expect.stringContaining(`${LOOPBACK}:${at.port}`) }),
    );
  });

  test('something listens that says nothing: open() rejects when the time is over', async () => {
    const clock = new SimulatedClock();
    let reached = false;
    const port = await oddServer(() => {
      reached = true;
    });
    const { adapter } = client({ port, clock, connectTimeout: 1000, heartbeat: 1000 });
    const opening = adapter.open();
    opening.catch(() => {});
    await until(() => reached);
    for (let i = 0; i < 5; i++) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      clock.advance(1000);
    }
    await expect(opening).rejects.toThrow(expect.objectContaining({ code: 54 }));
  });

  test.each<[string, string | Buffer]>([
    ['is not JSON', 'SSH-2.0-OpenSSH\n'],
    ['is no message', '{"type":"hello"}\n'],
    ['is an event that there is not', '{"type":"event","event":{"name":"EventRinging","time":1,"server":"odd"}}\n'],
    ['is an event with a wrong field', '{"type":"event","event":{"name":"EventDNDOn","time":1,"server":"odd","thisDN":7001}}\n'],
    ['has no end', 'x'.repeat(300_000)],
  ])('a T-Server whose line %s is lost, as one that broke off', async (_, line) => {
    const port = await oddServer((socket) => {
      socket.write(CONNECTED);
      socket.once('data', () => socket.write(line));
    });
    const { adapter, events } = client({ port });
    await adapter.open();
    await expect(adapter.request({ name: 'RequestSetDNDOn', thisDN: '7001' })).rejects.toThrow(expect.objectContaining({ code: 54 }));
    expect(events[1]).toMatch(/^← EventServerDisconnected odd 55 /);
    expect(events).toHaveLength(2);
  });

  test('a T-Server that goes silent without a word is asked, and lost when it does not answer', async () => {
    const clock = new SimulatedClock();
    let asked = '';
    const port = await oddServer((socket) => {
      socket.write(CONNECTED);
      socket.on('data', (chunk: Buffer) => {
        asked += chunk.toString();
      });
    });
    const { adapter, events } = client({ port, clock, heartbeat: 1000 });
    await adapter.open();
    const waiting = adapter.request({ name: 'RequestSetDNDOn', thisDN: '7001' });
    waiting.catch(() => {});
    clock.advance(2000);
    await until(() => asked.includes('{"type":"ping"}'));
    expect(events).toEqual(['← EventServerConnected odd']);
    clock.advance(1000);
    await expect(waiting).rejects.toThrow('54 No connection to the switch: the T-Server was silent for 2000 ms');
    expect(events).toHaveLength(2);
    expect(clock.nextDue).toBeUndefined();
  });

  test('a T-Server that answers pings stays, however little happens', async () => {
    const clock = new SimulatedClock();
    let pings = 0;
    const port = await oddServer((socket) => {
      socket.write(CONNECTED);
      socket.on('data', () => {
        pings++;
        socket.write('{"type":"pong"}\n');
      });
    });
    const { adapter, events } = client({ port, clock, heartbeat: 1000 });
    await adapter.open();
    for (let i = 0; i < 10; i++) {
      const before = pings;
      clock.advance(2000);
      await until(() => pings > before);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(events).toEqual(['← EventServerConnected odd']);
  });

  test('a request that is too large for a line is rejected with 51, and nothing is sent', async () => {
    const { at } = await listening();
    const { adapter } = client({ port: at.port });
    await adapter.open();
    const extensions = { text: 'ä'.repeat(40_000) };
    await expect(adapter.request({ name: 'RequestSetDNDOn', thisDN: '7001', extensions })).rejects.toThrow(/^51 .*more than 65536 bytes/);
    expect(await adapter.request({ name: 'RequestSetDNDOn', thisDN: '7001', extensions: { text: 'ä'.repeat(30_000) } })).toBe(1);
  });

  test('two clients see each other’s changes, without reference IDs', async () => {
    const { at } = await listening();
    const one = client({ port: at.port });
    const other = client({ port: at.port });
    await Promise.all([one.adapter.open(), other.adapter.open()]);
    await one.adapter.request({ name: 'RequestSetDNDOn', thisDN: '7001' });
    await until(() => other.events.length === 3);
    expect(other.events[2]).toBe('← EventDNDOn 7001');
    expect(one.events[2]).toBe('← EventDNDOn 7001 #1');
  });
});
