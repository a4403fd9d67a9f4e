import { describe, expect, test } from '@jest/globals';
import { SourceFile } from '../../src/diagnostics/source.js';
import { explainError } from '../../src/xml/explain-error.js';
import { parseXml } from '../../src/xml/parse.js';

/** `CODE line:column` of everything that is wrong with the text. */
function problems(text: string): string[] {
  return parseXml(new SourceFile('f', text)).diagnostics.map(({ code, span }) => `${code} ${span.line}:${span.column}`);
}

describe('What is not well-formed is refused at its place', () => {
  test.each([
    ['<a', 'XML_UNTERMINATED 1:1'],
    ['<a/', 'XML_UNTERMINATED 1:1'],
    ['<', 'XML_LESS_THAN 1:1'],
    ['< a/>', 'XML_LESS_THAN 1:1'],
    ['x', 'XML_TEXT_OUTSIDE_ROOT 1:1'],
    ['<a></a', 'XML_UNTERMINATED 1:4'],
    ['<a></a b>', 'XML_BAD_TAG 1:8'],
    ['<a></ a>', 'XML_BAD_TAG 1:4'],
    ['<a></>', 'XML_BAD_TAG 1:6'],
    ['<a/><!-- b --', 'XML_UNTERMINATED 1:5'],
    ['<a><!-- b --', 'XML_UNTERMINATED 1:4'],
    ['<a><!--', 'XML_UNTERMINATED 1:4'],
    ['<a><![CDATA[ ]] >', 'XML_UNTERMINATED 1:4'],
    ['<a><![cdata[]]></a>', 'XML_BAD_MARKUP 1:4'],
    ['<a><!></a>', 'XML_BAD_MARKUP 1:4'],
    ['<!doctype a><a/>', 'XML_DOCTYPE 1:1'],
    ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'XML_DOCTYPE 1:1'],
    ['<a><!DOCTYPE b></a>', 'XML_DOCTYPE 1:4'],
    ['<? a?><a/>', 'XML_BAD_INSTRUCTION 1:1'],
    ['<a>&;</a>', 'XML_AMPERSAND 1:4'],
    ['<a>&</a>', 'XML_AMPERSAND 1:4'],
    ['<a b="&"/>', 'XML_AMPERSAND 1:7'],
    ['<a>&constructor;</a>', 'XML_UNKNOWN_ENTITY 1:4'],
    ['<a>&AMP;</a>', 'XML_UNKNOWN_ENTITY 1:4'],
    ['<a>&#x;</a>', 'XML_BAD_CHARACTER_REFERENCE 1:4'],
    ['<a>&#99999999999999999999;</a>', 'XML_BAD_CHARACTER_REFERENCE 1:4'],
    ['<a>&#X41;</a>', 'XML_BAD_CHARACTER_REFERENCE 1:4'],
    ['<a>\uD800</a>', 'XML_CONTROL_CHARACTER 1:4'],
    ['<a>\uFFFE</a>', 'XML_CONTROL_CHARACTER 1:4'],
    ['<xmlns:a/>', 'XML_UNBOUND_PREFIX 1:2'],
    ['<a :b=""/>', 'XML_BAD_NAMESPACE 1:4'],
    ['<a xmlns:b="http://www.w3.org/2000/xmlns/"/>', 'XML_BAD_NAMESPACE 1:4'],
    ['<a hasOwnProperty="1" b="2" hasOwnProperty="3"/>', 'XML_DUPLICATE_ATTRIBUTE 1:29'],
  ])('%j: %s', (text, expected) => {
    expect(problems(text)).toEqual([expected]);
  });

  test('lesser mistakes are collected up to the one that breaks the structure', () => {
    expect(problems('<a b="1" b="2">&x;<c:d/>\n]]>&y;<e></a>')).toEqual([
      'XML_DUPLICATE_ATTRIBUTE 1:10',
      'XML_UNKNOWN_ENTITY 1:16',
      'XML_UNBOUND_PREFIX 1:20',
      'XML_UNKNOWN_ENTITY 2:4',
      'XML_CDATA_END 2:1',
      'XML_MISMATCHED_TAG 2:10',
    ]);
  });

  test('a character that XML forbids ends reading, after what stands before it was checked', () => {
    expect(problems('<a>&x;\u0000</b>')).toEqual(['XML_UNKNOWN_ENTITY 1:4', 'XML_CONTROL_CHARACTER 1:7']);
  });

  test('there is a root only when the structure holds', () => {
    expect(parseXml(new SourceFile('f', '<a>&x;</a>')).root?.tag).toBe('a');
    expect(parseXml(new SourceFile('f', '<a><b></a>')).root).toBeUndefined();
  });

  test('whatever else sax finds is told in its words', () => {
    const source = new SourceFile('f', '<a>text</a>');
    const inText = explainError({ source, message: 'Something new', at: 4, markup: undefined, open: undefined });
    expect([inText.code, inText.message, inText.span.column]).toEqual(['XML_NOT_WELL_FORMED', 'not well-formed XML: Something new', 5]);
    const inTag = explainError({ source, message: 'Something new', at: 2, markup: 0, open: undefined });
    expect([inTag.code, inTag.span.start, inTag.span.end]).toEqual(['XML_NOT_WELL_FORMED', 0, 3]);
  });
});
