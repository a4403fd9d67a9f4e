import type { Timer } from 'statewire';
import {
  CONFIRMATION,
  type ErrorEvent,
  errorText,
  type RequestName,
  type TelephonyAdapter,
  type TelephonyError,
  type TelephonyEvent,
  telephonyError,
} from 'statewire/telephony';
import type { Accepted, AfterAcceptance } from './after-acceptance.js';
import { type Answer, EarlyAnswers, isAnswer } from './early-answers.js';

interface Waiting {
  readonly name: RequestName;
  readonly switch: string | undefined;
  confirmed(): void;
  failed(error: unknown): void;
}

/** `confirm: 'switch'`: a request is done when the switch has confirmed it. */
export class Confirmations implements AfterAcceptance {
  readonly #waiting = new Map<number, Waiting>();
  readonly #early = new EarlyAnswers();
  readonly stop: () => void;

  /** @param timeout ms from acceptance to confirmation */
  constructor(
    adapter: TelephonyAdapter,
    private readonly timeout: number,
  ) {
    this.stop = adapter.onEvent((event) => this.#take(event));
  }

  /** @throws TelephonyError with the code of EventError; 54 when the T-Server is lost; 57 when nothing came in time */
  async accepted({ referenceID, request, context }: Accepted): Promise<void> {
    const early = this.#early.take(referenceID).find((event) => event.name === 'EventError' || confirms(event, request.name));
    if (early?.name === 'EventError') throw refusal(early);
    if (early) return;
    let timer: Timer | undefined;
    try {
      await new Promise<void>((confirmed, failed) => {
        timer = context.clock.after(this.timeout, () =>
          failed(telephonyError(57, `${request.name} was not confirmed within ${this.timeout} ms`)),
        );
        this.#waiting.set(referenceID, { name: request.name, switch: request.switch, confirmed, failed });
      });
    } finally {
      timer?.cancel();
      this.#waiting.delete(referenceID);
    }
  }

  #take(event: TelephonyEvent): void {
    if (event.name === 'EventServerDisconnected') {
      for (const waiting of [...this.#waiting.values()]) {
        const elsewhere = event.switch !== undefined && waiting.switch !== undefined && event.switch !== waiting.switch;
        if (!elsewhere) waiting.failed(telephonyError(54, 'the T-Server was lost before the switch confirmed'));
      }
      return;
    }
    if (!isAnswer(event)) return;
    const waiting = this.#waiting.get(event.referenceID);
    if (!waiting) this.#early.keep(event);
    else if (event.name === 'EventError') waiting.failed(refusal(event));
    else if (confirms(event, waiting.name)) waiting.confirmed();
  }
}

/** An event with our reference ID that tells of something else is a mistake of the adapter, and no confirmation. */
function confirms({ name }: Answer, request: RequestName): boolean {
  return name === CONFIRMATION[request] || (request === 'RequestAgentLogout' && name === 'EventQueueLogout');
}

/** The switch's own text is worth telling when it says more than the code. */
function refusal({ errorCode, errorMessage }: ErrorEvent): TelephonyError {
  return telephonyError(errorCode, errorMessage === errorText(errorCode) ? undefined : errorMessage);
}
