/** `statewire/kit`: conformance suites for the authors of implementations, one for each contract. */
export { type KitOptions, type KitResult, RuleBroken, type Runner, reportJson, reportText, type SubjectFactory } from './case.js';
export { checkDataModel, datamodelSuite } from './datamodel.js';
export type { DataModelSubject } from './datamodel-subject.js';
export { checkTelephony, telephonySuite } from './telephony.js';
export type { TelephonySubject } from './telephony-subject.js';
