/** What stands behind every function of the guest: its prototypes, and properties that are made when first asked for. */
import { Accessor } from './accessor.js';
import { GuestFunction } from './function.js';
import { asGuestPrototype, ObjectPrototype, type Properties } from './object.js';

/** The guest's `Function.prototype`. */
export const FunctionPrototype: object = Object.create(ObjectPrototype) as object;

/**
 * Stands between each function and `Function.prototype`, invisible to the guest: finding one of its properties means
 * that the function was not materialised yet.
 */
export const FunctionShell = asGuestPrototype(GuestFunction.prototype, FunctionPrototype);

/** The value of those properties. */
export const LAZY = new Accessor(undefined, undefined);
for (const key of ['length', 'name', 'prototype']) (FunctionShell as Properties)[key] = LAZY;
Object.freeze(FunctionShell);

/** The prototype as the guest sees it. */
export function prototypeOf(object: object): object | null {
  const prototype = Object.getPrototypeOf(object) as object | null;
  return prototype === FunctionShell ? FunctionPrototype : prototype;
}
