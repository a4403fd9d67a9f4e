import { describe, expect, test } from '@jest/globals';
import { ANSWER_LIMITS, type PacketLimits, REQUEST_LIMITS } from '../../src/eccp/limits.js';
import { childOf, textOf } from '../../src/eccp/packet.js';
import { PacketReader } from '../../src/eccp/packet-reader.js';
import { PacketSplitter } from '../../src/eccp/packet-splitter.js';
import { parsePacket } from '../../src/eccp/parse-packet.js';
import { escapeText, quoteAttribute, serverPacket, writeAttribute, writeElement } from '../../src/eccp/write-packet.js';
import { linesOf, TRANSCRIPTS } from './transcripts.js';

const LIMITS: PacketLimits = { bytes: 2000, depth: 5, attributes: 3, elements: 10 };

/** Packets of a text that comes in one piece, and why it was refused. */
function split(text: string | Uint8Array, limits: PacketLimits = LIMITS): { packets: readonly string[]; refused: string | undefined } {
  const { packets, refused } = new PacketSplitter(limits).read(typeof text === 'string' ? Buffer.from(text) : text);
  return { packets, refused: refused?.message };
}

/** The same byte by byte. */
function dripped(text: string, limits: PacketLimits = LIMITS): { packets: readonly string[]; refused: string | undefined } {
  const splitter = new PacketSplitter(limits);
  const packets: string[] = [];
  let why: string | undefined;
  for (const byte of Buffer.from(text)) {
    const read = splitter.read(Uint8Array.of(byte));
    packets.push(...read.packets);
    why = read.refused?.message;
  }
  return { packets, refused: why };
}

describe('where a packet ends', () => {
  test.each([
    ['an empty element', '<a/>'],
    ['nested elements of the same name', '<a><a></a></a>'],
    ['a declaration', '<?xml version="1.0"?>\n<a/>'],
    ['> and /> in quotes', `<a b=">" c='/>"'><d e="/a>"/></a>`],
    ['tags in a comment', '<a><!-- </a> -> -- --></a>'],
    ['a comment before it', '<!-- <x> --><a/>'],
    ['tags in CDATA', '<a><![CDATA[</a> ]] ]> ]]]]></a>'],
    ['tags in an instruction', '<a><?x </a> ? > ??></a>'],
    ['characters of several bytes', '<a ñ="€">😀ñ</a>'],
    ['references', '<a b="&quot;">&amp;&#xF1;&#241;</a>'],
    ['line ends in a tag', '<a\n b = "1"\r\n></a\n>'],
    ['a byte order mark', '\uFEFF<a/>'],
  ])('is not mistaken for %s', (_, packet) => {
    expect(split(packet)).toEqual({ packets: [packet], refused: undefined });
    expect(split(`${packet}<b/>${packet}`).packets).toEqual([packet, '<b/>', packet]);
    expect(dripped(`${packet}<b/>`)).toEqual({ packets: [packet, '<b/>'], refused: undefined });
  });

  test.each(['', ' ', '\n', '\r\n\t ', '\n\n\n'])('and white space between packets is dropped wherever it falls: %j', (space) => {
    const packet = '<?xml version="1.0"?>\n<a/>';
    expect(split(space + packet + space + packet + space).packets).toEqual([packet, packet]);
    expect(dripped(space + packet + space + packet + space).packets).toEqual([packet, packet]);
    const splitter = new PacketSplitter(LIMITS);
    const chunks = [packet, space, packet].map((chunk) => splitter.read(Buffer.from(chunk)));
    expect(chunks.map(({ packets }) => packets.length)).toEqual([1, 0, 1]); // the real ends break here
    expect(splitter.unfinished).toBe(false);
  });

  test('may lie in any segment, also when a character is cut', () => {
    const bytes = Buffer.from('<a>ñ€😀</a>');
    for (let cut = 1; cut < bytes.length; cut++) {
      const splitter = new PacketSplitter(LIMITS);
      expect(splitter.read(bytes.subarray(0, cut)).packets).toEqual([]);
      expect(splitter.unfinished).toBe(true);
      expect(splitter.read(bytes.subarray(cut)).packets).toEqual(['<a>ñ€😀</a>']);
    }
  });

  test.each(TRANSCRIPTS)('is found in what real servers sent: %s', (transcript) => {
    const servers = linesOf(transcript).filter(({ dir, raw }) => dir === 'S' && raw.startsWith('<'));
    const text = servers.map(({ raw }) => raw).join('');
    const whole = split(text, { ...ANSWER_LIMITS, bytes: 100_000 });
    expect(whole.refused).toBeUndefined();
    expect(dripped(text, { ...ANSWER_LIMITS, bytes: 100_000 })).toEqual(whole);
    expect(whole.packets.join('\n')).toBe(text.trimEnd());
  });
});

