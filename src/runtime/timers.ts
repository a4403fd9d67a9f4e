import type { Clock, Timer } from '../clock.js';
import type { SendEffect } from '../event.js';

/** A delayed send: what is to be sent and when, ms since 1970. */
export interface DelayedSend {
  readonly effect: SendEffect;
  readonly due: number;
  /** Which of the host's delayed sends that are due at the same time was left first. */
  readonly order: number;
}

class Pending {
  timer: Timer | undefined = undefined;

  constructor(
    readonly effect: SendEffect,
    readonly order: number,
    /** Undefined until somebody wants to know it, where the timer tells: asking for the time costs as much as setting a timer. */
    public due: number | undefined,
  ) {}
}

/** Delayed sends of one session (SCXML 6.2.2, 6.3). Several may have the same id; cancelling it cancels them all. */
export class SendTimers {
  /** By send id: nearly always there is one. */
  readonly #pending = new Map<string, Pending | Set<Pending>>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Sets a timer; one that is overdue, which a restored one may be, fires at once, though never before this returns.
   * @param left ms until it is due
   * @param due where it is known already, ms since 1970
   */
  arm(effect: SendEffect, order: number, left: number, fire: (effect: SendEffect) => void, due?: number): void {
    const pending = new Pending(effect, order, due);
    const timer = this.#clock.after(left, () => {
      this.#forget(pending);
      fire(pending.effect);
    });
    pending.timer = timer;
    if (due === undefined && !('left' in timer)) pending.due = this.#clock.now() + left;
    const same = this.#pending.get(effect.sendid);
    if (same === undefined) this.#pending.set(effect.sendid, pending);
    else this.#addTo(same, pending);
  }

  #addTo(same: Pending | Set<Pending>, pending: Pending): void {
    if (same instanceof Pending) this.#pending.set(pending.effect.sendid, new Set([same, pending]));
    else same.add(pending);
  }

  cancel(sendid: string): void {
    const same = this.#pending.get(sendid);
    if (same === undefined) return;
    this.#pending.delete(sendid);
    if (same instanceof Pending) same.timer?.cancel();
    else for (const { timer } of same) timer?.cancel();
  }

  cancelAll(): void {
    for (const sendid of this.#pending.keys()) this.cancel(sendid);
  }

  /** In the order in which they were left. */
  get pending(): readonly DelayedSend[] {
    return [...this.#pending.values()]
      .flatMap((same) => (same instanceof Pending ? [same] : [...same]))
      .map((pending) => ({ effect: pending.effect, due: this.#dueOf(pending), order: pending.order }))
      .sort((a, b) => a.order - b.order);
  }

  #dueOf(pending: Pending): number {
    pending.due ??= Math.round(this.#clock.now() + (pending.timer?.left ?? 0));
    return pending.due;
  }

  view(): { readonly sendid: string; readonly event: string; readonly due: number }[] {
    return this.pending.map(({ effect, due }) => ({ sendid: effect.sendid, event: effect.event.name, due })).sort((a, b) => a.due - b.due);
  }

  #forget(pending: Pending): void {
    const { sendid } = pending.effect;
    const same = this.#pending.get(sendid);
    if (same === pending) this.#pending.delete(sendid);
    else if (same instanceof Set && same.delete(pending) && same.size === 0) this.#pending.delete(sendid);
  }
}
