/** A T-Server on the network: whatever strangers send, it goes on. */
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { simulatedTServer } from '../../src/telephony/simulated/tserver.js';
import { listenTServer } from '../../src/telephony/tcp/server.js';
import { Cleanup, client, LOOPBACK, listening, raw, until } from './tcp-support.js';

const cleanup = new Cleanup();
afterEach(() => cleanup.run());

describe('a T-Server on the network', () => {
  test('listens on loopback unless it is told otherwise', async () => {
    const { at } = await listening(cleanup);
    expect(at.host).toBe(LOOPBACK);
  });

  test.each([
    ['that is taken', async () => (await listening(cleanup)).at.port],
    ['that is none', async () => 70_000],
  ])('refuses a port %s', async (_, port) => {
    const taken = await port();
    const promise = listenTServer(simulatedTServer(), { port: taken });
    await expect(promise).rejects.toThrow(expect.objectContaining({ code: 'BAD_OPTION', message: expect.stringContaining(`${taken}`) }));
  });

  test('answers the lines of its README', async () => {
    const { at } = await listening(cleanup);
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
    ['an unknown type', '{"type":"call"}', 'type must be request, abort, ping or control'],
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
    const { at } = await listening(cleanup);
    const answer = await raw(cleanup, at.port, `${line}\n{"type":"ping"}\n`, (text) => text.includes('pong'));
    expect(answer).toContain(`{"type":"refused","message":"${message}"}\n`);
    const { adapter } = client(cleanup, { port: at.port });
    await adapter.open();
    expect(await adapter.request({ name: 'RequestSetDNDOn', thisDN: '7001' })).toBe(1);
  });

  test.each<[string, string | Buffer]>([
    ['with a line without an end', 'x'.repeat(100_000)],
    ['with a long line', `"${'x'.repeat(100_000)}"\n`],
  ])('ends a connection %s', async (_, text) => {
    const { at } = await listening(cleanup);
    expect(await raw(cleanup, at.port, text)).toMatch(/"refused","message":"the line is longer than 65536 bytes"/);
    await until(() => at.clients === 0);
  });

  test('survives random bytes and connections that come and go', async () => {
    const { at } = await listening(cleanup);
    let seed = 7;
    const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) % 256;
    for (let i = 0; i < 30; i++) {
      const bytes = Buffer.from(Array.from({ length: 500 }, random));
      const socket = connect(at.port, LOOPBACK, () => socket.write(bytes, () => socket.destroy()));
      socket.on('error', () => {});
    }
    const { adapter } = client(cleanup, { port: at.port });
    await adapter.open();
    expect(await adapter.request({ name: 'RequestSetDNDOn', thisDN: '7001' })).toBe(1);
    await until(() => at.clients === 1);
  });

  test('a number that waits already is refused; aborting one that nobody knows is nothing', async () => {
    const { at, tserver } = await listening(cleanup);
    tserver.fail({ kind: 'neverAccept' });
    const { adapter } = client(cleanup, { port: at.port });
    await adapter.open();
    const line = '{"type":"request","number":1,"request":{"name":"RequestSetDNDOn","thisDN":"7001"}}\n';
    const socket = connect(at.port, LOOPBACK);
    cleanup.add(() => socket.destroy());
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