describe('what is refused', () => {
  test.each([
    ['a document type', '<!D', 'a packet has a document type'],
    ['a document type behind the declaration', '<?xml version="1.0"?><!D', 'a packet has a document type'],
    ['another declaration inside', '<a><!E', 'a packet has a document type'],
    ['a bare &', '<a>x & ', '& begins no reference'],
    ['a bare & in an attribute', '<a b="x&"', '& begins no reference'],
    ['&;', '<a>&;', '& begins no reference'],
    ['a reference without end', `<a>&${'a'.repeat(17)}`, '& begins no reference'],
    ['& in a tag', '<a &', 'a tag holds &'],
    ['< in a tag', '<a <', 'a tag holds <'],
    ['< in an attribute', '<a b="<', 'an attribute holds <'],
    ['text', 'h', 'text stands outside of a packet'],
    ['text behind a packet', '<a/>x', 'text stands outside of a packet'],
    ['an end tag first', '</', '< begins no tag'],
    ['CDATA first', '<![CDATA[', 'CDATA stands outside of a packet'],
    ['< before a space', '<a>< ', '< begins no tag'],
    ['quotes in an end tag', '<a></a "', 'an end tag holds more than a name'],
    ['a NUL byte', '<a>\0', 'a packet holds the control character 0'],
    ['too much nesting', '<a><a><a><a><a><a', 'elements are nested more than 5 deep'],
    ['too many attributes', '<a a="" b="" c="" d="', 'an element has more than 3 attributes'],
    ['too many elements', `<a>${'<b/>'.repeat(9)}<b`, 'a packet has more than 10 elements'],
    ['too many bytes', `<a>${'x'.repeat(1998)}`, 'a packet is longer than 2000 bytes'],
    ['too many bytes before the outermost element', `<?${'x'.repeat(1999)}`, 'a packet is longer than 2000 bytes'],
  ])('at once: %s', (_, text, why) => {
    expect(split(text).refused).toBe(why);
    expect(dripped(text).refused).toBe(why);
    expect(split(text.slice(0, -1)).refused).toBeUndefined(); // the last character decides
  });

  test('at its end: what is not UTF-8', () => {
    expect(split(Buffer.from('<a>\xF1</a>', 'latin1')).refused).toBe('a packet is not UTF-8');
  });

  test('does not take back what came before it', () => {
    expect(split('<a/><b/>&')).toEqual({ packets: ['<a/>', '<b/>'], refused: 'text stands outside of a packet' });
  });

  test('is refused for good', () => {
    const reader = new PacketReader(LIMITS);
    expect(reader.read(Buffer.from('<a></b><c/>')).packets).toEqual([]);
    const after = reader.read(Buffer.from('<d/>'));
    expect(after).toMatchObject({ packets: [], refused: { message: 'an end tag closes another element' } });
  });
});

test('a packet as long as the limit is taken', () => {
  const packet = `<a>${'x'.repeat(1993)}</a>`;
  expect(split(packet).packets).toEqual([packet]);
  expect(split(` ${packet} ${packet}`).packets).toHaveLength(2);
});

test('half a megabyte is one packet, as it is for the real server', () => {
  const packet = `<request id="1"><getqueuescript><queue>${'5'.repeat(500_000)}</queue></getqueuescript></request>`;
  expect(split(packet, REQUEST_LIMITS).packets).toEqual([packet]);
});

