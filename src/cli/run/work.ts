/** What performers of extensions are still at. A virtual clock must not run away while they wait for the world outside. */
import type { Effect } from '../../event.js';
import type { Extension, Perform, PerformContext } from '../../runtime/extension.js';
import { CountingClock } from './counting-clock.js';

interface Job {
  /** The clock that this performer got: one that waits for it waits for our time, not for the world. */
  readonly clock: CountingClock;
}

export class Work {
  readonly #jobs = new Set<Job>();
  readonly #changed: () => void;

  /** @param changed called when a performer is done */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Whether a performer is not done. */
  get pending(): boolean {
    return this.#jobs.size > 0;
  }

  /** Whether one of them waits for something that is not the clock, such as an answer from the network. */
  get outside(): boolean {
    for (const { clock } of this.#jobs) if (clock.pending === 0) return true;
    return false;
  }

  /** Waits no longer for those that wait for the world outside. */
  giveUp(): void {
    for (const job of this.#jobs) if (job.clock.pending === 0) this.#jobs.delete(job);
  }

  /** The same extension, its performers watched. */
  track(extension: Extension): Extension {
    const perform = Object.entries(extension.perform ?? {}).map(([type, performer]) => [type, this.#tracked(performer)]);
    return { ...extension, perform: Object.fromEntries(perform), close: () => extension.close?.() };
  }

  #tracked(performer: Perform): Perform {
    return (effect: Effect, context: PerformContext) => {
      const job: Job = { clock: new CountingClock(context.clock) };
      const pending = performer(effect, { ...context, clock: job.clock });
      if (!pending) return undefined;
      this.#jobs.add(job);
      return pending.finally(() => {
        this.#jobs.delete(job);
        this.#changed();
      });
    };
  }
}
