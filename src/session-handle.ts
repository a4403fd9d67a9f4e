import { ScxmlError } from './diagnostics/error.js';
import type { DataValue } from './event.js';
import type { Host, Mailbox, SessionView } from './host/contract.js';

/** A session as a program holds it. */
export class SessionHandle {
  readonly #host: Host;
  readonly #mailbox: Mailbox;
  /** The view of its end, which hosts do not keep for ever. */
  #last: SessionView | undefined;

  constructor(
    host: Host,
    readonly id: string,
  ) {
    this.#host = host;
    this.#mailbox = host.mailbox(id);
  }

  /**
   * Sends an external event. Unless the host is busy, it is applied when this returns.
   * @throws ScxmlError `BAD_EVENT_NAME`, `BAD_DATA`, `SESSION_ENDED`, `INBOX_FULL`, `NO_SUCH_SESSION`, `HOST_CLOSED`
   */
  send(name: string, data?: DataValue): void {
    this.#mailbox.send(name, data);
  }

  /** Ids of the active states in document order; of the last ones when the session has ended. */
  get configuration(): readonly string[] {
    return this.view().configuration;
  }

  get status(): SessionView['status'] {
    return this.view().status;
  }

  /** @throws ScxmlError `NO_SUCH_SESSION` when it ended unseen, so long ago that the host has forgotten it */
  view(): SessionView {
    const view = this.#host.inspect(this.id) ?? this.#last;
    if (!view) throw new ScxmlError('NO_SUCH_SESSION', `there is no session ${this.id}`);
    if (view.status !== 'running') this.#last = view;
    return view;
  }

  /** Resolves with the last view when the session has ended. */
  ended(): Promise<SessionView> {
    return this.#host.whenEnded(this.id);
  }

  /**
   * The session as text, those that it invoked included: `Statewire.restore` goes on from it, in this or another process.
   * @throws ScxmlError `SESSION_BUSY`, `SESSION_ENDED`, `NO_SUCH_SESSION`, `HOST_CLOSED`, `BAD_DATA`
   */
  snapshot(): string {
    return this.#host.snapshot(this.id);
  }

  /** Ends it from outside; its onexit handlers run. */
  cancel(): void {
    this.#host.cancel(this.id);
  }
}
