import { describe, expect, test } from '@jest/globals';
import { SourceFile, type SourceText } from '../../src/diagnostics/source.js';
import type { XmlElement } from '../../src/xml/element.js';
import { parseXml } from '../../src/xml/parse.js';
import { escapeAttribute, escapeText, serializeXml } from '../../src/xml/serialize.js';

function read(text: string): XmlElement {
  const { root, diagnostics } = parseXml(new SourceFile('f', text));
  expect(diagnostics).toEqual([]);
  return root!;
}

/** What stands in the file for each character of a text. */
const origins = (text: SourceText): string[] =>
  Array.from({ length: text.text.length }, (_, i) => {
    const span = text.within(i);
    return span.source.text.slice(span.start, span.end);
  });

describe('An element', () => {
  test('knows its names, its namespace and the place of its start tag', () => {
    const root = read('<?xml version="1.0"?>\n<p:a xmlns:p="urn:p" xmlns="urn:d">\n  <b c="1"\n  />\n</p:a>');
    const [b] = root.children;
    expect([root.tag, root.prefix, root.name, root.namespace]).toEqual(['p:a', 'p', 'a', 'urn:p']);
    expect([root.span.line, root.span.column, root.span.endPosition]).toEqual([2, 1, { line: 2, column: 36 }]);
    expect([b?.namespace, b?.span.line, b?.span.column, b?.span.endPosition]).toEqual(['urn:d', 3, 3, { line: 4, column: 5 }]);
    expect(b?.parent).toBe(root);
    expect(root.children.length).toBe(1);
  });

  test('inherits, overrides and removes the default namespace', () => {
    const root = read('<a xmlns="urn:1"><b xmlns="urn:2"><c/></b><d xmlns=""/><e/></a>');
    const [b, d, e] = root.children;
    expect([root, b, b?.children[0], d, e].map((element) => element?.namespace)).toEqual(['urn:1', 'urn:2', 'urn:2', '', 'urn:1']);
  });

  test('accepts a byte order mark, an XML declaration in UTF-8, comments and instructions around it', () => {
    const text = '\uFEFF<?xml version="1.0" encoding="utf-8" standalone="yes" ?><!-- x --><?y z?><a/><!-- x --><?y z?>\n';
    const root = read(text);
    expect([root.span.line, root.span.column]).toEqual([1, text.indexOf('<a/>')]);
  });
});

describe('An attribute', () => {
  test('has its decoded value and the places of name and value', () => {
    const attribute = read(`<a b =\n 'x &lt; "y"'/>`).attribute('b')!;
    expect(attribute.text).toBe('x < "y"');
    expect([attribute.element, attribute.attribute]).toEqual(['a', 'b']);
    const { start, end } = attribute.span;
    expect([start, end]).toEqual([3, 20]);
    expect([attribute.nameSpan.start, attribute.nameSpan.end]).toEqual([3, 4]);
    expect([attribute.valueSpan.start, attribute.valueSpan.end]).toEqual([9, 19]);
  });

  test('is found by its name without prefix only, and unprefixed ones are in no namespace', () => {
    const root = read('<a xmlns="urn:d" xmlns:p="urn:p" p:b="1" c="2"/>');
    expect(root.attribute('b')).toBeUndefined();
    expect(root.attribute('xmlns')).toBeUndefined();
    expect(root.attributes.map(({ name, namespace, prefix, text }) => [name, namespace, prefix, text])).toEqual([
      ['b', 'urn:p', 'p', '1'],
      ['c', '', '', '2'],
    ]);
  });

  test('normalises white space, but not that of character references', () => {
    expect(read('<a b="1\t2\n3\r\n4\r5&#10;6"/>').attribute('b')?.text).toBe('1 2 3 4 5\n6');
  });

  test('maps each character back to the file', () => {
    const attribute = read('<a b="x&amp;&#x41;\r\ny&#128512;z"/>').attribute('b')!;
    expect(attribute.text).toBe('x&A y😀z');
    expect(origins(attribute)).toEqual(['x', '&amp;', '&#x41;', '\r\n', 'y', '&#128512;', '&#128512;', 'z']);
    const whole = attribute.within(0, attribute.text.length);
    expect([whole.start, whole.end]).toEqual([attribute.valueSpan.start, attribute.valueSpan.end]);
  });

  test('maps the place after its end, and places past it, to the closing quote', () => {
    const attribute = read('<a b="xy"/>').attribute('b')!;
    for (const index of [2, 3, 100]) expect([attribute.within(index).start, attribute.within(index, index).end]).toEqual([8, 8]);
    const empty = read('<a b=""/>').attribute('b')!;
    expect([empty.within(0).start, empty.within(0).end]).toEqual([6, 6]);
  });

  test('may be called like something that every object has', () => {
    const root = read('<a hasOwnProperty="1" __proto__="2" constructor="3"/>');
    expect(root.attributes.map(({ text }) => text)).toEqual(['1', '2', '3']);
  });
});

