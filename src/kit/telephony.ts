/**
 * The conformance kit of telephony adapters: every rule of `telephony/contract.ts` as cases.
 * `telephonySuite({ describe, test }, () => subject)` registers them in a test runner; `checkTelephony` runs them without.
 */
import { checkCases, type KitOptions, type KitResult, type Runner, registerCases, type SubjectFactory } from './case.js';
import { CONNECTION_CASES } from './telephony-connection.js';
import { EVENT_CASES } from './telephony-events.js';
import { LOAD_CASES } from './telephony-load.js';
import { REQUEST_CASES } from './telephony-requests.js';
import type { TelephonySubject } from './telephony-subject.js';

const CASES = [...CONNECTION_CASES, ...REQUEST_CASES, ...EVENT_CASES, ...LOAD_CASES].sort((a, b) => a.rule - b.rule);

/** Registers the cases under `name`. Each gets a subject of its own from the factory, with the adapter not open. */
export function telephonySuite(
  runner: Runner,
  factory: SubjectFactory<TelephonySubject>,
  name = 'telephony contract',
  options?: KitOptions,
): void {
  registerCases(name, runner, CASES, factory, options);
}

/** Runs the cases one after the other; nothing is thrown, the results tell. A case that hangs has failed. */
export function checkTelephony(factory: SubjectFactory<TelephonySubject>, options?: KitOptions): Promise<readonly KitResult[]> {
  return checkCases(CASES, factory, options);
}
