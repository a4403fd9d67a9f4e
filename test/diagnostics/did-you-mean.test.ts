import { describe, expect, test } from '@jest/globals';
import { editDistance, Speller } from '../../src/diagnostics/did-you-mean.js';

describe('The edit distance', () => {
  test.each([
    ['ready', 'ready', 0],
    ['redy', 'ready', 1],
    ['raedy', 'ready', 1],
    ['reddy', 'ready', 1],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
  ])('of %s and %s is %i', (a, b, distance) => {
    expect(editDistance(a, b, 5)).toBe(distance);
    expect(editDistance(b, a, 5)).toBe(distance);
  });

  test('is not computed further than its limit', () => {
    expect(editDistance('completely', 'different!', 2)).toBe(3);
  });
});

describe('Did you mean', () => {
  const names = ['ready', 'notReady', 'busy', 'afterCallWork'];
  const nearest = (name: string): string | undefined => new Speller().nearest(name, names);

  test('finds the nearest name', () => {
    expect(nearest('redy')).toBe('ready');
    expect(nearest('bussy')).toBe('busy');
    expect(nearest('afterCalWrok')).toBe('afterCallWork');
  });

  test('counts upper and lower case for little', () => {
    expect(nearest('NOTREADY')).toBe('notReady');
  });

  test('finds nothing for what resembles nothing, is very short or very long', () => {
    expect(nearest('lunch')).toBeUndefined();
    expect(nearest('b')).toBeUndefined();
    expect(nearest('')).toBeUndefined();
    expect(nearest('ready'.repeat(100))).toBeUndefined();
  });

  test('gives up when a document has asked too often', () => {
    const speller = new Speller();
    const ids = Array.from({ length: 10_000 }, (_, i) => `state${i}`);
    expect(speller.nearest('statee77', ids)).toBe('state77');
    for (let i = 0; i < 4; i++) speller.nearest('stxxe77777', ids);
    expect(speller.nearest('statee77', ids)).toBeUndefined();
  });
});
