import type { Timer } from 'statewire';
import {
  type ErrorEvent,
  errorText,
  type TelephonyAdapter,
  type TelephonyError,
  type TelephonyEvent,
  telephonyError,
} from 'statewire/telephony';
import type { Accepted, AfterAcceptance } from './after-acceptance.js';

interface Waiting {
  readonly switch: string | undefined;
  confirmed(): void;
  failed(error: unknown): void;
}

/** How many answers are kept that came before anybody waited for them. */
const KEPT = 1000;

/** `confirm: 'switch'`: a request is done when the switch has confirmed it. */
export class Confirmations implements AfterAcceptance {
  readonly #waiting = new Map<number, Waiting>();
  /** Answers by reference ID: one may be on its way to us before we know the ID. */
  readonly #early = new Map<number, TelephonyEvent>();
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
    const early = this.#early.get(referenceID);
    if (early) {
      this.#early.delete(referenceID);
      if (early.name === 'EventError') throw refusal(early);
      return;
    }
    let timer: Timer | undefined;
    try {
      await new Promise<void>((confirmed, failed) => {
        timer = context.clock.after(this.timeout, () =>
          failed(telephonyError(57, `${request.name} was not confirmed within ${this.timeout} ms`)),
        );
        this.#waiting.set(referenceID, { switch: request.switch, confirmed, failed });
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
    if (!('referenceID' in event) || event.referenceID === undefined) return;
    const waiting = this.#waiting.get(event.referenceID);
    if (!waiting) this.#keep(event.referenceID, event);
    else if (event.name === 'EventError') waiting.failed(refusal(event));
    else waiting.confirmed();
  }

  #keep(referenceID: number, event: TelephonyEvent): void {
    this.#early.set(referenceID, event);
    if (this.#early.size <= KEPT) return;
    const [oldest] = this.#early.keys();
    if (oldest !== undefined) this.#early.delete(oldest);
  }
}

/** The switch's own text is worth telling when it says more than the code. */
function refusal({ errorCode, errorMessage }: ErrorEvent): TelephonyError {
  return telephonyError(errorCode, errorMessage === errorText(errorCode) ? undefined : errorMessage);
}
