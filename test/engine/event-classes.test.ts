import { describe, expect, test } from '@jest/globals';
import { Statewire } from 'statewire';
import { EventClasses } from '../../src/plan/event-classes.js';
import { document } from '../support/chart.js';

const plan = new Statewire().load(
  document('<state id="s"><transition event="a b.c.* b"/><transition event="*"/><transition event="a.x"/></state>'),
);

describe('Classes of event names', () => {
  test('names that the same descriptors match are of one class, others are not', () => {
    const classes = new EventClasses(plan.states);
    const groups = [
      ['a', 'a.y', 'a.y.z'],
      ['a.x', 'a.x.y'],
      ['b', 'b.', 'b.d'],
      ['b.c', 'b.c.d'],

      ['ab', 'zz', 'c.a', '', '.', '.a'],
    ];
    const numbers = groups.map((names) => new Set(names.map((name) => classes.of(name))));
    expect(numbers.map(({ size }) => size)).toEqual([1, 1, 1, 1, 1]);
    expect(new Set(numbers.flatMap((group) => [...group])).size).toBe(groups.length);
  });

  test('more names than are remembered have their classes all the same', () => {
    const classes = new EventClasses(plan.states);
    const seen = new Set(Array.from({ length: 5000 }, (_, i) => classes.of(`a.x.n${i}`)));
    expect([...seen]).toEqual([classes.of('a.x')]);
    expect(classes.of('a.x.n4999')).not.toBe(classes.of('n4999'));
  });
});
