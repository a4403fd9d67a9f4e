/** Error objects of the guest: ordinary objects with a mark, so that they can be told from others. */
import { asGuestPrototype, GuestObject, ObjectPrototype } from './object.js';

export type ErrorType =
  | 'Error'
  | 'TypeError'
  | 'RangeError'
  | 'SyntaxError'
  | 'ReferenceError'
  | 'EvalError'
  | 'URIError'
  | 'AggregateError';

export class GuestError {
  readonly #mark = true;
  static is(value: object): boolean {
    return #mark in value && value.#mark;
  }
}

export const ErrorPrototype = asGuestPrototype(GuestError.prototype, ObjectPrototype);

function nativeErrorPrototype(): object {
  const prototype = new GuestObject();
  Object.setPrototypeOf(prototype, ErrorPrototype);
  return prototype;
}

/** `prototype` of each error constructor. */
export const errorPrototypes: Readonly<Record<ErrorType, object>> = {
  Error: ErrorPrototype,
  TypeError: nativeErrorPrototype(),
  RangeError: nativeErrorPrototype(),
  SyntaxError: nativeErrorPrototype(),
  ReferenceError: nativeErrorPrototype(),
  EvalError: nativeErrorPrototype(),
  URIError: nativeErrorPrototype(),
  AggregateError: nativeErrorPrototype(),
};

/** A new error. `message` is left out when undefined, as the constructors do. */
export function newError(prototype: object, message: string | undefined): object {
  const error = new GuestError();
  if (prototype !== ErrorPrototype) Object.setPrototypeOf(error, prototype);
  if (message !== undefined)
    Object.defineProperty(error, 'message', { value: message, writable: true, enumerable: false, configurable: true });
  return error;
}
