/**
 * Time behind one interface: the system's, or a simulated one that moves only when told to (tests, `run --clock virtual`).
 * All times are milliseconds; `now` counts from 1970 as `Date.now()` does.
 */
import { TimerHeap } from './timer-heap.js';

export interface Timer {
  cancel(): void;
  /** Milliseconds until it is due, never negative, where the clock tells. */
  readonly left?: number | undefined;
}

export interface Clock {
  now(): number;
  /** Calls `callback` once, not before `delay` ms have passed. Timers due at the same time run in the order they were set. */
  after(delay: number, callback: () => void): Timer;
}

/** Longest delay that Node's timers can hold; longer ones are set again when it is over. */
const LONGEST = 2 ** 31 - 1;

/** The time of the system. Each clock has one timer of Node's, however many timers are set. */
export function systemClock(): Clock {
  return new SystemClock();
}

class SystemClock implements Clock {
  readonly #timers = new TimerHeap(
    () => performance.now(),
    () => this.#disarm(),
  );
  #handle: NodeJS.Timeout | undefined;
  /** When Node's timer runs, on the scale of `performance.now()`: never after the first of ours. */
  #armed = Number.POSITIVE_INFINITY;

  now(): number {
    return Date.now();
  }

  after(delay: number, callback: () => void): Timer {
    // the time of day may be set back, so it is not asked; whole milliseconds, so that many timers are due at one time
    const timer = this.#timers.add(Math.ceil(performance.now() + checkedDelay(delay)), callback);
    if (timer.due < this.#armed || this.#handle === undefined) this.#arm(timer.due);
    return timer;
  }

  #arm(due: number): void {
    clearTimeout(this.#handle);
    this.#armed = due;
    // Node drops fractions and may be a little early
    const left = Math.max(0, Math.ceil(due - performance.now() + 1));
    this.#handle = setTimeout(() => this.#run(), Math.min(left, LONGEST));
  }

  /** Nothing is left to wait for: the process may end. */
  #disarm(): void {
    clearTimeout(this.#handle);
    this.#handle = undefined;
    this.#armed = Number.POSITIVE_INFINITY;
  }

  /** Runs what is due now. A callback that throws does so alone: the others run in the next turn. */
  #run(): void {
    this.#disarm();
    const now = performance.now();
    try {
      for (let timer = this.#timers.takeDue(now); timer; timer = this.#timers.takeDue(now)) timer.callback();
    } finally {
      const { first } = this.#timers;
      if (first && first.due < this.#armed) this.#arm(first.due);
    }
  }
}

/** @throws RangeError for what is no number of milliseconds; negative ones count as 0 */
function checkedDelay(delay: number): number {
  if (Number.isNaN(delay)) throw new RangeError('a delay must be a number of milliseconds');
  return Math.max(0, delay);
}

/** A clock whose time stands still until `advance`, `pass` or `next` moves it. */
export class SimulatedClock implements Clock {
  #now: number;
  readonly #timers = new TimerHeap(() => this.#now);

  /** @param start the first `now`, ms since 1970 */
  constructor(start = 0) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  after(delay: number, callback: () => void): Timer {
    return this.#timers.add(this.#now + checkedDelay(delay), callback);
  }

  /** When the next timer is due, ms since 1970; undefined when none is set. */
  get nextDue(): number | undefined {
    return this.#timers.first?.due;
  }

  /** Moves to the next timer and runs it. @returns false when none is set */
  next(): boolean {
    const timer = this.#timers.takeDue(Number.POSITIVE_INFINITY);
    if (!timer) return false;
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
}

/** Lets all promises go on that can. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
