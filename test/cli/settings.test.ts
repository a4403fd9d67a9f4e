import { describe, expect, test } from '@jest/globals';
import { type RunOptions, readSettings } from '../../src/cli/run/settings.js';

const DEFAULTS: RunOptions = { clock: 'virtual', maxTime: '24h', maxEvents: '10000', input: true, planCache: true, watchdog: '2s' };
const read = (options: Partial<RunOptions>): ReturnType<typeof readSettings> => readSettings({ ...DEFAULTS, ...options });

describe('the options of statewire run', () => {
  test('events are names, names with JSON, and pauses', () => {
    expect(read({ event: ['go', 'pay={"sum":1.5}', 'say="a=b"', 'none=null', '+1.5s', '+200ms', '+2m', '+8h'] }).script).toEqual([
      { type: 'event', name: 'go', data: undefined },
      { type: 'event', name: 'pay', data: { sum: 1.5 } },
      { type: 'event', name: 'say', data: 'a=b' },
      { type: 'event', name: 'none', data: null },
      { type: 'wait', ms: 1500 },
      { type: 'wait', ms: 200 },
      { type: 'wait', ms: 120_000 },
      { type: 'wait', ms: 28_800_000 },
    ]);
  });

  test('the virtual clock starts at a fixed time with a fixed seed, the real one does not', () => {
    expect(read({})).toMatchObject({ start: Date.UTC(2026, 0, 1, 9), seed: 1, maxTime: 86_400_000, maxEvents: 10_000, detail: 'normal' });
    expect(read({ startTime: '2030-05-06T07:08:09Z', seed: '7' })).toMatchObject({ start: Date.UTC(2030, 4, 6, 7, 8, 9), seed: 7 });
    expect(read({ clock: 'real' }).seed).toBeUndefined();
  });

  test('values of --data may hold equals signs, and names that JavaScript keeps for itself', () => {
    const { data } = read({ data: ['text="a=b"', '__proto__={"x":1}'] });
    expect(Object.entries(data)).toEqual([
      ['text', 'a=b'],
      ['__proto__', { x: 1 }],
    ]);
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
  });

  test.each<[Partial<RunOptions>, string]>([
    [{ event: [''] }, '--event: "" is no event: write NAME or NAME=JSON'],
    [{ event: ['go now'] }, '--event: "go now" is no event: write NAME or NAME=JSON'],
    [{ event: ['go='] }, '--event: go: there is no JSON after it'],
    [{ event: ['go={'] }, '--event: go: "{" is not JSON'],
    [{ event: ['go=\x1b[2J'] }, '--event: go: "\\u001b[2J" is not JSON'],
    [{ event: [`go=${'x'.repeat(100)}`] }, `--event: go: "${'x'.repeat(60)}…" is not JSON`],
    [{ event: ['+soon'] }, '--event: "soon" is not a time such as 200ms, 1.5s, 10m or 8h'],
    [{ event: ['+-1s'] }, '--event: "-1s" is not a time such as 200ms, 1.5s, 10m or 8h'],
    [{ data: ['calls'] }, '--data "calls": write ID=JSON'],
    [{ data: ['calls=x'] }, `calls: "x" is not JSON; text stands in quotes: calls='"x"'`],
    [{ data: ['calls=1', 'calls=2'] }, '--data calls is given twice'],
    [{ maxTime: `${'9'.repeat(30)}h` }, `--max-time: "${'9'.repeat(30)}h" is not a time`],
    [{ maxEvents: '0' }, '--max-events: "0" is not a whole number of 1 or more'],
    [{ maxEvents: '1e3' }, '--max-events: "1e3" is not a whole number of 1 or more'],
    [{ seed: '-1' }, '--seed: "-1" is not a whole number of 0 or more'],
    [{ startTime: 'noon' }, '--start-time: "noon" is not a time such as 2026-01-01T09:00:00Z'],
    [{ startTime: '2026-01-01', clock: 'real' }, '--start-time sets the virtual clock, and --clock is real'],
    [{ quiet: true, verbose: true }, '--quiet and --verbose contradict each other'],
  ])('%j is refused', (options, message) => {
    expect(() => read(options)).toThrow(message);
  });
});
