/** Binary operators on any values (ECMA-262 13.5 to 13.15). Callers have fast paths for numbers. */
import { allocate, machine, spend } from '../machine.js';
import { GuestFunction, isCallable } from '../values/function.js';
import { prototypeOf } from '../values/function-shell.js';
import { isObject } from '../values/object.js';
import { SYMBOL_HAS_INSTANCE } from '../values/symbols.js';
import { BoundCode } from './bound.js';
import { get, getMethod, hasProperty, invoke, toKey, toNumber, toPrimitive, toText } from './read.js';
import { showKey, showValue, throwError, throwTypeError } from './throw.js';

/** Joins two strings, within the limit of their length. */
export function concatenate(a: string, b: string): string {
  const length = a.length + b.length;
  if (length > 32) {
    if (length > machine.limits.stringLength) throwError('RangeError', 'Invalid string length');
    allocate(length);
  }
  return a + b;
}

/** Charges for comparing two long strings, which the host does character by character. */
function chargeComparison(a: string, b: string): void {
  if (a.length > 512 && b.length > 512) spend(Math.min(a.length, b.length) >> 8);
}

/** `===`. */
export function strictlyEqual(a: unknown, b: unknown): boolean {
  if (typeof a === 'string' && typeof b === 'string' && a.length > 512 && a.length === b.length) spend(a.length >> 8);
  return a === b;
}

export function add(a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number') return a + b;
  if (typeof a === 'string' && typeof b === 'string') return concatenate(a, b);
  const left = typeof a === 'object' && a !== null ? toPrimitive(a) : a;
  const right = typeof b === 'object' && b !== null ? toPrimitive(b) : b;
  if (typeof left === 'string' || typeof right === 'string') return concatenate(toText(left), toText(right));
  return toNumber(left) + toNumber(right);
}

export function looselyEqual(a: unknown, b: unknown): boolean {
  if (typeof a === 'object' && a !== null) {
    if (typeof b === 'object' || b === undefined) return a === b;
    return looselyEqual(toPrimitive(a), b);
  }
  if (typeof b === 'object' && b !== null) return a !== undefined && a !== null && looselyEqual(a, toPrimitive(b));
  return primitivesEqual(a, b);
}

function primitivesEqual(a: unknown, b: unknown): boolean {
  if (typeof a === 'string' && typeof b === 'string') return strictlyEqual(a, b);
  if (typeof a === typeof b || a === null || b === null || a === undefined || b === undefined) {
    return a === b || ((a === undefined || a === null) && (b === undefined || b === null));
  }
  if (typeof a === 'symbol' || typeof b === 'symbol') return false;
  return toNumber(a) === toNumber(b);
}

/** Both sides of `<`, `>`, `<=` or `>=` as primitives; then strings compare as strings, everything else as numbers. */
function compare(a: unknown, b: unknown, strings: (x: string, y: string) => boolean, numbers: (x: number, y: number) => boolean): boolean {
  const left = comparable(a);
  const right = comparable(b);
  if (typeof left !== 'string' || typeof right !== 'string') {
    const x = toNumber(left);
    return numbers(x, toNumber(right));
  }
  chargeComparison(left, right);
  return strings(left, right);
}

export function lessThan(a: unknown, b: unknown): boolean {
  return compare(
    a,
    b,
    (x, y) => x < y,
    (x, y) => x < y,
  );
}

export function lessOrEqual(a: unknown, b: unknown): boolean {
  return compare(
    a,
    b,
    (x, y) => x <= y,
    (x, y) => x <= y,
  );
}

export function greaterThan(a: unknown, b: unknown): boolean {
  return compare(
    a,
    b,
    (x, y) => x > y,
    (x, y) => x > y,
  );
}

export function greaterOrEqual(a: unknown, b: unknown): boolean {
  return compare(
    a,
    b,
    (x, y) => x >= y,
    (x, y) => x >= y,
  );
}

function comparable(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? toPrimitive(value, 'number') : value;
}

/** `key in object`. */
export function isIn(key: unknown, object: unknown): boolean {
  if (!isObject(object))
    throwTypeError(
      `Cannot use 'in' operator to search for '${typeof key === 'object' ? '…' : showKey(key as PropertyKey)}' in ${showValue(object)}`,
    );
  return hasProperty(object, toKey(key));
}

/** `value instanceof target`. */
export function instanceOf(value: unknown, target: unknown): boolean {
  if (!isObject(target)) throwTypeError("Right-hand side of 'instanceof' is not an object");
  const method = getMethod(target, SYMBOL_HAS_INSTANCE);
  if (method !== undefined) return Boolean(invoke(method, target, [value]));
  if (!isCallable(target)) throwTypeError("Right-hand side of 'instanceof' is not callable");
  return hasInstance(target, value);
}

/** The default of `instanceof`: the target's `prototype` is on the value's chain (7.3.22). */
export function hasInstance(target: unknown, value: unknown): boolean {
  if (!isCallable(target)) return false;
  const code = GuestFunction.code(target);
  if (code instanceof BoundCode) return instanceOf(value, code.target);
  if (!isObject(value)) return false;
  const prototype = get(target, 'prototype');
  if (!isObject(prototype)) throwTypeError(`Function has non-object prototype '${showValue(prototype)}' in instanceof check`);
  for (let at = prototypeOf(value); at !== null; at = prototypeOf(at)) if (at === prototype) return true;
  return false;
}

export function typeOf(value: unknown): string {
  return isCallable(value) ? 'function' : typeof value;
}
