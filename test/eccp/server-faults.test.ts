import { describe, expect, test } from '@jest/globals';
import { SimulatedClock } from '../../src/clock.js';
import { connectTo, failure, rig, until } from './server-support.js';

const PING = (id: number): string => `<request id="${id}"><callprogress/></request>`;
const idOf = (packet: string): string => /id="(\w+)"/.exec(packet)?.[1] ?? packet;

async function start(options = {}) {
  const all = await rig(options);
  const client = await connectTo(all.server);
  await client.logIn();
  return { ...all, client, faults: all.server.faults };
}

describe('faults on command', () => {
  test('answers are delayed, and stay in order', async () => {
    const clock = new SimulatedClock();
    const { client, faults, service } = await start({ clock });
    faults.delay = 1000;
    client.send(PING(1) + PING(2));
    await until(() => clock.nextDue === 1000);
    faults.delay = 0;
    client.send(PING(3));
    service.tell({ name: 'agentloggedin', agent: 'Agent/9000' });
    expect(await client.next()).toContain('agentloggedin'); // events are not held back
    clock.advance(999);
    service.tell({ name: 'agentloggedout', agent: 'Agent/9000' });
    expect(await client.next()).toContain('agentloggedout');
    clock.advance(1);
    expect([await client.next(), await client.next(), await client.next()].map(idOf)).toEqual(['1', '2', '3']);
  });

  test('answers are shuffled, but every one comes', async () => {
    let draws = 0;
    const { client, faults } = await start({ random: () => (draws++ * 0.37) % 1 });
    faults.shuffle = true;
    client.send(Array.from({ length: 8 }, (_, id) => PING(id)).join(''));
    const ids: string[] = [];
    for (let answer = 0; answer < 8; answer++) ids.push(idOf(await client.next()));
    expect([...ids].sort()).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
    expect(ids).not.toEqual([...ids].sort());
  });

  test('a client that asks without end while answers are held back does not fill the memory', async () => {
    const clock = new SimulatedClock();
    const { client, faults } = await start({ clock });
    faults.delay = 1000;
    const before = client.packets;
    client.send(Array.from({ length: 5000 }, (_, id) => PING(id)).join(''));
    await until(() => clock.nextDue !== undefined);
    clock.advance(1000);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(client.packets - before).toBeLessThanOrEqual(1000);
    while (client.packets - before < 5000) {
      clock.advance(1000);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    for (let id = 0; id < 5000; id++) expect(idOf(await client.next())).toBe(String(id));
  });

  test('it hangs with its connections open, and goes on when told so', async () => {
    const { client, faults, service, server } = await start();
    faults.hanging = true;
    client.send(PING(1));
    service.tell({ name: 'agentloggedin', agent: 'Agent/9000' });
    const other = await connectTo(server);
    other.send(PING(2));
    await new Promise((resolve) => setTimeout(resolve, 50));
    faults.hanging = false;
    client.send(PING(3));
    expect(idOf(await client.next())).toBe('3');
    expect(other.isClosed).toBe(false);
  });

  test('all connections are dropped, and clients can come again', async () => {
    const { client, server, log } = await start();
    expect(server.dropConnections()).toBe(1);
    expect(await client.next()).toBe('closed');
    expect(log.some(({ what, detail }) => what === 'fault' && detail === '1 connections dropped')).toBe(true);
    expect(await (await connectTo(server)).logIn()).toMatch(/^\w{32}$/);
  });

  test('the database fails: 503 with the id, and the connection stays', async () => {
    const { client, faults } = await start();
    faults.databaseFails = true;
    const failed = failure(503, 'Internal server error - database failure');
    expect(await client.ask('<getpauses/>')).toBe(failed);
    expect(await client.ask('<login><username>a</username><password>b</password></login>')).toBe(failed);
    expect(await client.ask('<getrequestlist/>')).toContain('<requests>');
    faults.clear();
    expect(await client.ask('<getpauses/>')).toContain('<getpauses_response>');
  });

  test('the database is down: 500 before everything else', async () => {
    const { client, service } = await start();
    service.databaseIsUp = false;
    for (const name of ['getpauses', 'nosuch', 'getrequestlist']) {
      expect(await client.ask(`<${name}/>`)).toBe(failure(500, 'Server error - database failure'));
    }
  });

  test('a worker crashes: 503 without an id, the session is gone, and the connection ends', async () => {
    const { client, service, server } = await start();
    service.workerFaults.push('crash');
    client.send(PING(1) + PING(2));
    expect(await client.rest()).toEqual([
      `<response>${failure(503, 'Internal server error - worker crash while handling request')}</response>`,
    ]);
    expect(await (await connectTo(server)).logIn()).toMatch(/^\w{32}$/);
  });

  test('a worker hangs: its request is never answered, the next one is', async () => {
    const { client, service } = await start();
    service.workerFaults.push('hang');
    client.send(PING(1) + PING(2));
    expect(idOf(await client.next())).toBe('2');
  });
});
