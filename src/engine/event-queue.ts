import type { ScxmlEvent } from '../event.js';

/** First in, first out, without the cost that `Array.shift` has on long queues. */
export class EventQueue {
  readonly #events: ScxmlEvent[] = [];
  #head = 0;

  get length(): number {
    return this.#events.length - this.#head;
  }

  /** The waiting events, first in first. */
  get waiting(): readonly ScxmlEvent[] {
    return this.#events.slice(this.#head);
  }

  enqueue(event: ScxmlEvent): void {
    this.#events.push(event);
  }

  dequeue(): ScxmlEvent | undefined {
    if (this.#head === 0 && this.#events.length <= 1) return this.#events.pop(); // keeps the array's room
    const event = this.#events[this.#head];
    if (event === undefined) return undefined;
    this.#head++;
    if (this.#head === this.#events.length) this.clear();
    else if (this.#head > 1024) this.#compact();
    return event;
  }

  #compact(): void {
    this.#events.splice(0, this.#head);
    this.#head = 0;
  }

  clear(): void {
    this.#events.length = 0;
    this.#head = 0;
  }
}
