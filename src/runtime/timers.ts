import type { Clock, Timer } from '../clock.js';

interface Delayed {
  readonly sendid: string;
  readonly event: string;
  readonly due: number;
  readonly timer: Timer;
}

/** Delayed sends of one session (SCXML 6.2.2, 6.3). Several may have the same id; cancelling it cancels them all. */
export class SendTimers {
  readonly #pending = new Set<Delayed>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @param delay ms */
  arm(sendid: string, event: string, delay: number, fire: () => void): void {
    const timer = this.#clock.after(delay, () => {
      this.#pending.delete(delayed);
      fire();
    });
    const delayed: Delayed = { sendid, event, due: this.#clock.now() + delay, timer };
    this.#pending.add(delayed);
  }

  cancel(sendid: string): void {
    for (const delayed of this.#pending) if (delayed.sendid === sendid) this.#drop(delayed);
  }

  cancelAll(): void {
    for (const delayed of this.#pending) this.#drop(delayed);
  }

  view(): { readonly sendid: string; readonly event: string; readonly due: number }[] {
    return [...this.#pending].map(({ sendid, event, due }) => ({ sendid, event, due })).sort((a, b) => a.due - b.due);
  }

  #drop(delayed: Delayed): void {
    delayed.timer.cancel();
    this.#pending.delete(delayed);
  }
}