test('the work grows with the bytes, also when they come one by one', () => {
  const steps = (size: number): number => {
    const bytes = Buffer.from(`<a>${'x'.repeat(size)}`);
    const splitter = new PacketSplitter(REQUEST_LIMITS);
    const start = process.hrtime.bigint();
    for (let at = 0; at < bytes.length; at++) splitter.read(bytes.subarray(at, at + 1));
    return Number(process.hrtime.bigint() - start);
  };
  steps(50_000); // warms up
  const fewer = Math.min(...[1, 2, 3].map(() => steps(50_000)));
  const more = Math.min(...[1, 2, 3].map(() => steps(500_000)));
  expect(more / fewer).toBeLessThan(40); // quadratic would be 100
});

describe('reading a packet', () => {
  test('gives elements with their attributes, children and own text', () => {
    const packet = parsePacket(
      `<?xml version='1.0' encoding='utf-8'?><a b="1" c='"x"'>t<!-- - --><d/>u<![CDATA[<&]]><e>&lt;&#241;&#x20AC;</e></a>`,
    );
    expect(packet).toMatchObject({ name: 'a', text: 'tu<&' });
    expect([...packet.attributes]).toEqual([
      ['b', '1'],
      ['c', '"x"'],
    ]);
    expect(packet.children.map(({ name, text }) => [name, text])).toEqual([
      ['d', ''],
      ['e', '<ñ€'],
    ]);
  });

  test('does not trim, and of two elements of a name takes the first', () => {
    const packet = parsePacket('<a><b> 1 </b><b>2</b></a>');
    expect(textOf(packet, 'b')).toBe(' 1 ');
    expect(childOf(packet, 'c')).toBeUndefined();
  });

  test('makes one line end of those of all systems, and a space of one in an attribute', () => {
    const packet = parsePacket('<a b="1\r\n2\t3">x\r\ny\rz&#13;</a>');
    expect([packet.text, packet.attributes.get('b')]).toEqual(['x\ny\nz\r', '1 2 3']);
  });

  test.each([
    '',
    '<a>',
    '<a></b>',
    '<a></a>x',
    '<a/><b/>',
    '<a b=1/>',
    '<a b/>',
    '<a b="1"c="2"/>',
    '<a b="1" b="2"/>',
    '<a b="<"/>',
    '<a/ >',
    '<1/>',
    '<a b:="1" 2="3"/>',
    '<a>&nbsp;</a>',
    '<a>&#0;</a>',
    '<a>&#xD800;</a>',
    '<a>&amp</a>',
    '<a>]]></a>',
    '<a><!-- -- --></a>',
    '<a><!-- --->x</a>',
    '<a><!-- ',
    '<a><?xml version="1.0"?></a>',
    ' <?xml version="1.0"?><a/>',
    '<?xml version="2.0"?><a/>',
    '<?xml?><a/>',
    '<?xml version="1.0" encoding="ISO-8859-1"?><a/>',
    '<!DOCTYPE a><a/>',
    '<a>\u0001</a>',
    '<a>\uFFFE</a>',
    '<![CDATA[x]]><a/>',
  ])('refuses %j', (text) => {
    expect(() => parsePacket(text)).toThrow(expect.objectContaining({ name: 'BadPacket' }));
  });
});

describe('writing', () => {
  test('escapes what a packet of ASCII on one line cannot hold', () => {
    expect(escapeText('a<b>&c "d" \'e\' ñ€😀\r\n\t')).toBe('a&lt;b&gt;&amp;c "d" \'e\' &#xF1;&#x20AC;&#x1F600;&#xD;&#xA;\t');
    expect(quoteAttribute('"<ñ\t')).toBe('"&quot;&lt;&#xF1;&#x9;"');
  });

  test('leaves out the characters that XML forbids', () => {
    expect(escapeText('a\0b\x1Fc\uFFFFd\uD800e\uDC00f')).toBe('abcdef');
  });

  test('an element without content is one tag', () => {
    expect(writeElement('a', '', writeAttribute('id', ''))).toBe('<a id=""/>');
    expect(writeElement('a', 'b')).toBe('<a>b</a>');
  });

  test('a packet of a server is a declaration and one line', () => {
    expect(serverPacket('<event/>')).toBe('<?xml version="1.0"?>\n<event/>\n');
  });
});
