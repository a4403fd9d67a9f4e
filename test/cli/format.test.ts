import { describe, expect, test } from '@jest/globals';
import { XmlData } from 'statewire';
import { printable, wantsColors } from '../../src/cli/output.js';
import { formatData, formatDelay, formatTime } from '../../src/cli/run/format.js';

describe('what the trace shows', () => {
  test.each([
    [0, '+0.000s'],
    [59_999, '+59.999s'],
    [61_500, '+1:01.500'],
    [28_800_004, '+8:00:00.004'],
  ])('%d ms after the start is %s', (ms, text) => {
    expect(formatTime(ms)).toBe(text);
  });

  test.each([
    [200, '200ms'],
    [1500, '1.5s'],
    [60_000, '1m'],
    [28_200_000, '7h50m'],
    [3_601_000, '1h1s'],
  ])('a delay of %d ms is %s', (ms, text) => {
    expect(formatDelay(ms)).toBe(text);
  });

  test('data is compact, on one line, and cut when it is long', () => {
    expect(formatData({ a: [1, 'x\ny'], b: undefined })).toBe('{"a":[1,"x\\ny"]}');
    expect(formatData(new XmlData('<a>\n</a>'))).toBe('<a>\\n</a>');
    expect(formatData('x'.repeat(50), 10)).toBe('"xxxxxxxxx…');
  });

  test('text of a document cannot steer the terminal', () => {
    expect(printable('a\x1b[31m\r\n\u009b')).toBe('a\\u001b[31m\\u000d\\n\\u009b');
  });

  test.each([
    [{ isTTY: true }, {}, true],
    [{ isTTY: false }, { CI: 'true' }, false],
    [{ isTTY: true }, { NO_COLOR: '1' }, false],
    [{ isTTY: true }, { TERM: 'dumb' }, false],
    [{}, { FORCE_COLOR: '1' }, true],
    [{ isTTY: true }, { FORCE_COLOR: '0' }, false],
  ])('colours of %j with %j: %j', (stream, env, expected) => {
    expect(wantsColors(stream, env)).toBe(expected);
  });
});
