/** How many ids of applied events a session remembers. */
const REMEMBERED = 10_000;

/** The ids of the events that a session took, to drop those that come twice; the oldest are forgotten. */
export class AppliedIds implements Iterable<string> {
  readonly #ids = new Set<string>();

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  add(id: string): void {
    this.#ids.add(id);
    if (this.#ids.size <= REMEMBERED) return;
    for (const oldest of this.#ids) {
      this.#ids.delete(oldest);
      break;
    }
  }

  [Symbol.iterator](): Iterator<string> {
    return this.#ids.values();
  }
}
