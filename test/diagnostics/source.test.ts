import { describe, expect, test } from '@jest/globals';
import { looseText, SourceFile } from '../../src/diagnostics/source.js';

describe('A source file', () => {
  test('counts lines and columns from 1', () => {
    const source = new SourceFile('f', 'ab\ncd\r\n\nef');
    expect([0, 1, 2, 3, 5, 7, 8, 10].map((offset) => source.position(offset))).toEqual([
      { line: 1, column: 1 },
      { line: 1, column: 2 },
      { line: 1, column: 3 },
      { line: 2, column: 1 },
      { line: 2, column: 3 },
      { line: 3, column: 1 },
      { line: 4, column: 1 },
      { line: 4, column: 3 },
    ]);
    expect([1, 2, 3, 4, 5].map((line) => source.line(line))).toEqual(['ab', 'cd', '', 'ef', '']);
  });

  test('gives a byte order mark no column', () => {
    const source = new SourceFile('f', '\uFEFFab\ncd');
    expect(source.position(0)).toEqual({ line: 1, column: 1 });
    expect(source.position(1)).toEqual({ line: 1, column: 1 });
    expect(source.position(2)).toEqual({ line: 1, column: 2 });
    expect(source.line(1)).toBe('ab');
    expect(source.position(4)).toEqual({ line: 2, column: 1 });
  });
});

test('Text that stands in no document has places in itself', () => {
  const text = looseText('a + b', 'cond');
  expect([text.within(4).line, text.within(4).column, text.span.file]).toEqual([1, 5, '<cond>']);
});
