import { allocate, GuestThrow, machine } from '../machine.js';
import { type ErrorType, errorPrototypes, newError } from '../values/error.js';
import { GuestFunction, isCallable } from '../values/function.js';
import { isArray } from '../values/object.js';

/** Throws an error object that the guest can catch. */
export function throwError(type: ErrorType, message: string): never {
  allocate(64 + message.length);
  throw new GuestThrow(newError(errorPrototypes[type], message), machine.position);
}

export function throwTypeError(message: string): never {
  throwError('TypeError', message);
}

/** Calls are nested too deeply. The guest may catch it, as it may in other implementations. */
export function throwTooDeep(): never {
  machine.depth++;
  throw new GuestThrow(newError(errorPrototypes.RangeError, 'Maximum call stack size exceeded'), machine.position, true);
}

/** A property key for a message, shortened. */
export function showKey(key: PropertyKey): string {
  const text = String(key);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** A value for a message, without running any guest code. */
export function showValue(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (isCallable(value)) return `function ${GuestFunction.nameOf(value)}`.trimEnd();
  return isArray(value) ? '#<Array>' : '#<Object>';
}
