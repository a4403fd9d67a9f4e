/** Runs tasks of one key one after the other, those of different keys side by side. */
export class InOrder {
  readonly #last = new Map<string, Promise<void>>();

  /** @param task starts at once when no task of its key is running */
  run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key);
    const result = before ? before.then(task) : task();
    const ended: Promise<void> = result.then(
      () => this.#forget(key, ended),
      () => this.#forget(key, ended),
    );
    this.#last.set(key, ended);
    return result;
  }

  #forget(key: string, ended: Promise<void>): void {
    if (this.#last.get(key) === ended) this.#last.delete(key);
  }
}
