import type { ScxmlEvent } from '../event.js';

/** Macrosteps in a row before other work of the process gets a turn: sessions that never stop sending must not hang it. */
const TURN = 10_000;

/** A session, as far as its turns go. */
interface Runner {
  /** Applies an event that needs not wait. */
  take(event: ScxmlEvent): void;
  /** Applies the next event. */
  step(): void;
  /** Whether `step` would do something. */
  readonly hasWork: boolean;
}

/** Which session of a host runs: one macrostep at a time, and sessions with more to do one after the other. */
export class Turns {
  /** Sessions with something to do, in the order they were woken. */
  readonly #ready = new Set<Runner>();
  #running = false;
  /** Nothing runs and nothing waits: the next event can be taken at once. */
  #free = true;
  /** Whether it goes on in a later turn of the process. */
  #scheduled = false;
  /** Told when there is nothing to do. */
  #idle: (() => void)[] = [];

  /** The session whose macrostep runs. */
  current: Runner | undefined = undefined;
  /** Whether there may be something to do when the event that was taken at once is done. */
  #woken = false;

  /** Lets the session take the event at once. @returns false when something else runs or waits */
  take(session: Runner, event: ScxmlEvent): boolean {
    if (!this.#free) return false;
    this.#free = false;
    this.current = session;
    try {
      session.take(event);
    } finally {
      this.current = undefined;
      if (this.#woken) this.run();
      else this.#free = true;
    }
    return true;
  }

  wake(session: Runner): void {
    this.#ready.add(session);
    this.#woken = true;
    this.run();
  }

  /** The session has nothing to do any more. */
  drop(session: Runner): void {
    this.#ready.delete(session);
  }

  /**
   * Does `first`, then lets every ready session take its events, one macrostep at a time in turn. Called while it runs it
   * only does `first`: one session's effects may wake others, and the outer call goes on with them.
   */
  run(first?: () => void): void {
    if (this.#running || this.current !== undefined) {
      first?.();
      return;
    }
    this.#running = true;
    this.#free = false;
    try {
      first?.();
      for (let turns = 0; this.#ready.size > 0; turns++) {
        if (turns === TURN) {
          this.#goOnLater();
          return;
        }
        this.#next();
      }
    } finally {
      this.#running = false;
      this.#woken = this.#ready.size > 0;
      this.#free = !this.#woken;
    }
    if (this.#idle.length === 0) return;
    const idle = this.#idle;
    this.#idle = [];
    for (const resolve of idle) resolve();
  }

  /** A session that has more to do after its macrostep gets its next turn after the others. */
  #next(): void {
    for (const session of this.#ready) {
      this.#ready.delete(session);
      this.current = session;
      try {
        session.step();
      } finally {
        this.current = undefined;
        if (session.hasWork) this.#ready.add(session);
      }
      return;
    }
  }

  /** Resolves when there is nothing to do. */
  drain(): Promise<void> {
    if (this.#free) return Promise.resolve();
    this.#woken = true;
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  #goOnLater(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.run();
    });
  }
}
