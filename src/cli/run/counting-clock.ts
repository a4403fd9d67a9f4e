import type { Clock, Timer } from '../../clock.js';

/** A clock of which one knows how many timers its users still wait for. */
export class CountingClock implements Clock {
  readonly #clock: Clock;
  readonly #changed: () => void;
  readonly #pending = new Set<Timer>();

  /** @param changed called after a timer has fired */
  constructor(clock: Clock, changed: () => void = () => {}) {
    this.#clock = clock;
    this.#changed = changed;
  }

  get pending(): number {
    return this.#pending.size;
  }

  now(): number {
    return this.#clock.now();
  }

  after(delay: number, callback: () => void): Timer {
    const timer = this.#clock.after(delay, () => {
      this.#pending.delete(counted);
      callback();
      this.#changed();
    });
    const counted: Timer = {
      cancel: () => {
        this.#pending.delete(counted);
        timer.cancel();
      },
      get left() {
        return timer.left;
      },
    };
    this.#pending.add(counted);
    return counted;
  }
}
