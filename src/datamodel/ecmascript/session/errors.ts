/** Failures of an evaluation as the engine sees them: always a `DataModelError` with its place in the document. */
import { type CallSite, DataModelError } from '../../contract.js';
import { BudgetExceeded, GuestThrow, type LeftCall, machine } from '../machine.js';
import { Accessor } from '../values/accessor.js';
import { GuestFunction, isCallable } from '../values/function.js';
import { isObject, type Properties } from '../values/object.js';
import { Viewer } from './inspect.js';
import type { Units } from './units.js';

const LONGEST = 500;

/**
 * Whatever was thrown, also by a fault of this program or of the session's host, as a `DataModelError`.
 * @param entry position of the expression that was being evaluated
 */
export function translate(error: unknown, units: Units, entry: number): DataModelError {
  if (error instanceof DataModelError) return error;
  const at = (kind: DataModelError['kind'], message: string, position: number, calls?: readonly LeftCall[]): DataModelError => {
    const place = units.locate(position);
    const sites = calls && callSites(calls, position, units);
    return new DataModelError(kind, message, place?.source, place?.index, units.locate(entry)?.source, sites);
  };
  if (error instanceof GuestThrow) return at(error.tooDeep ? 'depth' : 'execution', describe(error.value), error.position, error.calls);
  if (error instanceof BudgetExceeded) {
    const what = error.kind === 'fuel' ? 'too much work in one macrostep' : 'too much memory used in one macrostep';
    return at(error.kind, what, error.position, error.calls);
  }
  if (error instanceof RangeError && /call stack/.test(error.message)) return at('depth', 'nested too deeply', machine.position);
  return at('execution', `InternalError: ${error instanceof Error ? error.message : String(error)}`, machine.position);
}

/** Each function was where it called the one before; the first was where it failed, and the last call was in no function. */
function callSites(calls: readonly LeftCall[], position: number, units: Units): CallSite[] {
  const positions = [position, ...calls.map(({ site }) => site)];
  return positions.map((each, i) => ({ name: calls[i]?.name ?? '', at: units.locate(each) }));
}

/** What was thrown, in one line. Runs no code of the document. */
function describe(value: unknown): string {
  if (isObject(value)) {
    const name = dataProperty(value, 'name');
    const message = dataProperty(value, 'message');
    if (typeof message === 'string' || typeof name === 'string') {
      const shown = typeof name === 'string' && name !== '' ? name : className(value);
      return shorten(typeof message === 'string' && message !== '' ? `${shown}: ${message}` : shown);
    }
  }
  const shown = new Viewer().view(value, 0);
  return shorten(`Uncaught ${typeof shown === 'object' ? JSON.stringify(shown) : String(shown)}`);
}

/** Name of the class of an error that has none of its own. */
function className(error: object): string {
  const fn = dataProperty(error, 'constructor');
  const name = isCallable(fn) ? GuestFunction.nameOf(fn) : '';
  return name === '' || name === 'Object' ? 'Error' : name;
}

function dataProperty(object: object, key: string): unknown {
  const value = (object as Properties)[key];
  return value instanceof Accessor ? undefined : value;
}

function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
