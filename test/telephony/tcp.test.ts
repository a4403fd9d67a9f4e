/** The adapter to a T-Server on the network: connections that break in every way. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { SimulatedClock } from '../../src/clock.js';
import { simulatedTServer } from '../../src/telephony/simulated/tserver.js';
import { type TcpOptions, tcpAdapter } from '../../src/telephony/tcp/client.js';
import { listenTServer } from '../../src/telephony/tcp/server.js';
import { Cleanup, CONNECTED, client, LOOPBACK, listening, oddServer, until } from './tcp-support.js';

const cleanup = new Cleanup();
afterEach(() => cleanup.run());

describe('the adapter to a T-Server on the network', () => {
  test.each<[string, TcpOptions, string]>([
    ['port', { port: 0 }, 'port must be 1 to 65535, not 0'],
    ['heartbeat', { heartbeat: 0 }, 'heartbeat must be milliseconds, not 0'],
    ['connectTimeout', { connectTimeout: Number.NaN }, 'connectTimeout must be milliseconds, not NaN'],
  ])('refuses a bad %s', (_, options, message) => {
    expect(() => tcpAdapter(options)).toThrow(expect.objectContaining({ code: 'BAD_OPTION', message }));
  });

  test('reference IDs go on after the T-Server was started again', async () => {
    const first = await listening(cleanup);
    const { adapter, events } = client(cleanup, { port: first.at.port });
    await adapter.open();
    expect(await adapter.request({ name: 'RequestSetDNDOn', thisDN: '7001' })).toBe(1);
    await until(() => events.includes('← EventDNDOn 7001 #1'));
    await first.at.close();
    await until(() => events.some((line) => line.startsWith('← EventServerDisconnected')));
    const tserver = simulatedTServer();
    const again = await listenTServer(tserver, { port: first.at.port });
    cleanup.add(
      () => tserver.close(),
      () => again.close(),
    );
    await adapter.open();
    expect(await adapter.request({ name: 'RequestSetDNDOn', thisDN: '7001' })).toBe(2);
    await until(() => events.includes('← EventDNDOn 7001 #2'));
    expect(events.filter((line) => line.startsWith('← EventServerDisconnected'))).toHaveLength(1);
  });

  test('a T-Server that turns it away says why', async () => {
    const { at, tserver } = await listening(cleanup);
    tserver.disconnect({ stopped: true });
    const { adapter } = client(cleanup, { port: at.port });
    await expect(adapter.open()).rejects.toThrow('54 No connection to the switch: T-Server tserver_sim does not answer');
    tserver.start();
    await adapter.open();
  });

  test('nobody listens: open() rejects with 54 and the address', async () => {
    const { at } = await listening(cleanup);
    await at.close();
    const { adapter } = client(cleanup, { port: at.port });
    await expect(adapter.open()).rejects.toThrow(
      expect.objectContaining({ code: 54, message: expect.stringContaining(`${LOOPBACK}:${at.port}`) }),
    );
  });

  test('something listens that says nothing: open() rejects when the time is over', async () => {
    const clock = new SimulatedClock();
    let reached = false;
    const port = await oddServer(cleanup, () => {
      reached = true;
    });
    const { adapter } = client(cleanup, { port, clock, connectTimeout: 1000, heartbeat: 1000 });
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
    const port = await oddServer(cleanup, (socket) => {
      socket.write(CONNECTED);
      socket.once('data', () => socket.write(line));
    });
    const { adapter, events } = client(cleanup, { port });
    await adapter.open();
    await expect(adapter.request({ name: 'RequestSetDNDOn', thisDN: '7001' })).rejects.toThrow(expect.objectContaining({ code: 54 }));
    expect(events[1]).toMatch(/^← EventServerDisconnected odd 55 /);
    expect(events).toHaveLength(2);
  });

  test('a T-Server that goes silent without a word is asked, and lost when it does not answer', async () => {
    const clock = new SimulatedClock();
    let asked = '';
    const port = await oddServer(cleanup, (socket) => {
      socket.write(CONNECTED);
      socket.on('data', (chunk: Buffer) => {
        asked += chunk.toString();
      });
    });
    const { adapter, events } = client(cleanup, { port, clock, heartbeat: 1000 });
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
    const port = await oddServer(cleanup, (socket) => {
      socket.write(CONNECTED);
      socket.on('data', () => {
        pings++;
        socket.write('{"type":"pong"}\n');
      });
    });
    const { adapter, events } = client(cleanup, { port, clock, heartbeat: 1000 });
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
    const { at } = await listening(cleanup);
    const { adapter } = client(cleanup, { port: at.port });
    await adapter.open();
    const extensions = { text: 'ä'.repeat(40_000) };
    await expect(adapter.request({ name: 'RequestSetDNDOn', thisDN: '7001', extensions })).rejects.toThrow(/^51 .*more than 65536 bytes/);
    expect(await adapter.request({ name: 'RequestSetDNDOn', thisDN: '7001', extensions: { text: 'ä'.repeat(30_000) } })).toBe(1);
  });

  test('two clients see each other’s changes, without reference IDs', async () => {
    const { at } = await listening(cleanup);
    const one = client(cleanup, { port: at.port });
    const other = client(cleanup, { port: at.port });
    await Promise.all([one.adapter.open(), other.adapter.open()]);
    await one.adapter.request({ name: 'RequestSetDNDOn', thisDN: '7001' });
    await until(() => other.events.length === 3);
    expect(other.events[2]).toBe('← EventDNDOn 7001');
    expect(one.events[2]).toBe('← EventDNDOn 7001 #1');
  });
});
