import type { TelephonyEvent } from 'statewire/telephony';

/** For how many requests answers are kept that came before anybody waited for them. */
const KEPT = 1000;
/** How many are kept for one of them. */
const KEPT_FOR_ONE = 10;

/** An event that answers a request. */
export type Answer = TelephonyEvent & { readonly referenceID: number };

/** Answers that came before their request was known to be accepted: adapters should not do that, and some do. */
export class EarlyAnswers {
  readonly #answers = new Map<number, Answer[]>();

  /** Keeps an answer until it is taken or too many others came after it. */
  keep(answer: Answer): void {
    const others = this.#answers.get(answer.referenceID);
    if (others) {
      if (others.length < KEPT_FOR_ONE) others.push(answer);
      return;
    }
    this.#answers.set(answer.referenceID, [answer]);
    const [oldest] = this.#answers.keys();
    if (oldest !== undefined && this.#answers.size > KEPT) this.#answers.delete(oldest);
  }

  /** @returns the answers to a request in the order they came; they are forgotten */
  take(referenceID: number): readonly Answer[] {
    const answers = this.#answers.get(referenceID) ?? [];
    this.#answers.delete(referenceID);
    return answers;
  }
}

/** Whether an event answers a request, and did not happen by itself. */
export function isAnswer(event: TelephonyEvent): event is Answer {
  return 'referenceID' in event && event.referenceID !== undefined;
}
