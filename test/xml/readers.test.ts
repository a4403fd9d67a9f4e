/** The quick reader and the strict one over sax are two ways to one tree: what the quick one accepts, nothing is wrong with. */
import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import { SourceFile } from '../../src/diagnostics/source.js';
import type { XmlElement } from '../../src/xml/element.js';
import { DEFAULT_LIMITS, type XmlLimits } from '../../src/xml/limits.js';
import { QuickReader } from '../../src/xml/quick-reader.js';
import { StrictReader } from '../../src/xml/strict-reader.js';
import { documents, mutate, randomNumbers } from './mutations.js';

const { genDoc } = createRequire(import.meta.url)('../bench/workloads.cjs') as { genDoc(n: number): { text: string } };

/** All that a tree says, as text. */
function written(element: XmlElement): unknown {
  const { tag, name, prefix, namespace, start, startTagEnd, contentEnd, end, blank } = element;
  return {
    ...{ tag, name, prefix, namespace, start, startTagEnd, contentEnd, end, blank, text: element.text.text },
    attributes: element.attributes.map((a) => [a.attribute, a.namespace, a.text, a.start, a.valueStart, a.valueEnd]),
    children: element.children.map(written),
  };
}

/** @returns whether the quick reader accepted it */
function agree(text: string, limits: XmlLimits = DEFAULT_LIMITS): boolean {
  const quick = new QuickReader(new SourceFile('quick.xml', text), limits).read();
  if (!quick) return false;
  const strict = new StrictReader(new SourceFile('strict.xml', text), limits);
  const root = strict.read();
  if (strict.diagnostics.length > 0 || !root) throw new Error(`${strict.diagnostics[0]?.message}, but the quick reader accepts ${text}`);
  expect(written(quick)).toEqual(written(root));
  return true;
}

describe('What the quick reader accepts is what the strict one finds nothing wrong with', () => {
  test('documents that ship with the tests', () => {
    expect(documents.filter((text) => agree(text)).length).toBeGreaterThan(documents.length / 2);
  });

  test('a document of a thousand states, which it does accept', () => {
    expect(agree(genDoc(1000).text)).toBe(true);
  });

  test.each([11, 12, 13, 14])('documents that were cut, doubled and disturbed at random (seed %i)', (seed) => {
    const random = randomNumbers(seed);
    let accepted = 0;
    for (let i = 0; i < 1500; i++) {
      const text = mutate(documents[random(documents.length)]!, random);
      if (agree(text)) accepted++;
    }
    expect(accepted).toBeGreaterThan(100);
  });

  test.each([
    '<a><!-- - --></a>',
    '<a><!----></a>',
    '<?xml version="1.0"?>\n<a/>\n<!-- after -->\n<?after all?>',
    '\uFEFF<?xml version="1.0" encoding="utf-8"?><a/>',
    '<a><![CDATA[]]><![CDATA[<b>&]]]]><![CDATA[>]]></a>',
    '<a b=" 1\t&#65;&lt; \r\n" c = \'"\'>&amp;]] ></a >',
    '<p:a xmlns:p="u" p:b="1"><p:c xmlns:p="v"/><d xmlns=""/></p:a>',
  ])('%j', (text) => {
    expect(agree(text)).toBe(true);
  });

  test.each([
    ['', 'no root'],
    ['<a/>text', 'text behind the root'],
    ['<a/><b/>', 'two roots'],
    ['<a><b></a></b>', 'crossed tags'],
    ['<a>]]></a>', 'the end of a section in text'],
    ['<a>&b;</a>', 'an unknown entity'],
    ['<a b="1" b="2"/>', 'an attribute twice'],
    ['<a><!-- -- --></a>', 'two hyphens in a comment'],
    ['<a><?XML?></a>', 'a reserved instruction'],
    ['<!DOCTYPE a><a/>', 'a document type'],
    ['<a p:b="1"/>', 'an unbound prefix'],
    ['<a>\u0001</a>', 'a control character'],
    ['<a', 'a cut tag'],
  ])('it gives up at %j (%s)', (text) => {
    expect(agree(text)).toBe(false);
  });

  test.each([
    [{ bytes: 20 }, `<a>${'x'.repeat(30)}</a>`],
    [{ depth: 3 }, '<a><b><c><d/></c></b></a>'],
    [{ attributesPerElement: 1 }, '<a b="1" c="2"/>'],
    [{ attributes: 1 }, '<a b="1"><c d="2"/></a>'],
    [{ textLength: 20 }, `<a><!--${'x'.repeat(30)}--></a>`],
    [{ textLength: 20 }, `<a>${'x'.repeat(30)}</a>`],
    [{ textLength: 20 }, `<a>${'x'.repeat(30)}`],
  ])('it gives up beyond the limit %j', (limit, text) => {
    expect(agree(text, { ...DEFAULT_LIMITS, ...limit })).toBe(false);
  });
});
