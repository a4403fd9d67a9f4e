import type { ScxmlEvent } from '../event.js';
import { AppliedIds } from './applied-ids.js';
import type { Waiting } from './kept.js';

/** External events that wait for one session, and the ids of those that it was given. */
export class Inbox {
  #events: Waiting[] = [];
  #head = 0;
  #ids: AppliedIds | undefined;

  get length(): number {
    return this.#events.length - this.#head;
  }

  /** First in first. */
  get waiting(): readonly Waiting[] {
    return this.#events.slice(this.#head);
  }

  get ids(): Iterable<string> {
    return this.#ids ?? [];
  }

  /** Whether an event of that id was given before. */
  knows(id: string): boolean {
    return this.#ids?.has(id) === true;
  }

  remember(id: string): void {
    this.#ids ??= new AppliedIds();
    this.#ids.add(id);
  }

  add(event: ScxmlEvent, id: string | undefined): void {
    this.#events.push({ event, id });
  }

  take(): ScxmlEvent | undefined {
    if (this.#head === 0 && this.#events.length === 1) return this.#events.pop()?.event; // keeps the array's room
    const waiting = this.#events[this.#head];
    if (!waiting) return undefined;
    this.#head++;
    if (this.#head === this.#events.length || this.#head > 1024) {
      this.#events = this.#events.slice(this.#head);
      this.#head = 0;
    }
    return waiting.event;
  }

  clear(): void {
    this.#events = [];
    this.#head = 0;
  }
}
