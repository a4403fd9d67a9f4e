import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { connectTo, type RawClient, rig } from './server-support.js';

const REQUESTS = [
  '<request id="1"><login><username>agentconsole</username><password>agentconsole</password></login></request>',
  '<request id="2"><getpauses/></request>',
  '<?xml version="1.0"?>\n<request id="3"><filterbyagent><agent_number>any</agent_number></filterbyagent></request>\n',
  '<request id="4"><pingagent><agent_number>Agent/9000</agent_number><agent_hash>x</agent_hash></pingagent></request>',
  '<request id="5"><!-- c --><saveformdata><![CDATA[x]]><forms><form id="1"/></forms></saveformdata></request>',
];
const SNIPPETS = [
  '<',
  '>',
  '&',
  '"',
  '</',
  '/>',
  '<!--',
  ']]>',
  '<![CDATA[',
  '<?',
  '\0',
  '\uFEFF',
  '<request',
  '<!DOCTYPE x>',
  '&#0;',
  'é',
];

/** Requests with bytes put in, taken out and changed. */
const mutated = fc
  .record({
    text: fc.shuffledSubarray(REQUESTS, { minLength: 1 }).map((chosen) => chosen.join('')),
    edits: fc.array(fc.tuple(fc.nat(), fc.nat({ max: 3 }), fc.constantFrom(...SNIPPETS)), { maxLength: 5 }),
  })
  .map(({ text, edits }) => {
    let bytes = text;
    for (const [place, cut, snippet] of edits) {
      const at = place % (bytes.length + 1);
      bytes = bytes.slice(0, at) + snippet + bytes.slice(at + cut);
    }
    return Buffer.from(bytes);
  });
const garbage = fc.uint8Array({ maxLength: 300 });

/** Sends in pieces; the connection may be gone at any time. */
async function pour(client: RawClient, bytes: Uint8Array, cuts: readonly number[]): Promise<void> {
  let start = 0;
  for (const cut of [...cuts, bytes.length]) {
    const end = Math.min(bytes.length, start + cut);
    if (client.socket.writable) client.send(bytes.subarray(start, end));
    start = end;
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  client.socket.end();
}

describe('whatever clients send', () => {
  test('the server answers in packets, ends the connection, and others do not notice', async () => {
    const { server, log } = await rig();
    const witness = await connectTo(server);
    await witness.logIn();
    await fc.assert(
      fc.asyncProperty(fc.oneof(mutated, garbage), fc.array(fc.nat({ max: 40 }), { maxLength: 5 }), async (bytes, cuts) => {
        const client = await connectTo(server);
        await pour(client, bytes, cuts);
        for (const packet of await client.rest()) expect(packet).toMatch(/^<(response|event)[\s\S]*<\/(response|event)>$/);
        expect(await witness.ask('<getrequestlist/>')).toContain('<requests>');
      }),
      { numRuns: 300 },
    );
    expect(log.filter(({ what }) => what === 'command-failed')).toEqual([]);
    expect(server.connections).toBe(1);
  }, 60_000);

  test('a packet that never ends is refused at its limit', async () => {
    const { server } = await rig();
    const client = await connectTo(server);
    const block = Buffer.alloc(64 * 1024, 'x');
    client.send('<request id="x"><getqueuescript><queue>');
    for (let sent = 0; sent < 40 && client.socket.writable; sent++) {
      client.send(block);
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    expect(await client.rest()).toEqual(['<response><failure><code>400</code><message>Bad request</message></failure></response>']);
  });

  test('elements nested without end are refused', async () => {
    const { server } = await rig();
    const client = await connectTo(server);
    client.send(`<request id="x">${'<a>'.repeat(100_000)}`);
    expect(await client.rest()).toHaveLength(1);
  });

  test('slow clients with unfinished packets hold little and do not stop others', async () => {
    const { server } = await rig();
    const slow = await Promise.all(Array.from({ length: 100 }, () => connectTo(server)));
    for (const client of slow) client.send('<request id="x"><getpauses');
    const quick = await connectTo(server);
    await quick.logIn();
    expect(await quick.ask('<getpauses/>')).toContain('<getpauses_response>');
    for (const client of slow) client.send('/></request>');
    for (const client of slow) expect(await client.next()).toContain('<code>401</code>');
  });
});
