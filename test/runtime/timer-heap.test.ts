import { describe, expect, test } from '@jest/globals';
import { TimerHeap } from '../../src/timer-heap.js';

describe('A heap of timers', () => {
  test('gives them in the order in which they are due, equal ones in the order in which they were set, and none too early', () => {
    const heap = new TimerHeap(() => 0);
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
    const heap = new TimerHeap(
      () => 0,
      () => emptied++,
    );
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

  test('says how long it is until a timer is due, and nothing less than now for one that is overdue', () => {
    let now = 10;
    const heap = new TimerHeap(() => now);
    const timer = heap.add(15, () => {});
    expect(timer.left).toBe(5);
    now = 20;
    expect(timer.left).toBe(0);
  });

  test('does not confuse times for which timers were set, cancelled, and set again', () => {
    const heap = new TimerHeap(() => 0);
    const ran: string[] = [];
    heap.add(7, () => ran.push('far'));
    // more times without timers than the heap keeps, several times over
    for (let round = 0; round < 3; round++) {
      const set = Array.from({ length: 3000 }, (_, i) => heap.add(100 + i, () => ran.push('cancelled')));
      for (const timer of set) timer.cancel();
    }
    heap.add(3, () => ran.push('never')).cancel();
    heap.add(100, () => ran.push('second'));
    heap.add(100, () => ran.push('third'));
    heap.add(3, () => ran.push('first'));
    for (let timer = heap.takeDue(10_000); timer; timer = heap.takeDue(10_000)) timer.callback();
    expect(ran).toEqual(['first', 'far', 'second', 'third']);
    expect(heap.first).toBeUndefined();
  });
});
