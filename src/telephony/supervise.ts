/** Keeps an adapter open: adapters report a loss and stop, and whoever uses them decides. This is the usual decision. */
import { type Clock, systemClock, type Timer } from '../clock.js';
import { ScxmlError } from '../diagnostics/error.js';
import type { TelephonyAdapter } from './contract.js';
import { textOf } from './text-of.js';

export interface SuperviseOptions {
  /** Default: the system's. */
  readonly clock?: Clock | undefined;
  /** Until the adapter is opened again after a loss, ms; default 500. */
  readonly firstDelay?: number | undefined;
  /** Each further attempt waits so many times longer; default 2. */
  readonly factor?: number | undefined;
  /** The longest wait, ms; default 30,000. */
  readonly longestDelay?: number | undefined;
  /** A line for operators: losses, failed attempts, success. */
  readonly log?: ((message: string) => void) | undefined;
}

/** An adapter that is kept open. */
export interface Supervision {
  /** How often it was tried in vain since it was open last. */
  readonly failures: number;
  /** No further attempts; the adapter stays as it is. May be called twice. */
  stop(): void;
}

/**
 * Opens the adapter now, and again after each failure and each loss, with growing delay. A connection that lasts longer
 * than the delay before it lets the delay begin anew; one that is lost at once does not.
 * @throws ScxmlError `BAD_OPTION` for delays that are none
 */
export function supervise(adapter: TelephonyAdapter, options: SuperviseOptions = {}): Supervision {
  return new Supervisor(adapter, options);
}

class Supervisor implements Supervision {
  failures = 0;
  readonly #adapter: TelephonyAdapter;
  readonly #clock: Clock;
  readonly #log: (message: string) => void;
  readonly #delays: { readonly first: number; readonly factor: number; readonly longest: number };
  readonly #unsubscribe: () => void;
  #timer: Timer | undefined;
  #delay: number;
  #openSince = Number.NEGATIVE_INFINITY;
  #opening = false;
  /** Lost again while an attempt was still under way. */
  #lostMeanwhile = false;
  #stopped = false;

  constructor(adapter: TelephonyAdapter, options: SuperviseOptions) {
    const { firstDelay: first = 500, factor = 2, longestDelay: longest = 30_000 } = options;
    if (!(Number.isFinite(first) && first > 0)) throw new ScxmlError('BAD_OPTION', `firstDelay must be milliseconds, not ${first}`);
    if (!(Number.isFinite(factor) && factor >= 1)) throw new ScxmlError('BAD_OPTION', `factor must be 1 or more, not ${factor}`);
    if (!(Number.isFinite(longest) && longest >= first)) {
      throw new ScxmlError('BAD_OPTION', `longestDelay must be ${first} ms or more, not ${longest}`);
    }
    this.#adapter = adapter;
    this.#clock = options.clock ?? systemClock();
    this.#log = options.log ?? (() => {});
    this.#delays = { first, factor, longest };
    this.#delay = first;
    this.#unsubscribe = adapter.onEvent((event) => {
      if (event.name === 'EventServerDisconnected') this.#lost();
    });
    void this.#attempt();
  }

  stop(): void {
    this.#stopped = true;
    this.#unsubscribe();
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  async #attempt(): Promise<void> {
    this.#timer = undefined;
    this.#opening = true;
    this.#lostMeanwhile = false;
    try {
      await this.#adapter.open();
      this.#openSince = this.#clock.now();
      if (this.failures > 0 && !this.#stopped) this.#log(`the T-Server is back after ${this.failures} attempts in vain`);
      this.failures = 0;
    } catch (error) {
      this.failures++;
      this.#lostMeanwhile = true;
      if (!this.#stopped) this.#log(`the T-Server cannot be reached: ${textOf(error)}`);
    }
    this.#opening = false;
    if (this.#lostMeanwhile) this.#later();
  }

  #lost(): void {
    if (this.#opening) {
      this.#lostMeanwhile = true;
      return;
    }
    this.#log('the T-Server is lost');
    if (this.#clock.now() - this.#openSince > this.#delay) this.#delay = this.#delays.first;
    this.#later();
  }

  #later(): void {
    if (this.#stopped || this.#timer) return;
    const delay = this.#delay;
    this.#delay = Math.min(delay * this.#delays.factor, this.#delays.longest);
    this.#timer = this.#clock.after(delay, () => void this.#attempt());
  }
}
