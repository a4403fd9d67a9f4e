import { describe, expect, test } from '@jest/globals';
import type { EccpEvent } from '../../src/eccp/messages/events.js';
import { connectTo, type Rig, rig, signed, until } from './server-support.js';

const loggedIn = (agent: string): EccpEvent => ({ name: 'agentloggedin', agent });
const onTheWire = (agent: string): string => `<event><agentloggedin><agent>${agent}</agent></agentloggedin></event>`;
const progress: EccpEvent = {
  ...{ name: 'callprogress', datetime_entry: '2026-11-21 03:19:37', new_status: 'OnQueue', id: 1, campaign_type: 'incoming', call_id: 1 },
};

/** What a client has got when it is asked something. */
async function heard(client: Awaited<ReturnType<typeof connectTo>>): Promise<string[]> {
  return (await client.askAmongEvents('<getrequestlist/>')).events;
}

async function consoles({ server }: Rig, count: number) {
  const clients = await Promise.all(Array.from({ length: count }, () => connectTo(server)));
  for (const client of clients) await client.logIn();
  return clients;
}

describe('events', () => {
  test('go to every connection that is logged in, and to no other', async () => {
    const all = await rig();
    const clients = await consoles(all, 3);
    const stranger = await connectTo(all.server);
    all.service.tell(loggedIn('Agent/9000'));
    for (const client of clients) expect(await heard(client)).toEqual([onTheWire('Agent/9000')]);
    expect(await heard(stranger)).toEqual([]);
  });

  test('have a line end, but for those of a burst behind its first 4 KiB: a reader might cut there and take the line end for the next packet', async () => {
    const all = await rig();
    const [client] = await consoles(all, 1);
    let text = '';
    client!.socket.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    for (let number = 1000; number < 1100; number++) all.service.tell(loggedIn(`Agent/${number}`));
    expect(await heard(client!)).toHaveLength(100);
    const packets = text.slice(0, text.indexOf('<response')).split('<?xml version="1.0"?>\n').slice(1);
    const whole = packets.findIndex((packet) => packet !== '' && !packet.endsWith('\n'));
    const before = packets.slice(0, whole).join('').length + whole * '<?xml version="1.0"?>\n'.length;
    expect([before > 3900, before <= 4096]).toEqual([true, true]);
    expect(packets.slice(whole, -1).filter((packet) => packet.endsWith('\n'))).toEqual([]);
  });

  test('filterbyagent keeps those of one agent, who need not exist; any lifts it', async () => {
    const all = await rig();
    const [client] = await consoles(all, 1);
    const filter = (agent: string) => client!.ask(`<filterbyagent><agent_number>${agent}</agent_number></filterbyagent>`);
    await filter('Agent/9001');
    for (const agent of ['Agent/9000', 'Agent/9001', 'Agent/90011']) all.service.tell(loggedIn(agent));
    expect(await heard(client!)).toEqual([onTheWire('Agent/9001')]);
    await filter('Agent/7777');
    all.service.tell(loggedIn('Agent/9001'));
    await filter('any');
    all.service.tell(loggedIn('Agent/9000'));
    expect(await heard(client!)).toEqual([onTheWire('Agent/9000')]);
    expect(await filter('9000')).toContain('<code>417</code>');
    expect(await client!.ask('<filterbyagent/>')).toContain('<code>400</code>');
  });

  test('callprogress has a switch of its own, off at first; the filter does not touch it', async () => {
    const all = await rig();
    const [client] = await consoles(all, 1);
    await client!.ask('<filterbyagent><agent_number>Agent/9001</agent_number></filterbyagent>');
    all.service.tell(progress);
    expect(await heard(client!)).toEqual([]);
    await client!.ask('<callprogress><enable>1</enable></callprogress>');
    all.service.tell(progress);
    expect(await heard(client!)).toHaveLength(1);
    await client!.ask('<callprogress/>');
    all.service.tell(progress);
    expect(await heard(client!)).toEqual([]);
  });

  test('filter and switch outlive a second login on the connection', async () => {
    const all = await rig();
    const [client] = await consoles(all, 1);
    await client!.ask('<filterbyagent><agent_number>Agent/9001</agent_number></filterbyagent>');
    await client!.logIn();
    all.service.tell(loggedIn('Agent/9000'));
    expect(await heard(client!)).toEqual([]);
  });

  test('of a command come before its answer where the protocol has it so, the others after it', async () => {
    const all = await rig();
    const [client, other] = await consoles(all, 2);
    const cookie = await client!.logIn();
    const { events, answer } = await client!.askAmongEvents(`<hold>${signed(cookie)}</hold>`);
    expect(events).toEqual([expect.stringContaining('<pausestart>')]);
    expect(answer).toBe('<hold_response><success/></hold_response>');
    expect(await heard(client!)).toEqual([onTheWire('Agent/9000')]);
    expect(await heard(other!)).toEqual([expect.stringContaining('<pausestart>'), onTheWire('Agent/9000')]);
  });

  test('none follows the answer to a logout', async () => {
    const all = await rig();
    const [client] = await consoles(all, 1);
    client!.send('<request id="o"><logout/></request>');
    await until(() => all.log.some(({ what }) => what === 'logout'));
    all.service.tell(loggedIn('Agent/9000'));
    expect(await client!.rest()).toHaveLength(1);
  });

  test('on command some are lost and some come twice', async () => {
    const all = await rig();
    const clients = await consoles(all, 2);
    all.server.faults.losses = 1;
    all.server.faults.duplicates = 1;
    for (const agent of ['Agent/1', 'Agent/2', 'Agent/3']) all.service.tell(loggedIn(agent));
    const expected = ['Agent/2', 'Agent/2', 'Agent/3'].map(onTheWire);
    for (const client of clients) expect(await heard(client)).toEqual(expected);
  });
});

describe('a client that does not read', () => {
  test('is ended with a line in the log when too much waits for it; others have everything', async () => {
    const all = await rig({ mostWaiting: 64 * 1024 });
    const [sleeper, reader] = await consoles(all, 2);
    sleeper!.socket.pause();
    const long = 'x'.repeat(1000); // the system itself keeps some megabytes for a client
    for (let batch = 0; !all.log.some(({ what }) => what === 'slow-consumer'); batch++) {
      for (let event = 0; event < 100; event++) all.service.tell(loggedIn(`Agent/${long}${event}`));
      expect((await reader!.askAmongEvents('<getrequestlist/>')).events).toHaveLength(100);
      expect(batch).toBeLessThan(1000);
    }
    const entry = all.log.find(({ what }) => what === 'slow-consumer');
    expect(entry).toMatchObject({ connection: 1, user: 'agentconsole' });
    await until(() => all.server.connections === 1);
    all.service.tell(loggedIn('Agent/last'));
    expect(await heard(reader!)).toEqual([onTheWire('Agent/last')]);
  });

  test('is given no further answers before it has taken those it has', async () => {
    const all = await rig();
    const [sleeper] = await consoles(all, 1);
    sleeper!.socket.pause();
    const ask = `<request id="x"><getqueuescript><queue>${'0123456789'.repeat(10)}</queue></getqueuescript></request>`;
    for (let batch = 0; batch < 20; batch++) sleeper!.send(ask.repeat(20)); // 40 MB of answers
    await new Promise((resolve) => setTimeout(resolve, 100));
    sleeper!.socket.resume();
    for (let answer = 0; answer < 400; answer++) expect(await sleeper!.next()).toMatch(/^<response id="x">/);
  });
});
