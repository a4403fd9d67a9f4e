import type { ErrorEvent, TelephonyAdapter } from 'statewire/telephony';
import type { Accepted, AfterAcceptance } from './after-acceptance.js';

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

/** How many accepted requests are remembered; an EventError that is older than that many requests is not reported. */
const REMEMBERED = 1000;

/** `confirm: 'acceptance'`: a request is done at once; an EventError that comes later is logged and handed to `report`. */
export class LateErrors implements AfterAcceptance {
  readonly #accepted = new Map<number, Omit<Accepted, 'request'>>();
  readonly stop: () => void;

  constructor(
    adapter: TelephonyAdapter,
    private readonly report: (late: LateError) => void,
  ) {
    this.stop = adapter.onEvent((event) => {
      if (event.name === 'EventError') this.#take(event);
    });
  }

  accepted({ referenceID, action, requestid, context }: Accepted): void {
    this.#accepted.set(referenceID, { referenceID, action, requestid, context });
    if (this.#accepted.size <= REMEMBERED) return;
    const [oldest] = this.#accepted.keys();
    if (oldest !== undefined) this.#accepted.delete(oldest);
  }

  #take({ referenceID, errorCode, errorMessage = '' }: ErrorEvent): void {
    const accepted = this.#accepted.get(referenceID);
    if (!accepted) return;
    this.#accepted.delete(referenceID);
    const { action, requestid, context } = accepted;
    context.log(`${action} ${requestid} was done, and then refused by the switch: EventError ${errorCode} ${errorMessage}`.trimEnd());
    this.report({ sessionId: context.sessionId, requestid, action, referenceID, errorCode, errorMessage });
  }
}
