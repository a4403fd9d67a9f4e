import { describe, expect, test } from '@jest/globals';
import { connectTo, failure, rig, until } from './server-support.js';

const BAD_REQUEST = `<response>${failure(400, 'Bad request')}</response>`;
const PING = (id: string): string => `<request id="${id}"><callprogress><enable>0</enable></callprogress></request>`;
const PONG = (id: string): string => `<response id="${id}"><callprogress_response><success/></callprogress_response></response>`;

async function loggedIn() {
  const { server, log, service } = await rig();
  const client = await connectTo(server);
  await client.logIn();
  return { client, log, server, service };
}

describe('what is no request', () => {
  test.each([
    ['text', 'hello\n'],
    ['tags that do not match', '<request id="x"><getpauses></request>'],
    ['another outermost element', '<response id="x"><getpauses/></response>'],
    ['a NUL byte', '<request id="x">\0<getpauses/></request>'],
    ['two ids', '<request id="x" id="y"><getpauses/></request>'],
    ['a document type', '<!DOCTYPE request [<!ENTITY q "501">]><request id="e"><getpauses/></request>'],
    ['a bare &', '<request id="x"><getcampaignlist><filtername>a & b</filtername></getcampaignlist></request>'],
    ['another encoding', '<?xml version="1.0" encoding="ISO-8859-1"?><request id="x"><getpauses/></request>'],
  ])('is answered with 400 without an id, and the connection ends: %s', async (_, bytes) => {
    const { client, log } = await loggedIn();
    client.send(bytes);
    expect(await client.rest()).toEqual([BAD_REQUEST]);
    expect(log.map(({ what }) => what)).toContain('malformed');
  });

  test('bytes that are not UTF-8 are answered in the same way', async () => {
    const { client } = await loggedIn();
    client.send(
      Buffer.concat([
        Buffer.from('<request id="x"><getqueuescript><queue>'),
        Buffer.from([0xf1]),
        Buffer.from('</queue></getqueuescript></request>'),
      ]),
    );
    expect(await client.rest()).toEqual([BAD_REQUEST]);
  });

  test('requests before it on the same connection are answered', async () => {
    const { client } = await loggedIn();
    client.send(`${PING('1')}${PING('2')}rubbish${PING('3')}`);
    expect(await client.rest()).toEqual([PONG('1'), PONG('2'), BAD_REQUEST]);
  });

  test('half of a packet and the end of the connection are answered with nothing', async () => {
    const { client } = await loggedIn();
    client.socket.end('<request id="half"><getpau');
    expect(await client.rest()).toEqual([]);
  });
});

describe('a request that is not complete', () => {
  test.each([
    ['without an id', '<request><getpauses/></request>'],
    ['without a child', '<request id="n0"></request>'],
    ['without a child, as an empty element', '<request id="n00"/>'],
    ['with two children', '<request id="n2"><getpauses/><getpauses/></request>'],
  ])('is answered with 400 without an id, and the connection stays: %s', async (_, bytes) => {
    const { client } = await loggedIn();
    client.send(bytes);
    expect(await client.next()).toBe(BAD_REQUEST);
    expect(await client.ask('<callprogress/>')).toBe('<callprogress_response><success/></callprogress_response>');
  });
});

describe('what a request may look like', () => {
  test('its id comes back as it was, also an empty one and one with markup in it', async () => {
    const { client } = await loggedIn();
    client.send(PING('') + PING('a&amp;b &lt;&quot;&#241;'));
    expect([await client.next(), await client.next()]).toEqual([PONG(''), PONG('a&amp;b &lt;&quot;&#xF1;')]);
  });

  test.each([
    ['a declaration', `<?xml version="1.0"?>\n${PING('a')}`],
    ['a declaration with an encoding', `<?xml version="1.0" encoding="UTF-8"?>${PING('a')}`],
    ['a byte order mark', `\uFEFF${PING('a')}`],
    ['white space around it', `\r\n \t${PING('a')}\n`],
    ['comments', '<!-- x --><request id="a"><!-- hi --><callprogress/></request>'],
    [
      'more attributes and unknown elements',
      '<request id="a" received="1"><callprogress appcookie="x"><what/><enable>1</enable></callprogress></request>',
    ],
  ])('%s', async (_, bytes) => {
    const { client } = await loggedIn();
    client.send(bytes);
    expect(await client.next()).toBe(PONG('a'));
  });

  test('a line end in a packet of its own does not spoil a declaration after it', async () => {
    const { client } = await loggedIn();
    client.send(PING('a'));
    await client.next();
    client.send('\n');
    await new Promise((resolve) => setTimeout(resolve, 20)); // so that the line end travels alone
    client.send(`<?xml version="1.0"?>${PING('b')}`);
    expect(await client.next()).toBe(PONG('b'));
  });

  test('CDATA is text, an element given twice counts once, and text is not trimmed', async () => {
    const { client } = await loggedIn();
    const filter = (text: string): Promise<string> => client.ask(`<filterbyagent>${text}</filterbyagent>`);
    expect(await filter('<agent_number><![CDATA[Agent/9000]]></agent_number>')).toContain('<success/>');
    expect(await filter('<agent_number>any</agent_number><agent_number>nonsense</agent_number>')).toContain('<success/>');
    expect(await filter('<agent_number> Agent/9000 </agent_number>')).toBe(
      `<filterbyagent_response>${failure(417, 'Invalid agent number')}</filterbyagent_response>`,
    );
  });

  test('it may come byte by byte, cut inside of a character', async () => {
    const { client } = await loggedIn();
    for (const byte of Buffer.from('<request id="ñ€"><getpauses/></request>')) client.send(Buffer.of(byte));
    expect(await client.next()).toMatch(/^<response id="&#xF1;&#x20AC;"><getpauses_response>/);
  });

  test('half a megabyte in one packet', async () => {
    const { client } = await loggedIn();
    expect(
      await client.ask(`<filterbyagent><note>${'x'.repeat(500_000)}</note><agent_number>any</agent_number></filterbyagent>`),
    ).toContain('<success/>');
  });

  test('many at a time are answered in order', async () => {
    const { client } = await loggedIn();
    const ids = Array.from({ length: 500 }, (_, index) => `m${index}`);
    client.send(ids.map(PING).join('\n'));
    for (const id of ids) expect(await client.next()).toBe(PONG(id));
  });
});

describe('what the server writes', () => {
  test('nothing before it is asked', async () => {
    const { server } = await rig();
    const client = await connectTo(server);
    await until(() => server.connections === 1);
    client.socket.end();
    expect(await client.rest()).toEqual([]);
  });

  test('a declaration, a line, and its end in one piece; characters beyond ASCII as references', async () => {
    const { client } = await loggedIn();
    const pieces: string[] = [];
    client.socket.on('data', (chunk: Buffer) => pieces.push(chunk.toString('latin1')));
    await client.ask('<getpauses/>', '1');
    expect(pieces).toEqual([
      '<?xml version="1.0"?>\n<response id="1"><getpauses_response><pause id="2"><name>Ba&#xF1;o</name><status>A</status><type>B</type></pause></getpauses_response></response>\n',
    ]);
  });

  test('an end of the input is followed by the answers that are due, then by the end', async () => {
    const { client } = await loggedIn();
    client.socket.end(PING('1') + PING('2'));
    expect(await client.rest()).toEqual([PONG('1'), PONG('2')]);
  });
});
