/** Restoring sessions from a snapshot: first all of them are made, then they are set going, so that a bad snapshot leaves nothing behind. */
import { cancelInvocation, startInvocation } from './invocations.js';
import type { KeptSession } from './kept.js';
import type { Live } from './live.js';
import { dispatch, performExtension } from './perform.js';
import type { DelayedSend } from './timers.js';

/** A session that was made, and what a snapshot has for it. */
interface Restored {
  readonly live: Live;
  readonly kept: KeptSession;
}

/** The restoring of one snapshot. */
export class Restoration {
  readonly #restored: Restored[] = [];

  /** Starts the services of a session again, which restores those that are sessions. @throws ScxmlError */
  add(live: Live, kept: KeptSession): void {
    this.#restored.push({ live, kept });
    live.owner.tracer?.write(live.id, { type: 'note', message: 'restored from a snapshot' });
    for (const service of kept.services) startInvocation(live, service.effect, service.session);
  }

  /** Sets the timers in their old order, performs again what was not done, and lets the sessions take their events. */
  finish(): void {
    const timers = this.#restored.flatMap(({ live, kept }) => kept.timers.map((delayed) => ({ live, delayed })));
    for (const { live, delayed } of timers.sort((a, b) => a.delayed.order - b.delayed.order)) arm(live, delayed);
    for (const { live, kept } of this.#restored) {
      for (const [key, effect] of kept.unfinished) performExtension(live, effect, key);
    }
    for (const { live } of this.#restored) if (live.hasWork) live.owner.turns.wake(live);
  }

  /** Takes back what was made. */
  abandon(): void {
    for (const { live } of this.#restored) {
      for (const [invokeid, { invocation }] of live.invoked) if (invocation.sessionId === undefined) cancelInvocation(live, invokeid);
      live.abandon();
    }
  }
}

function arm(live: Live, { effect, due }: DelayedSend): void {
  const { clock } = live.owner;
  live.timers.arm(effect, live.owner.numberTimer(), Math.max(0, due - clock.now()), (sent) => dispatch(live, sent), due);
}
