/**
 * The conformance kit of data models: every rule of `datamodel/contract.ts` as cases.
 * `datamodelSuite({ describe, test }, () => subject)` registers them in a test runner; `checkDataModel` runs them without.
 */
import { checkCases, type KitResult, type Runner, registerCases, type SubjectFactory } from './case.js';
import { COMPILING_CASES, DATA_CASES } from './datamodel-cases.js';
import type { DataModelSubject } from './datamodel-subject.js';

const CASES = [...COMPILING_CASES, ...DATA_CASES].sort((a, b) => a.rule - b.rule);

/** Registers the cases under `name`. */
export function datamodelSuite(runner: Runner, factory: SubjectFactory<DataModelSubject>, name = 'data model contract'): void {
  registerCases(name, runner, CASES, factory);
}

/** Runs the cases one after the other; nothing is thrown, the results tell. */
export function checkDataModel(factory: SubjectFactory<DataModelSubject>): Promise<readonly KitResult[]> {
  return checkCases(CASES, factory);
}
