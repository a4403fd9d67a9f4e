/** `statewire/kit`: conformance suites for the authors of implementations, one for each contract. */
export { type KitResult, RuleBroken, type Runner, reportText, type SubjectFactory } from './case.js';
export { checkTelephony, telephonySuite } from './telephony.js';
export type { TelephonySubject } from './telephony-subject.js';
