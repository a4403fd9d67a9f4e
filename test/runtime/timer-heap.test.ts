import { describe, expect, test } from '@jest/globals';
import { TimerHeap } from '../../src/timer-heap.js';

describe('A heap of timers', () => {
  test('gives them in the order in which they are due, equal ones in the order in which they were set, and none too early', () => {
    const heap = new TimerHeap();
    const ran: string[] = [];
    for (const [due, name] of [
      [5, 'e1'],
      [1, 'a'],
      [5, 'e2'],
      [3, 'c'],
      [2, 'b'],
    ] as const)
      heap.add(due, () => ran.push(name));
    expect(heap.takeDue(0.9)).toBeUndefined();
    for (let timer = heap.takeDue(4); timer; timer = heap.takeDue(4)) timer.callback();
    expect(ran).toEqual(['a', 'b', 'c']);
    for (let timer = heap.takeDue(5); timer; timer = heap.takeDue(5)) timer.callback();
    expect(ran).toEqual(['a', 'b', 'c', 'e1', 'e2']);
    expect(heap.first).toBeUndefined();
  });

  test('takes cancelled ones out wherever they are, and says when none is left', () => {
    let emptied = 0;
    const heap = new TimerHeap(() => emptied++);
    let state = 1;
    const random = (): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state % 1000;
    };
    const timers = Array.from({ length: 500 }, (_, order) => ({ order, timer: heap.add(random(), () => {}) }));
    const kept = timers.filter(({ timer }, i) => {
      if (i % 3 === 0) return true;
      timer.cancel();
      timer.cancel(); // changes nothing
      return false;
    });
    expect(emptied).toBe(0);
    const orderOf = new Map(timers.map(({ order, timer }) => [timer, order]));
    const order: (number | undefined)[] = [];
    for (let timer = heap.takeDue(1000); timer; timer = heap.takeDue(1000)) order.push(orderOf.get(timer));
    expect(order).toEqual(kept.sort((a, b) => a.timer.due - b.timer.due || a.order - b.order).map((one) => one.order));
    heap.add(1, () => {}).cancel();
    expect(emptied).toBe(1);
  });
});
