import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect as connectSecurely } from 'node:tls';
import { describe, expect, test } from '@jest/globals';
import { SimulatedClock } from '../../src/clock.js';
import { connectTo, failure, RawClient, rig, until } from './server-support.js';

const MINUTE = 60_000;
const pem = (name: string): string => readFileSync(new URL(`server-tls/${name}.pem`, import.meta.url), 'utf8');

describe('inactivity', () => {
  test('a connection without a complete request for five minutes is ended, logged in or not', async () => {
    const clock = new SimulatedClock();
    const { server, log } = await rig({ clock });
    const [silent, active] = [await connectTo(server), await connectTo(server)];
    await silent.logIn();
    await until(() => server.connections === 2);
    clock.advance(3 * MINUTE);
    await active.ask('<getrequestlist/>');
    clock.advance(2 * MINUTE);
    expect(await silent.rest()).toEqual([]);
    expect(log.find(({ what }) => what === 'inactive')).toMatchObject({ connection: 1, detail: '300 s without a request' });
    expect(await active.ask('<getrequestlist/>')).toContain('<requests>');
    clock.advance(4.9 * MINUTE);
    expect(await active.ask('<getpauses/>')).toBe(failure(401, 'Unauthorized'));
    clock.advance(5 * MINUTE);
    expect(await active.next()).toBe('closed');
  });

  test('neither events nor parts of a request count', async () => {
    const clock = new SimulatedClock();
    const { server, service } = await rig({ clock });
    const client = await connectTo(server);
    await client.logIn();
    client.send('<request id="x">');
    for (let minute = 0; minute < 5; minute++) {
      clock.advance(MINUTE);
      service.tell({ name: 'agentloggedin', agent: 'Agent/9000' });
    }
    expect(await client.rest()).toHaveLength(4); // the last one came too late
  });

  test('is off in the mode of the real server, and can be set', async () => {
    const clock = new SimulatedClock();
    const built = await connectTo((await rig({ clock, mode: 'as-built' })).server);
    const never = await connectTo((await rig({ clock, inactivity: 0 })).server);
    const brief = await connectTo((await rig({ clock, inactivity: 1000 })).server);
    for (const client of [built, never, brief]) await client.ask('<getrequestlist/>');
    clock.advance(60 * MINUTE);
    expect(await brief.next()).toBe('closed');
    for (const client of [built, never]) expect(await client.ask('<getrequestlist/>')).toContain('<requests>');
  });
});

describe('addresses', () => {
  test('one that is not on the list is gone before a byte, and logged', async () => {
    const { server, log } = await rig({ allow: ['10.0.0.0/8', '::1', '192.168.1.7'] });
    const client = await connectTo(server);
    client.send('<request id="x"><getrequestlist/></request>');
    expect(await client.rest()).toEqual([]);
    expect(client.bytes).toBe(0);
    expect(log.find(({ what }) => what === 'refused')).toMatchObject({ address: '127.0.0.1' });
    expect(log.some(({ what }) => what === 'connected')).toBe(false);
  });

  test.each([[['127.0.0.1']], [['10.0.0.0/8', '127.0.0.0/8']], [['0.0.0.0/0']], [undefined]])('%j lets this machine in', async (allow) => {
    const client = await connectTo((await rig({ allow })).server);
    expect(await client.ask('<getrequestlist/>')).toContain('<requests>');
  });

  test.each(['localhost', '10.0.0.0/33', '10.0.0.0/', '1.2.3', '10.0.0.0/8/8', ''])('"%s" is no address', async (entry) => {
    await expect(rig({ allow: [entry] })).rejects.toMatchObject({ code: 'BAD_OPTION' });
  });

  test('the server listens on this machine only unless told otherwise', async () => {
    const { server } = await rig();
    expect(server.host).toBe('127.0.0.1');
  });
});

describe('ends', () => {
  test('a port that is taken, and one that is none, are refused', async () => {
    const { server } = await rig();
    await expect(rig({ port: server.port })).rejects.toMatchObject({ code: 'BAD_OPTION' });
    await expect(rig({ port: 70_000 })).rejects.toMatchObject({ code: 'BAD_OPTION' });
    await expect(rig({ inactivity: Number.NaN })).rejects.toMatchObject({ code: 'BAD_OPTION' });
  });

  test('more connections than allowed are turned away, and logged', async () => {
    const { server, log } = await rig({ mostConnections: 1 });
    const first = await connectTo(server);
    await first.ask('<getrequestlist/>');
    expect(await (await connectTo(server)).next()).toBe('closed');
    expect(log.at(-1)).toMatchObject({ what: 'turned-away' });
    first.socket.destroy();
    await until(() => server.connections === 0);
    expect(await (await connectTo(server)).ask('<getrequestlist/>')).toContain('<requests>');
  });

  test('closing ends all connections, also those that never say goodbye', async () => {
    const { server, log } = await rig();
    const clients = [await connectTo(server), await connectTo(server)];
    await clients[0]!.logIn();
    await until(() => server.connections === 2);
    await server.close();
    for (const client of clients) expect(await client.next()).toBe('closed');
    expect(server.connections).toBe(0);
    expect(log.at(-1)).toMatchObject({ what: 'closed' });
  });

  test('a command that fails by a mistake of the server is answered with 503 without an id, and is logged', async () => {
    const { server, log } = await rig();
    const client = await connectTo(server);
    const other = await connectTo(server);
    await client.logIn();
    client.send('<request id="x"><dumpstatus/></request>');
    expect(await client.rest()).toEqual([
      `<response>${failure(503, 'Internal server error - worker crash while handling request')}</response>`,
    ]);
    expect(log.find(({ what }) => what === 'command-failed')).toMatchObject({ detail: 'dumpstatus: a mistake of ours' });
    expect(await other.ask('<getrequestlist/>')).toContain('<requests>');
  });
});

describe('TLS', () => {
  test('with a key and a certificate the same protocol is spoken over TLS', async () => {
    const { server } = await rig({ tls: { key: pem('key'), cert: pem('cert') } });
    const socket = connectSecurely({ host: '127.0.0.1', port: server.port, ca: pem('cert'), servername: 'localhost' });
    await once(socket, 'secureConnect');
    const client = new RawClient(socket);
    expect(await client.logIn()).toMatch(/^[0-9a-f]{32}$/);
    expect(await client.ask('<getpauses/>')).toContain('<getpauses_response>');
  });

  test('a client without TLS is none, and others do not notice', async () => {
    const { server } = await rig({ tls: { key: pem('key'), cert: pem('cert') } });
    const plain = await connectTo(server);
    plain.send('<request id="x"><getrequestlist/></request>');
    expect(await plain.rest()).toEqual([]);
    const socket = connectSecurely({ host: '127.0.0.1', port: server.port, ca: pem('cert'), servername: 'localhost' });
    await once(socket, 'secureConnect');
    expect(await new RawClient(socket).ask('<getrequestlist/>')).toContain('<requests>');
  });

  test('a key that is none is refused', async () => {
    await expect(rig({ tls: { key: 'x', cert: 'y' } })).rejects.toMatchObject({ code: 'BAD_OPTION' });
  });
});
