/** The ECMAScript data model (SCXML B.2): an evaluator of our own. How it works and what it keeps away: `../README.md`. */
import type { DataModel } from '../contract.js';
import { DEFAULT_LIMITS, type Limits } from './limits.js';
import { EcmascriptCompiler } from './session/compiler.js';

/** An ECMAScript data model with limits of its own; those not given are the defaults. */
export function ecmascript(limits: Partial<Limits> = {}): DataModel {
  const all = { ...DEFAULT_LIMITS, ...limits };
  return { name: 'ecmascript', compiler: (options) => new EcmascriptCompiler(options, all) };
}

export const ecmascriptDataModel: DataModel = ecmascript();
