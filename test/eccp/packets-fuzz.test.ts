/** Bytes as nobody would send them: cut anywhere, changed, or made up. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PacketLimits } from '../../src/eccp/limits.js';
import { PacketReader } from '../../src/eccp/packet-reader.js';
import { PacketSplitter } from '../../src/eccp/packet-splitter.js';
import { parsePacket } from '../../src/eccp/parse-packet.js';
import { escapeText, writeAttribute, writeElement } from '../../src/eccp/write-packet.js';

const LIMITS: PacketLimits = { bytes: 5000, depth: 8, attributes: 4, elements: 100 };

const name = fc.constantFrom('request', 'event', 'a', 'b-c', 'ñ', '_x:y');
const words = fc.string({ unit: 'binary', maxLength: 20 });
const written = fc.letrec<{ element: string; inside: string }>((tie) => ({
  inside: fc.oneof(
    { depthSize: 'small' },
    words.map((text) => escapeText(text)),
    fc.constantFrom('<!-- </a> > -->', '<![CDATA[ ]] > & <a> ]]>', '<?x > ?>', 'ñ€😀', '&#xF1;', ' \n'),
    tie('element'),
  ),
  element: fc
    .tuple(name, fc.array(tie('inside'), { maxLength: 3 }), fc.option(words))
    .map(([tag, inside, id]) => writeElement(tag, inside.join(''), id === null ? '' : writeAttribute('id', id))),
})).element;
const between = fc.constantFrom('', '\n', ' \r\n', '<?xml version="1.0"?>\n', '<!-- x -->');
const stream = fc.array(fc.tuple(between, written), { maxLength: 5 }).map((parts) => parts.flat().join(''));

/** Pieces of packets in any order, and anything else. */
const garbage = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<',
        '>',
        '/',
        '"',
        "'",
        '&',
        ';',
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
        '<?',
        '?>',
        '<a',
        '</a>',
        '<a>',
        '=',
        ' ',
        '\0',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => Buffer.from(parts.join('')));

function cut(bytes: Uint8Array, at: readonly number[]): Uint8Array[] {
  const places = [0, ...at.map((one) => one % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return places.slice(1).map((end, index) => bytes.subarray(places[index], end));
}

function read(chunks: readonly Uint8Array[]): { packets: string[]; refused: string | undefined } {
  const splitter = new PacketSplitter(LIMITS);
  const packets: string[] = [];
  let refused: string | undefined;
  for (const chunk of chunks) {
    const result = splitter.read(chunk);
    packets.push(...result.packets);
    refused = result.refused?.message;
  }
  return { packets, refused };
}

const cuts = fc.array(fc.nat(), { maxLength: 12 });

describe('the splitter', () => {
  test('finds every packet of a stream, however it is cut', () => {
    fc.assert(
      fc.property(fc.array(written, { maxLength: 5 }), cuts, (packets, at) => {
        fc.pre(packets.every((packet) => packet.startsWith('<') && read([Buffer.from(packet)]).refused === undefined));
        expect(read(cut(Buffer.from(packets.join('\n')), at)).packets).toEqual(packets);
      }),
      { numRuns: 300 },
    );
  });

  test('says the same about changed bytes, however they are cut', () => {
    fc.assert(
      fc.property(stream, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }), cuts, (text, changes, at) => {
        const bytes = Buffer.from(text);
        for (const [place, byte] of changes) if (bytes.length > 0) bytes[place % bytes.length] = byte;
        expect(read(cut(bytes, at))).toEqual(read([bytes]));
      }),
      { numRuns: 500 },
    );
  });

  test('says the same about garbage, however it is cut', () => {
    fc.assert(
      fc.property(garbage, cuts, (bytes, at) => {
        expect(read(cut(bytes, at))).toEqual(read([bytes]));
      }),
      { numRuns: 1000 },
    );
  });

  test('keeps no more than its limit of what never ends', () => {
    for (const endless of ['<a>', '<a b="', '<!--', '<a><![CDATA[', '<?x ', '<a ', '<a>&amp;', '<a/>\n']) {
      const splitter = new PacketSplitter(LIMITS);
      const rest = Buffer.from('x'.repeat(1000));
      splitter.read(Buffer.from(endless));
      const results = Array.from({ length: 6 }, () => splitter.read(rest));
      expect(results.at(-1)!.refused).toBeDefined();
      expect(splitter.unfinished).toBe(false);
    }
  });
});

describe('the reader', () => {
  test('takes or refuses anything, and throws nothing else', () => {
    fc.assert(
      fc.property(garbage, cuts, (bytes, at) => {
        const reader = new PacketReader(LIMITS);
        for (const chunk of cut(bytes, at)) {
          for (const packet of reader.read(chunk).packets) expect(packet.name).not.toBe('');
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('gets back every text and attribute that was written, but for forbidden characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const packet = parsePacket(writeElement('a', escapeText(text), writeAttribute('b', text)));
        expect([packet.text, packet.attributes.get('b')]).toEqual([text, text]);
      }),
      { numRuns: 500 },
    );
  });
});
