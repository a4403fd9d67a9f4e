/** Faults on command: what real T-Servers do on bad days, once or several times, for all requests or for some. */
import type { RequestName, TelephonyRequest } from '../contract.js';

/** What goes wrong. Times in ms. */
export type FaultKind =
  /** Rejected before acceptance. */
  | { readonly kind: 'reject'; readonly code: number }
  /** Accepted, then refused with EventError. */
  | { readonly kind: 'refuse'; readonly code: number }
  /** Slower by so much until acceptance, until the answer. */
  | { readonly kind: 'delay'; readonly accept?: number; readonly answer?: number }
  /** The promise of the request never settles, as long as the connection lasts. */
  | { readonly kind: 'neverAccept' }
  /** Accepted and carried out, but no event tells. */
  | { readonly kind: 'neverAnswer' }
  /** The answer comes two times. */
  | { readonly kind: 'answerTwice' }
  /** Confirmed, and so much later an EventError for the same request. */
  | { readonly kind: 'lateError'; readonly code: number; readonly after: number }
  /** The answer carries a reference ID that nobody has. */
  | { readonly kind: 'wrongReferenceID' }
  /** The connection to the T-Server breaks: before the request is accepted, or between acceptance and answer. */
  | { readonly kind: 'disconnect'; readonly when: 'beforeAcceptance' | 'beforeAnswer' };

/** A fault and the requests that it hits. */
export type Fault = FaultKind & {
  readonly request?: RequestName;
  readonly thisDN?: string;
  /** How many requests it hits; default 1. */
  readonly times?: number;
};

/** The faults that are still to come. */
export class Faults {
  readonly #waiting: { readonly fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.#waiting.push({ fault, left: fault.times ?? 1 });
  }

  /** Those that are still to come, with the times that are left. */
  list(): readonly Fault[] {
    return this.#waiting.map(({ fault, left }) => ({ ...fault, times: left }));
  }

  clear(): void {
    this.#waiting.length = 0;
  }

  /** Uses up the first fault that hits the request. */
  take(request: TelephonyRequest): FaultKind | undefined {
    const at = this.#waiting.findIndex(({ fault }) => hits(fault, request));
    const found = this.#waiting[at];
    if (!found) return undefined;
    if (--found.left <= 0) this.#waiting.splice(at, 1);
    return found.fault;
  }
}

function hits(fault: Fault, request: TelephonyRequest): boolean {
  return (fault.request ?? request.name) === request.name && (fault.thisDN ?? request.thisDN) === request.thisDN;
}
