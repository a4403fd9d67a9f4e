import { describe, expect, test } from '@jest/globals';
import { parseMoment } from '../../src/eccp/wire-time.js';

const NOW = new Date(2026, 10, 21, 12, 0, 0).getTime();

describe('a moment of a server', () => {
  test('has a date and a time in the zone of this machine', () => {
    expect(parseMoment('2026-11-20 23:59:59', NOW)).toBe(new Date(2026, 10, 20, 23, 59, 59).getTime());
  });

  test('or, when it is today, only a time', () => {
    expect(parseMoment('03:19:42', NOW)).toBe(new Date(2026, 10, 21, 3, 19, 42).getTime());
  });

  test.each([
    '',
    '2026-11-20',
    '3:19:42',
    '24:00:00',
    '12:60:00',
    '2026-02-30 10:00:00',
    '2026-13-01 10:00:00',
    ' 03:19:42',
    '0000-00-00 00:00:00',
  ])('is not %j', (text) => {
    expect(parseMoment(text, NOW)).toBeUndefined();
  });
});
