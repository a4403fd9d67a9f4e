import { type ErrorEvent, type RequestName, type TelephonyAdapter, telephonyError, textOf } from 'statewire/telephony';
import type { Accepted, AfterAcceptance } from './after-acceptance.js';
import { EarlyAnswers } from './early-answers.js';
import { isDoneAlready } from './failure.js';

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

/** How many accepted requests are remembered; an EventError that comes after so many further ones is not reported. */
const REMEMBERED = 10_000;

/** `confirm: 'acceptance'`: a request is done at once; an EventError that comes later is logged, counted and handed to `report`. */
export class LateErrors implements AfterAcceptance {
  /** How many there were. */
  count = 0;
  readonly #accepted = new Map<number, Omit<Accepted, 'request'> & { readonly name: RequestName }>();
  readonly #early = new EarlyAnswers();
  readonly stop: () => void;

  /** @param report what it throws is logged: the adapter that brought the event has nothing to do with it */
  constructor(
    adapter: TelephonyAdapter,
    private readonly report: (late: LateError) => void,
  ) {
    this.stop = adapter.onEvent((event) => {
      if (event.name === 'EventError') this.#take(event);
    });
  }

  accepted({ referenceID, request: { name }, action, requestid, context }: Accepted): void {
    this.#accepted.set(referenceID, { referenceID, name, action, requestid, context });
    const [oldest] = this.#accepted.keys();
    if (oldest !== undefined && this.#accepted.size > REMEMBERED) this.#accepted.delete(oldest);
    for (const early of this.#early.take(referenceID)) if (early.name === 'EventError') this.#take(early);
  }

  #take(event: ErrorEvent): void {
    const { referenceID, errorCode, errorMessage = '' } = event;
    const accepted = this.#accepted.get(referenceID);
    if (!accepted) {
      this.#early.keep(event);
      return;
    }
    this.#accepted.delete(referenceID);
    const { name, action, requestid, context } = accepted;
    if (isDoneAlready(name, telephonyError(errorCode))) return; // things are as the chart wants them
    this.count++;
    context.log(`${action} ${requestid} was done, and then refused by the switch: EventError ${errorCode} ${errorMessage}`.trimEnd());
    try {
      this.report({ sessionId: context.sessionId, requestid, action, referenceID, errorCode, errorMessage });
    } catch (error) {
      context.log(`onLateError failed: ${textOf(error)}`);
    }
  }
}
