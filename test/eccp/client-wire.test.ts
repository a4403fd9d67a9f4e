/** What a good client sends and takes: rules 6 and 7, each with a server that misbehaves. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Bench, bruno, paused, until } from './client-support.js';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});
afterEach(() => bench.end());

describe('6: what is sent is well-formed', () => {
  test('whatever the values are, on one line, without declaration and line end', async () => {
    const server = await bench.server();
    const client = await bench.connected(server);
    server.on['getcampaignlist'] = () => '<campaigns/>';
    await client.request('getcampaignlist', { filtername: `a & b <"'> ñ\n\0\u0001` });
    expect(server.named('getcampaignlist')[0]!.args['filtername']).toBe(`a & b <"'> ñ\n`);
    const raw = Buffer.concat(server.latest.raw).toString();
    expect(raw).toMatch(/^<request id="[\d.]+"><login>[ -~]*<\/request>$/);
    expect(raw).toContain(`<filtername>a &amp; b &lt;"'&gt; &#xF1;&#xA;</filtername>`);
  });
});

describe('7: what nobody knows is ignored', () => {
  test('elements, events, requests of the server and events that cannot be read', async () => {
    const server = await bench.server();
    const client = await bench.connected(server);
    server.on['getpauses'] = () => '<new/><pause id="2" new="1"><new/><name>n</name><status>A</status><type>B</type></pause>';
    server.event('<agentdances><agent>Agent/9000</agent></agentdances>');
    server.event('<agentloggedin/>');
    server.latest.send('<request id="1"><getpauses/></request>');
    server.latest.send('<notice/>');
    expect(await client.request('getpauses', {})).toEqual({ pause: [{ id: 2, name: 'n', status: 'A', type: 'B' }] });
    expect([bench.told, bench.log]).toEqual([['connected'], ['an event that cannot be read: agentloggedin has no agent']]);
  });

  test('times with and without date, and fractions of a duration', async () => {
    const server = await bench.serverWithAgents();
    const client = await bench.connected(server);
    server.states.set('SIP/201', paused(2).replace('03:19:42', '2026-11-20 23:59:59'));
    expect((await client.request('getagentstatus', bruno)).pauseinfo?.pausestart).toBe('2026-11-20 23:59:59');
    server.states.set('SIP/201', paused(2));
    expect((await client.request('getagentstatus', bruno)).pauseinfo?.pausestart).toBe('03:19:42');
    const durations: (number | undefined)[] = [];
    client.on('agentunlinked', ({ duration }) => durations.push(duration));
    server.event(
      '<agentunlinked><calltype>incoming</calltype><call_id>1</call_id><duration>7.9153070449829</duration><agent_number>SIP/201</agent_number></agentunlinked>',
    );
    await until(() => durations.length === 1);
    expect(durations).toEqual([7.9153070449829]);
  });

  test('but a connection with what is no packet is left', async () => {
    const server = await bench.server();
    await bench.connected(server);
    server.latest.socket.write('<event><a></b></event>');
    await until(() => bench.told.length === 3);
    expect(bench.told[1]).toBe('disconnected connection: the server sent what is no packet: an end tag closes another element');
  });
});
