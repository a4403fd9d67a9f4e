/** Wakes whoever waits for something to happen. What is looked at before waiting cannot be missed: nothing runs in between. */
export class Wake {
  #waiting: (() => void)[] = [];

  notify(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }

  /** Resolves at the next `notify`, at the latest after `ms` of real time. */
  wait(ms?: number): Promise<void> {
    return new Promise((resolve) => {
      const timeout = ms === undefined ? undefined : setTimeout(() => this.notify(), ms);
      this.#waiting.push(() => {
        clearTimeout(timeout);
        resolve();
      });
    });
  }
}

/** Lets promises and the input and output of the process go on, once. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
