/** The ECMAScript data model (SCXML B.2): an evaluator of our own. How it works and what it keeps away: `../README.md`. */
import { ScxmlError } from '../../diagnostics/error.js';
import type { DataModel } from '../contract.js';
import { DEFAULT_LIMITS, type Limits } from './limits.js';
import { EcmascriptCompiler } from './session/compiler.js';
import { namedZone, processZone } from './time-zone.js';

/** Limits for all sessions, and what hosts may want different. */
export interface EcmascriptOptions extends Partial<Limits> {
  /** Time zone of `Date`, by its IANA name; that of the process when absent. */
  readonly timeZone?: string;
  /** Whether `_data` is the data model as an object, as strategies for ORS expect; it is when absent. */
  readonly dataAlias?: boolean;
}

/**
 * An ECMAScript data model with limits of its own; those not given are the defaults.
 * @throws ScxmlError `BAD_OPTION` for a limit that is unknown or no number above 0, or a time zone that nobody knows
 */
export function ecmascript(options: EcmascriptOptions = {}): DataModel {
  const { timeZone, dataAlias = true, ...limits } = options;
  const all = { ...DEFAULT_LIMITS, ...limits };
  for (const [name, value] of Object.entries(all)) {
    if (!(name in DEFAULT_LIMITS)) throw new ScxmlError('BAD_OPTION', `the ECMAScript data model has no limit "${name}"`);
    if (typeof value !== 'number' || !(value > 0)) throw new ScxmlError('BAD_OPTION', `the limit "${name}" must be a number above 0`);
  }
  const zone = timeZone === undefined ? processZone : namedZone(timeZone);
  if (zone === undefined) throw new ScxmlError('BAD_OPTION', `"${timeZone}" is not a time zone`);
  const settings = { limits: all, dataAlias, zone };
  return { name: 'ecmascript', compiler: (document) => new EcmascriptCompiler(document, settings) };
}

export const ecmascriptDataModel: DataModel = ecmascript();
