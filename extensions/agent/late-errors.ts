import type { TelephonyAdapter } from 'statewire/telephony';

/** An action that was done for the chart because its request was accepted, and that the switch refused afterwards. */
export interface LateError {
  readonly sessionId: string;
  readonly requestid: string;
  /** Such as `agent.logout`. */
  readonly action: string;
  readonly referenceID: number;
  readonly errorCode: number;
  readonly errorMessage: string;
}

/** An accepted request whose answer may still come. */
export interface Accepted {
  readonly sessionId: string;
  readonly requestid: string;
  readonly action: string;
  readonly log: (message: string) => void;
}

/** How many accepted requests are remembered; an EventError that is older than that many requests is not reported. */
const REMEMBERED = 10_000;

/** Reports each EventError that comes after its action was done: in the session's log, and to `report`. */
export class LateErrors {
  readonly #accepted = new Map<number, Accepted>();
  /** Stops listening to the adapter. */
  readonly stop: () => void;

  constructor(adapter: TelephonyAdapter, report: (late: LateError) => void) {
    this.stop = adapter.onEvent((event) => {
      if (!('referenceID' in event) || event.referenceID === undefined) return;
      const accepted = this.#accepted.get(event.referenceID);
      if (!accepted || event.name !== 'EventError') return;
      this.#accepted.delete(event.referenceID);
      const { log, ...request } = accepted;
      const { referenceID, errorCode, errorMessage = '' } = event;
      log(
        `${request.action} ${request.requestid} was done, and then refused by the switch: EventError ${errorCode} ${errorMessage}`.trimEnd(),
      );
      report({ ...request, referenceID, errorCode, errorMessage });
    });
  }

  remember(referenceID: number, accepted: Accepted): void {
    this.#accepted.set(referenceID, accepted);
    if (this.#accepted.size <= REMEMBERED) return;
    const [oldest] = this.#accepted.keys();
    if (oldest !== undefined) this.#accepted.delete(oldest);
  }
}
