import { describe, expect, test } from '@jest/globals';
import { SourceFile } from '../../src/diagnostics/source.js';
import { DEFAULT_LIMITS, type XmlLimits } from '../../src/xml/limits.js';
import { parseXml } from '../../src/xml/parse.js';

const read = (text: string, limits: Partial<XmlLimits> = {}): ReturnType<typeof parseXml> => parseXml(new SourceFile('f', text), limits);
const codes = (text: string, limits: Partial<XmlLimits> = {}): string[] => read(text, limits).diagnostics.map(({ code }) => code);

describe('What a document may cost is limited', () => {
  test('in bytes, counted as UTF-8', () => {
    expect(codes('<a>ä</a>', { bytes: 9 })).toEqual([]);
    expect(codes('<a>ä</a>', { bytes: 8 })).toEqual(['XML_TOO_LARGE']);
    expect(codes(`<a>${' '.repeat(DEFAULT_LIMITS.bytes)}</a>`)).toEqual(['XML_TOO_LARGE']);
  });

  test('in depth', () => {
    const nested = (depth: number): string => '<a>'.repeat(depth) + '</a>'.repeat(depth);
    expect(codes(nested(256))).toEqual([]);
    expect(codes(nested(257))).toEqual(['XML_TOO_DEEP']);
    expect(codes('<a>'.repeat(100_000))).toEqual(['XML_TOO_DEEP']);
  });

  test('in attributes of an element and of the document', () => {
    const attributes = (count: number): string => Array.from({ length: count }, (_, i) => `a${i}=""`).join(' ');
    expect(codes(`<a ${attributes(256)}/>`)).toEqual([]);
    expect(codes(`<a ${attributes(257)}/>`)).toEqual(['XML_TOO_MANY_ATTRIBUTES']);
    expect(codes(`<a ${attributes(3)}><b ${attributes(3)}/></a>`, { attributes: 5 })).toEqual(['XML_TOO_MANY_ATTRIBUTES']);
  });

  test.each([
    ['text', `<a>${'x'.repeat(2000)}</a>`],
    ['a value', `<a b="${'x'.repeat(2000)}"/>`],
    ['a comment', `<a><!--${'x'.repeat(2000)}--></a>`],
    ['a CDATA section', `<a><![CDATA[${'x'.repeat(2000)}]]></a>`],
    ['a text that never ends', `<a>${'x'.repeat(600_000)}`],
  ])('in the length of %s', (_what, text) => {
    expect(codes(text, { textLength: 1000 })).toContain('XML_TEXT_TOO_LONG');
    expect(read(text, { textLength: 1000 }).root).toBeUndefined();
  });

  test.each([
    ['text', (text: string) => `<a>${text}</a>`],
    ['a value', (text: string) => `<a b="${text}"/>`],
    ['a comment', (text: string) => `<a><!--${text}--></a>`],
    ['a CDATA section', (text: string) => `<a><![CDATA[${text}]]></a>`],
  ])('so %s may well be long', (_what, wrap) => {
    expect(codes(wrap('x'.repeat(1_000_000)))).toEqual([]);
  });

  test('in mistakes', () => {
    const all = codes(`<a>${'&x;'.repeat(1000)}</a>`);
    expect(all.length).toBe(201);
    expect(all.at(-1)).toBe('XML_TOO_MANY_MISTAKES');
  });
});

describe('The cost of reading grows with the size of the document only', () => {
  test.each([
    ['references', (n: number) => `<a>${'&amp;'.repeat(n)}</a>`],
    ['elements with text', (n: number) => `<a>${'<b c="d">e</b>'.repeat(n)}</a>`],
    ['comments', (n: number) => `<a>${'<!-- x -->'.repeat(n)}</a>`],
    ['bare "<"', (n: number) => `<a>${'< '.repeat(n)}`],
    ['brackets', (n: number) => `<a>${']]'.repeat(n)}</a>`],
    ['CDATA sections', (n: number) => `<a>${'<![CDATA[x]]>'.repeat(n)}</a>`],
  ])('%s', (_what, text) => {
    const milliseconds = (n: number): number => {
      const source = new SourceFile('f', text(n));
      const start = performance.now();
      const { root, diagnostics } = parseXml(source);
      expect(root !== undefined || diagnostics.length > 0).toBe(true);
      expect(root?.text.text.length ?? 0).toBeLessThanOrEqual(source.text.length);
      root?.children.forEach((child) => {
        child.text.within(0);
      });
      return performance.now() - start;
    };
    milliseconds(5000);
    expect(milliseconds(80_000)).toBeLessThan(100 * Math.max(20, milliseconds(5000)));
  });
});