describe('The text of an element', () => {
  test('is all character data directly inside, decoded', () => {
    const root = read('<a>one &lt;<!-- no --> two<b>three</b><![CDATA[<four> &amp;]]><?no?>\r\nfive<!----></a>');
    expect(root.text.text).toBe('one < two<four> &amp;\nfive');
    expect(root.text.element).toBe('a');
    expect(root.text.attribute).toBeUndefined();
  });

  test('maps each character back to the file', () => {
    const { text } = read('<a>x&gt;<!-- c -->y<b/><![CDATA[<z]]>\r\n!</a>');
    expect(text.text).toBe('x>y<z\n!');
    expect(origins(text)).toEqual(['x', '&gt;', 'y', '<', 'z', '\r\n', '!']);
    expect([text.within(2).line, text.within(2).column]).toEqual([1, 19]);
    expect([text.within(6).line, text.within(6).column]).toEqual([2, 1]);
  });

  test('is empty where there is none, and stands between the tags', () => {
    const root = read('<a><b/><c></c></a>');
    expect(root.children.map((child) => [child.text.text, child.text.within(0).start])).toEqual([
      ['', 7],
      ['', 10],
    ]);
  });
});

describe('XML out of a document', () => {
  test('is the content as written, with the namespaces that it takes from outside', () => {
    const root = read(
      '<a xmlns="urn:d" xmlns:p="urn:p" xmlns:q="urn:&amp;">t &lt;<b p:x="1"><q:c/></b><!-- z --><p:d xmlns:p="urn:own"/></a>',
    );
    expect(root.innerXml()).toBe(
      't &lt;<b xmlns="urn:d" xmlns:p="urn:p" xmlns:q="urn:&amp;" p:x="1"><q:c/></b><!-- z --><p:d xmlns:p="urn:own"/>',
    );
    expect(root.children[0]?.children[0]?.namespace).toBe('urn:&');
  });

  test('adds nothing that is declared inside or not used', () => {
    const root = read('<a xmlns:p="urn:p"><b><c xmlns:p="urn:2"><p:d/></c></b><e xmlns=""/></a>');
    expect(root.innerXml()).toBe('<b><c xmlns:p="urn:2"><p:d/></c></b><e xmlns=""/>');
  });

  test('can be read again, each element in its namespace', () => {
    const root = read('<a xmlns="urn:d" xmlns:p="urn:p"><p:b xml:lang="en"><c/><p:d p:e=""/></p:b></a>');
    const again = read(serializeXml(root.children[0]!));
    const names = (element: XmlElement): unknown[] => [element.namespace, element.name, element.children.map(names)];
    expect(names(again)).toEqual(names(root.children[0]!));
  });

  test('escapes text and values', () => {
    const text = `<a href="x">&\r\n\t'`;
    expect(read(`<a>${escapeText(text)}</a>`).text.text).toBe(text);
    expect(read(`<a b="${escapeAttribute(text)}"/>`).attribute('b')?.text).toBe(text);
  });
});
