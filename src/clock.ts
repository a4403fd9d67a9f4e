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
      // Node drops fractions and may be a little early; the time of day may be set back, so it is not asked
      const due = performance.now() + checkedDelay(delay) + 1;
      let handle: NodeJS.Timeout;
      const arm = (): void => {
        const left = due - performance.now();
        handle = setTimeout(() => (performance.now() < due - 1 ? arm() : callback()), Math.min(Math.ceil(left), LONGEST));
      };
      arm();
      return { cancel: () => clearTimeout(handle) };
    },
  };
}

/** @throws RangeError for what is no number of milliseconds; negative ones count as 0 */
function checkedDelay(delay: number): number {
  if (Number.isNaN(delay)) throw new RangeError('a delay must be a number of milliseconds');
  return Math.max(0, delay);
}

interface SimulatedTimer extends Timer {
  readonly due: number;
  /** Which of those due at the same time was set first. */
  readonly order: number;
  readonly callback: () => void;
  cancelled: boolean;
}

/** A clock whose time stands still until `advance`, `pass` or `next` moves it. */
export class SimulatedClock implements Clock {
  #now: number;
  #order = 0;
  #cancelled = 0;
  /** A binary heap: each timer comes before the two at twice its place plus one and two. */
  #timers: SimulatedTimer[] = [];

  /** @param start the first `now`, ms since 1970 */
  constructor(start = 0) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  after(delay: number, callback: () => void): Timer {
    const timer: SimulatedTimer = {
      due: this.#now + checkedDelay(delay),
      order: this.#order++,
      callback,
      cancelled: false,
      cancel: () => this.#cancel(timer),
    };
    this.#timers.push(timer);
    this.#rise(this.#timers.length - 1);
    return timer;
  }

  /** When the next timer is due, ms since 1970; undefined when none is set. */
  get nextDue(): number | undefined {
    this.#dropCancelled();
    return this.#timers[0]?.due;
  }

  /** Moves to the next timer and runs it. @returns false when none is set */
  next(): boolean {
    this.#dropCancelled();
    const timer = this.#timers[0];
    if (!timer) return false;
    this.#removeFirst();
    timer.cancelled = true; // cancelling one that has run changes nothing
    this.#now = Math.max(this.#now, timer.due);
    timer.callback();
    return true;
  }

  /** Lets `ms` pass and runs every timer that comes due, also those set on the way. @throws RangeError for a negative time */
  advance(ms: number): void {
    if (!(ms >= 0)) throw new RangeError('time passes forwards, by a number of milliseconds');
    const end = this.#now + ms;
    for (let due = this.nextDue; due !== undefined && due <= end; due = this.nextDue) this.next();
    this.#now = end;
  }

  /**
   * Like `advance`, for everything that answers with promises, as adapters and extensions do: before each timer, and at the end,
   * what is under way in this process goes on until it waits for time again. Sockets and files get a turn, but are not waited for.
   * @throws RangeError for a negative time, and for one without end
   */
  async pass(ms: number): Promise<void> {
    if (!(ms >= 0 && ms < Number.POSITIVE_INFINITY)) throw new RangeError('time passes forwards, by a number of milliseconds');
    const end = this.#now + ms;
    await turn();
    for (let due = this.nextDue; due !== undefined && due <= end; due = this.nextDue) {
      this.next();
      await turn();
    }
    this.#now = Math.max(this.#now, end); // somebody else may have moved it meanwhile
  }

  /** A cancelled timer stays in the heap until its turn comes; when they are many they are swept out. */
  #cancel(timer: SimulatedTimer): void {
    if (timer.cancelled) return;
    timer.cancelled = true;
    if (++this.#cancelled * 2 <= this.#timers.length) return;
    this.#timers = this.#timers.filter(({ cancelled }) => !cancelled).sort((a, b) => (comesBefore(a, b) ? -1 : 1));
    this.#cancelled = 0;
  }

  #dropCancelled(): void {
    while (this.#timers[0]?.cancelled) {
      this.#removeFirst();
      this.#cancelled--;
    }
  }

  #removeFirst(): void {
    const last = this.#timers.pop();
    if (!last || this.#timers.length === 0) return;
    this.#timers[0] = last;
    this.#sink(0);
  }

  #rise(index: number): void {
    const timers = this.#timers;
    const timer = timers[index]!;
    let at = index;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!comesBefore(timer, timers[parent]!)) break;
      timers[at] = timers[parent]!;
      at = parent;
    }
    timers[at] = timer;
  }

  #sink(index: number): void {
    const timers = this.#timers;
    const timer = timers[index]!;
    let at = index;
    for (let child = 2 * at + 1; child < timers.length; child = 2 * at + 1) {
      if (child + 1 < timers.length && comesBefore(timers[child + 1]!, timers[child]!)) child++;
      if (!comesBefore(timers[child]!, timer)) break;
      timers[at] = timers[child]!;
      at = child;
    }
    timers[at] = timer;
  }
}

/** Lets all promises go on that can. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function comesBefore(a: SimulatedTimer, b: SimulatedTimer): boolean {
  return a.due < b.due || (a.due === b.due && a.order < b.order);
}
