/**
 * Time behind one interface: the system's, or a simulated one that moves only when told to (tests, `run --clock virtual`).
 * All times are milliseconds; `now` counts from 1970 as `Date.now()` does.
 */

export interface Timer {
  cancel(): void;
}

export interface Clock {
  now(): number;
  /** Calls `callback` once, not before `delay` ms have passed. Timers due at the same time run in the order they were set. */
  after(delay: number, callback: () => void): Timer;
}

/** Longest delay that Node's timers can hold; longer ones are set again when it is over. */
const LONGEST = 2 ** 31 - 1;

export function systemClock(): Clock {
  return {
    now: () => Date.now(),
    after(delay, callback) {
      let left = Math.max(0, delay);
      let handle: NodeJS.Timeout;
      const arm = (): void => {
        const part = Math.min(left, LONGEST);
        left -= part;
        handle = setTimeout(() => (left > 0 ? arm() : callback()), part);
      };
      arm();
      return { cancel: () => clearTimeout(handle) };
    },
  };
}

interface SimulatedTimer extends Timer {
  readonly due: number;
  readonly callback: () => void;
}

/** A clock whose time stands still until `advance` or `next` moves it. */
export class SimulatedClock implements Clock {
  #now: number;
  /** Sorted by due time; equal times in the order they were set. */
  readonly #timers: SimulatedTimer[] = [];

  /** @param start the first `now`, ms since 1970 */
  constructor(start = 0) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  after(delay: number, callback: () => void): Timer {
    const due = this.#now + Math.max(0, delay);
    const timer: SimulatedTimer = {
      due,
      callback,
      cancel: () => {
        const at = this.#timers.indexOf(timer);
        if (at >= 0) this.#timers.splice(at, 1);
      },
    };
    let at = this.#timers.length;
    while (at > 0 && this.#timers[at - 1]!.due > due) at--;
    this.#timers.splice(at, 0, timer);
    return timer;
  }

  /** When the next timer is due, ms since 1970; undefined when none is set. */
  get nextDue(): number | undefined {
    return this.#timers[0]?.due;
  }

  /** Moves to the next timer and runs it. @returns false when none is set */
  next(): boolean {
    const timer = this.#timers.shift();
    if (!timer) return false;
    this.#now = Math.max(this.#now, timer.due);
    timer.callback();
    return true;
  }

  /** Lets `ms` pass and runs every timer that comes due, also those set on the way. */
  advance(ms: number): void {
    const end = this.#now + ms;
    while (this.#timers.length > 0 && this.#timers[0]!.due <= end) this.next();
    this.#now = end;
  }
}
