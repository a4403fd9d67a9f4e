/** What performers of extensions are still at. A virtual clock must not run away while they wait for the world outside. */
import type { Effect } from '../../event.js';
import type { Extension, Perform, PerformContext } from '../../runtime/extension.js';
import { CountingClock } from './counting-clock.js';

interface Job {
  /** The clock that this performer got. */
  readonly clock: CountingClock;
}

/** What Node reports of a process that waits for the world: connections, name look-ups, files, other processes, real timers. */
const WORLD = /^(TCP|TLS|UDP|GetAddrInfo|GetNameInfo|Query|FS|Process|Worker|Timeout)/;

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

  /**
   * Whether one of them waits for something that is not the clock, such as an answer from the network. One that waits for the clock
   * may do that too, and only limit its waiting; what the process has open tells.
   */
  get outside(): boolean {
    return this.#outside().length > 0;
  }

  /** Waits no longer for those that wait for the world outside. */
  giveUp(): void {
    for (const job of this.#outside()) this.#jobs.delete(job);
  }

  #outside(): readonly Job[] {
    if (this.#jobs.size === 0) return [];
    const busy = process.getActiveResourcesInfo().some((name) => WORLD.test(name));
    return [...this.#jobs].filter(({ clock }) => busy || clock.pending === 0);
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
