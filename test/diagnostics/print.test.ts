import { describe, expect, test } from '@jest/globals';
import { diagnose } from '../../src/diagnostics/diagnose.js';
import { inOrder } from '../../src/diagnostics/in-order.js';
import { printDiagnostic, printDiagnostics, toJson } from '../../src/diagnostics/print.js';
import { SourceFile, Span } from '../../src/diagnostics/source.js';

/** A diagnostic at the first place where `marked` stands in `text`. */
function at(text: string, marked: string, details = {}) {
  const source = new SourceFile('chart.scxml', text);
  const start = text.indexOf(marked);
  return diagnose('UNKNOWN_TARGET', new Span(source, start, start + marked.length), ['nowhere'], details);
}

describe('A printed diagnostic', () => {
  test('has file, line, column, severity, code, message and section, then the line with carets', () => {
    expect(printDiagnostic(at('<a>\n\n  <b/>\n    target="nowhere"/>\n', 'target="nowhere"'))).toBe(
      'chart.scxml:4:5: error UNKNOWN_TARGET: transition target "nowhere" is not the id of a state (SCXML 3.5.1)\n' +
        '    target="nowhere"/>\n' +
        '    ^^^^^^^^^^^^^^^^\n',
    );
  });

  test('has its hint and its second place after it', () => {
    const source = new SourceFile('other.scxml', 'first\nsecond');
    const printed = printDiagnostic(
      at('x y', 'y', { hint: 'did you mean "z"?', note: { span: new Span(source, 6, 12), message: 'it was here' } }),
    );
    expect(printed.split('\n').slice(1)).toEqual([
      'x y',
      '  ^',
      'hint: did you mean "z"?',
      'other.scxml:2:1: note: it was here',
      'second',
      '^^^^^^',
      '',
    ]);
  });

  test('shows a tab as spaces above and below, so that the carets fit', () => {
    expect(printDiagnostic(at('\ta\tbad', 'bad')).split('\n').slice(1, 3)).toEqual(['    a    bad', '         ^^^']);
  });

  test('does not show the carriage return of a Windows line end', () => {
    const printed = printDiagnostic(at('one\r\nbad\r\nthree', 'bad'));
    expect(printed).toContain('chart.scxml:2:1:');
    expect(printed).not.toContain('\r');
  });

  test('cuts a very long line around the place', () => {
    const [, line = '', carets = ''] = printDiagnostic(at(`${'x'.repeat(5000)} bad ${'y'.repeat(5000)}`, 'bad')).split('\n');
    expect(line.length).toBeLessThan(160);
    expect(line.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('bad');
  });

  test('marks a span over several lines on its first line', () => {
    expect(printDiagnostic(at('<send\n  event="x"\n/>', '<send\n  event="x"\n/>')).split('\n').slice(1, 3)).toEqual(['<send', '^^^^^ …']);
  });

  test('marks a place at the end of a line and has no frame for an empty one', () => {
    const source = new SourceFile('chart.scxml', 'abc\n\n');
    const place = (offset: number): string[] =>
      printDiagnostic(diagnose('EMPTY_DOCUMENT', new Span(source, offset, offset), []))
        .split('\n')
        .slice(1, -1);
    expect(place(3)).toEqual(['abc', '   ^']);
    expect(place(4)).toEqual([]);
  });

  test('shows control characters of the document harmlessly', () => {
    expect(printDiagnostic(at('\u001b[31m bad', 'bad'))).toContain('␛[31m bad');
    const named = diagnose('UNKNOWN_TARGET', new Span(new SourceFile('f', 'x'), 0, 1), ['\u001b[31m\nid']);
    expect(named.message).toBe('transition target " [31m id" is not the id of a state');
  });

  test('repeats no more than 60 characters of the document in its message', () => {
    const named = diagnose('UNKNOWN_TARGET', new Span(new SourceFile('f', 'x'), 0, 1), ['x'.repeat(1000)]);
    expect(named.message.length).toBeLessThan(120);
  });

  test('is coloured by a painter, piece by piece', () => {
    const printed = printDiagnostic(at('bad', 'bad', { hint: 'h' }), (role, text) => `[${role} ${text}]`);
    expect(printed).toBe(
      '[place chart.scxml:1:1]: [error error UNKNOWN_TARGET]: transition target "nowhere" is not the id of a state (SCXML 3.5.1)\n' +
        'bad\n[carets ^^^]\n[label hint:] h\n',
    );
  });

  test('stands apart from the next one by an empty line', () => {
    expect(printDiagnostics([at('bad', 'bad'), at('bad', 'bad')])).toMatch(/\^\^\^\n\nchart/);
  });
});

describe('A diagnostic as JSON', () => {
  test('has code, severity, message, section and place, and only what there is of hint and note', () => {
    expect(toJson(at('a\n bad', 'bad'))).toEqual({
      code: 'UNKNOWN_TARGET',
      severity: 'error',
      message: 'transition target "nowhere" is not the id of a state',
      section: '3.5.1',
      file: 'chart.scxml',
      line: 2,
      column: 2,
      endLine: 2,
      endColumn: 5,
    });
    const span = new Span(new SourceFile('f', 'x'), 0, 1);
    expect(toJson(at('bad', 'bad', { hint: 'h', note: { span, message: 'm' } }))).toMatchObject({
      hint: 'h',
      note: { message: 'm', file: 'f', line: 1, column: 1, endLine: 1, endColumn: 2 },
    });
  });
});

describe('Diagnostics in order', () => {
  test('are sorted by place, and a syntax error in an attribute that is reported better is left out', () => {
    const source = new SourceFile('f', 'a=""  b="("');
    const empty = diagnose('EMPTY_ATTRIBUTE', new Span(source, 0, 4), ['a', 'x']);
    const repeat = diagnose('EXPRESSION_SYNTAX', new Span(source, 3, 3), ['nothing']);
    const other = diagnose('EXPRESSION_SYNTAX', new Span(source, 10, 11), ['unexpected end']);
    expect(inOrder([other, repeat, empty])).toEqual([empty, other]);
  });
});
