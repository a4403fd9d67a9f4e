/** What stands behind every function of the guest: its prototypes, and properties that are made when first asked for. */
import { Accessor } from './accessor.js';
import { Code, GuestFunction } from './function.js';
import { asGuestPrototype, ObjectPrototype } from './object.js';

/** `Function.prototype` is a function itself: one that takes anything and returns undefined. */
class IdleCode extends Code {
  readonly name = '';
  readonly length = 0;
  readonly hasPrototype = false;
  readonly isConstructor = false;
  call(): unknown {
    return undefined;
  }
  construct(): unknown {
    return undefined; // never: it is no constructor
  }
}

/** The guest's `Function.prototype`. */
export const FunctionPrototype: object = new GuestFunction(new IdleCode(), undefined);
GuestFunction.materialise(FunctionPrototype as GuestFunction);
Object.setPrototypeOf(FunctionPrototype, ObjectPrototype);

/**
 * Stands between each function and `Function.prototype`, invisible to the guest: finding one of its properties means
 * that the function was not materialised yet.
 */
export const FunctionShell = asGuestPrototype(GuestFunction.prototype, FunctionPrototype);

/** The value of those properties. */
export const LAZY = new Accessor(undefined, undefined);
for (const key of ['length', 'name', 'prototype']) Object.defineProperty(FunctionShell, key, { value: LAZY });
Object.freeze(FunctionShell);

/** The prototype as the guest sees it. */
export function prototypeOf(object: object): object | null {
  const prototype = Object.getPrototypeOf(object) as object | null;
  return prototype === FunctionShell ? FunctionPrototype : prototype;
}
