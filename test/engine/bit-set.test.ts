import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { BitSet } from '../../src/engine/bit-set.js';

const CAPACITY = 130;
const indices = fc.uniqueArray(fc.nat({ max: CAPACITY - 1 }));
const ascending = (list: readonly number[]): number[] => [...list].sort((a, b) => a - b);

describe('A set of state indices', () => {
  test('holds what was added, in ascending order, and descending for leaving', () => {
    fc.assert(
      fc.property(indices, (list) => {
        const set = BitSet.from(CAPACITY, list);
        expect([...set]).toEqual(ascending(list));
        expect(set.descending()).toEqual(ascending(list).reverse());
        expect(set.isEmpty).toBe(list.length === 0);
        for (let i = 0; i < CAPACITY; i++) expect(set.has(i)).toBe(list.includes(i));
      }),
    );
  });

  test('next finds the first member from a place on', () => {
    fc.assert(
      fc.property(indices, fc.nat({ max: CAPACITY + 40 }), (list, from) => {
        const expected = ascending(list).find((index) => index >= from) ?? -1;
        expect(BitSet.from(CAPACITY, list).next(from)).toBe(expected);
      }),
    );
  });

  test('someBetween and intersects agree with lists', () => {
    fc.assert(
      fc.property(indices, indices, fc.nat({ max: CAPACITY }), fc.nat({ max: CAPACITY }), (a, b, from, to) => {
        const set = BitSet.from(CAPACITY, a);
        expect(set.someBetween(from, to)).toBe(a.some((index) => index >= from && index <= to));
        expect(set.intersects(BitSet.from(CAPACITY, b))).toBe(a.some((index) => b.includes(index)));
      }),
    );
  });

  test('a copy is independent, and clear empties', () => {
    const set = BitSet.from(40, [0, 31, 32, 39]);
    const copy = set.copy();
    set.delete(31);
    copy.add(1);
    expect([[...set], [...copy]]).toEqual([
      [0, 32, 39],
      [0, 1, 31, 32, 39],
    ]);
    set.clear();
    expect([set.isEmpty, set.next(0)]).toEqual([true, -1]);
  });

  test('a set may be changed while it is iterated: later members count, earlier ones do not', () => {
    const set = BitSet.from(70, [1, 5, 64]);
    const seen: number[] = [];
    for (const index of set) {
      seen.push(index);
      if (index === 1) {
        set.add(0);
        set.add(33);
        set.delete(5);
      }
    }
    expect(seen).toEqual([1, 33, 64]);
  });

  test('a set of nothing', () => {
    const set = new BitSet(0);
    expect([set.isEmpty, [...set], set.next(0), set.has(3)]).toEqual([true, [], -1, false]);
  });
});
