import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { EventQueue } from '../../src/engine/event-queue.js';
import { ScxmlEvent } from '../../src/event.js';

describe('An event queue', () => {
  test('gives events in the order in which they came, whatever comes between', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 200 }), (adds) => {
        const queue = new EventQueue();
        const model: string[] = [];
        adds.forEach((add, i) => {
          if (add) {
            queue.enqueue(new ScxmlEvent(`e${i}`, 'internal'));
            model.push(`e${i}`);
          } else expect(queue.dequeue()?.name).toBe(model.shift());
          expect(queue.length).toBe(model.length);
        });
      }),
    );
  });

  test('keeps its order when it is long and never empty', () => {
    const queue = new EventQueue();
    let next = 0;
    for (let i = 0; i < 5000; i++) queue.enqueue(new ScxmlEvent(`${i}`, 'internal'));
    for (let i = 5000; i < 20_000; i++) {
      queue.enqueue(new ScxmlEvent(`${i}`, 'internal'));
      expect(queue.dequeue()?.name).toBe(`${next++}`);
    }
    expect(queue.length).toBe(5000);
    queue.clear();
    expect([queue.length, queue.dequeue()]).toEqual([0, undefined]);
  });
});
