import { ScxmlError } from './diagnostics/error.js';
import { type DataValue, ScxmlEvent } from './event.js';
import type { Host, SessionView } from './host/contract.js';
import { checkData, checkEventName } from './runtime/event-data.js';

/** A session as a program holds it. */
export class SessionHandle {
  readonly #host: Host;

  constructor(
    host: Host,
    readonly id: string,
  ) {
    this.#host = host;
  }

  /**
   * Sends an external event. Unless the host is busy, it is applied when this returns.
   * @throws ScxmlError `BAD_EVENT_NAME`, `BAD_DATA`, `SESSION_ENDED`, `INBOX_FULL`, `NO_SUCH_SESSION`, `HOST_CLOSED`
   */
  send(name: string, data?: DataValue): void {
    checkEventName(name);
    checkData(data);
    this.#host.deliver(this.id, new ScxmlEvent(name, 'external', { data }));
  }

  /** Ids of the active states in document order; of the last ones when the session has ended. */
  get configuration(): readonly string[] {
    return this.view().configuration;
  }

  get status(): SessionView['status'] {
    return this.view().status;
  }

  /** @throws ScxmlError `NO_SUCH_SESSION` when it ended so long ago that the host has forgotten it */
  view(): SessionView {
    return viewOf(this.#host, this.id);
  }

  /** Resolves with the last view when the session has ended. */
  ended(): Promise<SessionView> {
    return this.#host.whenEnded(this.id);
  }

  /** Ends it from outside; its onexit handlers run. */
  cancel(): void {
    this.#host.cancel(this.id);
  }
}

function viewOf(host: Host, id: string): SessionView {
  const view = host.inspect(id);
  if (!view) throw new ScxmlError('NO_SUCH_SESSION', `there is no session ${id}`);
  return view;
}
