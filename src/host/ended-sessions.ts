import { ScxmlError } from '../diagnostics/error.js';
import type { SessionView } from './contract.js';

/** How many ended sessions can still be looked at. */
const KEPT = 1_000;

/** The last views of sessions that have ended, the newest ones, and who waits for an end. */
export class EndedSessions {
  readonly #views = new Map<string, SessionView>();
  readonly #waiting = new Map<string, ((view: SessionView) => void)[]>();

  add(view: SessionView): void {
    this.#views.set(view.id, view);
    if (this.#views.size > KEPT) {
      const oldest = this.#views.keys().next().value;
      if (oldest !== undefined) this.#views.delete(oldest);
    }
    const waiting = this.#waiting.get(view.id) ?? [];
    this.#waiting.delete(view.id);
    for (const resolve of waiting) resolve(view);
  }

  view(sessionId: string): SessionView | undefined {
    return this.#views.get(sessionId);
  }

  /** @param running whether the session runs now */
  wait(sessionId: string, running: boolean): Promise<SessionView> {
    const view = this.#views.get(sessionId);
    if (view && !running) return Promise.resolve(view);
    if (!running) return Promise.reject(new ScxmlError('NO_SUCH_SESSION', `there is no session ${sessionId}`));
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(sessionId) ?? [];
      waiting.push(resolve);
      this.#waiting.set(sessionId, waiting);
    });
  }
}
