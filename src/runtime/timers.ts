import type { Clock, Timer } from '../clock.js';
import type { SendEffect } from '../event.js';

/** A delayed send: what is to be sent and when, ms since 1970. */
export interface DelayedSend {
  readonly effect: SendEffect;
  readonly due: number;
  /** Which of the host's delayed sends that are due at the same time was left first. */
  readonly order: number;
}

interface Pending extends DelayedSend {
  readonly timer: Timer;
}

/** Delayed sends of one session (SCXML 6.2.2, 6.3). Several may have the same id; cancelling it cancels them all. */
export class SendTimers {
  readonly #pending = new Set<Pending>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Sets a timer; one that is overdue, which a restored one may be, fires at once, though never before this returns. */
  arm(delayed: DelayedSend, fire: (effect: SendEffect) => void): void {
    const timer = this.#clock.after(Math.max(0, delayed.due - this.#clock.now()), () => {
      this.#pending.delete(pending);
      fire(pending.effect);
    });
    const pending: Pending = { ...delayed, timer };
    this.#pending.add(pending);
  }

  cancel(sendid: string): void {
    for (const delayed of this.#pending) if (delayed.effect.sendid === sendid) this.#drop(delayed);
  }

  cancelAll(): void {
    for (const delayed of this.#pending) this.#drop(delayed);
  }

  /** In the order in which they were left. */
  get pending(): readonly DelayedSend[] {
    return [...this.#pending];
  }

  view(): { readonly sendid: string; readonly event: string; readonly due: number }[] {
    return this.pending.map(({ effect, due }) => ({ sendid: effect.sendid, event: effect.event.name, due })).sort((a, b) => a.due - b.due);
  }

  #drop(pending: Pending): void {
    pending.timer.cancel();
    this.#pending.delete(pending);
  }
}
