/** An adapter under test with what the cases need around it, and the small steps that they are made of. */
import type { TelephonyAdapter, TelephonyEvent, TelephonyRequest } from '../telephony/contract.js';
import { RuleBroken } from './case.js';

/** Made anew for each case, with the adapter not open. What is optional makes its cases run. */
export interface TelephonySubject {
  readonly adapter: TelephonyAdapter;
  /** A request that the T-Server accepts and confirms however often it comes, such as RequestSetDNDOn for a DN. */
  readonly request: TelephonyRequest;
  /** Lets time pass until what is under way has happened: advances a simulated clock, or waits some ms. */
  settle(): Promise<void>;
  /** A DN that the T-Server does not have. */
  readonly unknownDN?: string | undefined;
  /** Makes the T-Server refuse the next request after accepting it. @returns the error code that will come */
  refuseNext?(): number;
  /** Breaks the connection to the T-Server from the other side; it can be opened again afterwards. */
  drop?(): void | Promise<void>;
  /** Makes the T-Server unreachable, before opening. */
  unreachable?(): void | Promise<void>;
  /** The T-Server loses its link to the switch, or gets it back. */
  setLink?(up: boolean): void | Promise<void>;
  /** Something happens at the DN of `request` by itself, as when the agent uses the phone. */
  phone?(): void | Promise<void>;
  /** Called after the case. */
  dispose?(): void | Promise<void>;
}

/** How a promise ended; `pending` when it did not, however long time passed. */
export type Ending = { readonly value: unknown } | { readonly error: unknown } | 'pending';

const ROUNDS = 50;

/** Lets time pass until the promise ends. Never rejects. */
export async function ending(subject: TelephonySubject, promise: Promise<unknown>): Promise<Ending> {
  let end: Ending = 'pending';
  promise.then(
    (value) => {
      end = { value };
    },
    (error: unknown) => {
      end = { error };
    },
  );
  for (let round = 0; end === 'pending' && round < ROUNDS; round++) await subject.settle();
  return end;
}

/** Opens the adapter. @returns its events from now on */
export async function opened(subject: TelephonySubject, rule: number): Promise<TelephonyEvent[]> {
  const events: TelephonyEvent[] = [];
  subject.adapter.onEvent((event) => events.push(event));
  const end = await ending(subject, subject.adapter.open());
  if (end === 'pending' || 'error' in end) throw new RuleBroken(rule, `open() ${describeEnding(end)}`);
  return events;
}

/** Makes the subject's request. @returns the reference ID */
export async function accepted(subject: TelephonySubject, rule: number, request = subject.request): Promise<number> {
  const end = await ending(subject, subject.adapter.request(request));
  if (end === 'pending' || 'error' in end) throw new RuleBroken(rule, `${request.name} for a good DN ${describeEnding(end)}`);
  if (!isReferenceID(end.value)) throw new RuleBroken(5, `a reference ID must be a positive integer, not ${show(end.value)}`);
  return end.value;
}

/** Checks that a request ends in a rejection with one of the codes. */
export async function rejectedWith(
  subject: TelephonySubject,
  rule: number,
  when: string,
  codes: readonly number[],
  promise: Promise<unknown>,
): Promise<void> {
  const end = await ending(subject, promise);
  if (end !== 'pending' && 'error' in end && codes.includes(codeOf(end.error) ?? -1)) return;
  throw new RuleBroken(rule, `${when} must be rejected with ${codes.join(' or ')}, but it ${describeEnding(end)}`);
}

export function check(rule: number, holds: boolean, message: string): void {
  if (!holds) throw new RuleBroken(rule, message);
}

export function isReferenceID(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}

/** The code of a TelephonyError, of this copy of the package or of another one. */
export function codeOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || error.name !== 'TelephonyError' || !('code' in error)) return undefined;
  return typeof error.code === 'number' ? error.code : undefined;
}

/** The events that answer a request. */
export function answersTo(events: readonly TelephonyEvent[], referenceID: number): readonly TelephonyEvent[] {
  return events.filter((event) => 'referenceID' in event && event.referenceID === referenceID);
}

export function named(events: readonly TelephonyEvent[], name: TelephonyEvent['name']): readonly TelephonyEvent[] {
  return events.filter((event) => event.name === name);
}

export function describeEnding(end: Ending): string {
  if (end === 'pending') return 'never ended';
  if ('value' in end) return `resolved with ${show(end.value)}`;
  return `was rejected with ${end.error instanceof Error ? `${end.error.name}: ${end.error.message}` : String(end.error)}`;
}

/** A string is told apart from the number that it spells. */
function show(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
