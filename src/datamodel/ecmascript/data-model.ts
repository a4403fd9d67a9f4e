/** The ECMAScript data model (SCXML B.2): an evaluator of our own. How it works and what it keeps away: `../README.md`. */
import { ScxmlError } from '../../diagnostics/error.js';
import type { DataModel } from '../contract.js';
import { DEFAULT_LIMITS, type Limits } from './limits.js';
import { EcmascriptCompiler } from './session/compiler.js';

/**
 * An ECMAScript data model with limits of its own; those not given are the defaults.
 * @throws ScxmlError `BAD_OPTION` for a limit that is unknown or no number above 0
 */
export function ecmascript(limits: Partial<Limits> = {}): DataModel {
  const all = { ...DEFAULT_LIMITS, ...limits };
  for (const [name, value] of Object.entries(all)) {
    if (!(name in DEFAULT_LIMITS)) throw new ScxmlError('BAD_OPTION', `the ECMAScript data model has no limit "${name}"`);
    if (typeof value !== 'number' || !(value > 0)) throw new ScxmlError('BAD_OPTION', `the limit "${name}" must be a number above 0`);
  }
  return { name: 'ecmascript', compiler: (options) => new EcmascriptCompiler(options, all) };
}

export const ecmascriptDataModel: DataModel = ecmascript();
