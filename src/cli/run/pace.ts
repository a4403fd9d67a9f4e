/** How time goes by while a document runs: as it does, or from one timer to the next without waiting. */
import { type Clock, SimulatedClock, systemClock } from '../../clock.js';
import { CountingClock } from './counting-clock.js';
import type { Wake } from './wake.js';

export interface Pace {
  readonly clock: Clock;
  /** Whether time jumps, so that work outside the process must be waited for before it goes on. */
  readonly jumps: boolean;
  /** Whether a timer is set. */
  readonly scheduled: boolean;
  /**
   * Lets the next timer come due, or waits until something else wakes.
   * @param end ms since 1970 @returns false when nothing comes before `end`
   */
  next(end: number): Promise<boolean>;
}

export function virtualPace(start: number): Pace {
  const clock = new SimulatedClock(start);
  return {
    clock,
    jumps: true,
    get scheduled() {
      return clock.nextDue !== undefined;
    },
    next(end) {
      const due = clock.nextDue;
      if (due !== undefined && due > end) return Promise.resolve(false);
      clock.next();
      return Promise.resolve(true);
    },
  };
}

export function realPace(wake: Wake): Pace {
  const clock = new CountingClock(systemClock(), () => wake.notify());
  return {
    clock,
    jumps: false,
    get scheduled() {
      return clock.pending > 0;
    },
    async next(end) {
      const left = end - clock.now();
      if (left <= 0) return false;
      await wake.wait(Math.min(left, 2 ** 31 - 1)); // the longest that Node waits
      return true;
    },
  };
}
