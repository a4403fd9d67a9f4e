/** Calling functions and reading properties, and the conversions that need both (ECMA-262 7.1, 7.3). */
import { leaving, machine, outOfFuel, spend } from '../machine.js';
import { Accessor } from '../values/accessor.js';
import { Binding } from '../values/binding.js';
import { prototypeOfPrimitive } from '../values/boxed.js';
import { GuestFunction, isCallable } from '../values/function.js';
import { FunctionPrototype, FunctionShell, LAZY } from '../values/function-shell.js';
import type { Properties } from '../values/object.js';
import { SYMBOL_TO_PRIMITIVE } from '../values/symbols.js';
import { showKey, showValue, throwTooDeep, throwTypeError } from './throw.js';

/** Calls a function, counting fuel and depth: the only way to one. */
export function invoke(fn: GuestFunction, thisValue: unknown, args: readonly unknown[]): unknown {
  if (--machine.fuel < 0) outOfFuel();
  if (--machine.depth < 0) throwTooDeep();
  const site = machine.position;
  try {
    const result = GuestFunction.call(fn, thisValue, args);
    machine.depth++;
    return result;
  } catch (error) {
    throw leaving(error, GuestFunction.nameOf(fn), site);
  }
}

export function call(fn: unknown, thisValue: unknown, args: readonly unknown[]): unknown {
  if (!isCallable(fn)) throwTypeError(`${showValue(fn)} is not a function`);
  return invoke(fn, thisValue, args);
}

/** Value or `Accessor` found on the object or its prototypes; undefined when there is none. */
export function lookup(base: object, key: PropertyKey): unknown {
  const value = (base as Properties)[key];
  return value === LAZY ? lookupLazy(base, key) : value;
}

/** Reads `name`, `length` or `prototype` through a function that has not made them yet. */
function lookupLazy(base: object, key: PropertyKey): unknown {
  for (
    let object: object | null = base;
    object !== null && object !== FunctionShell;
    object = Object.getPrototypeOf(object) as object | null
  ) {
    if (GuestFunction.is(object)) GuestFunction.materialise(object);
    if (Object.hasOwn(object, key)) return (object as Properties)[key];
  }
  return (FunctionPrototype as Properties)[key];
}

/** The value behind an accessor that was found under `key` of `base`. */
export function readAccessor(base: object, key: PropertyKey, found: Accessor, receiver: unknown): unknown {
  const value = found === LAZY ? lookupLazy(base, key) : found;
  if (!(value instanceof Accessor)) return value;
  if (Binding.is(value)) return readBinding(base, key, value, receiver);
  return value.getter === undefined ? undefined : invoke(value.getter, receiver, []);
}

/** A variable that is a property. One that does not exist (now) lets the prototype's property be seen. */
function readBinding(base: object, key: PropertyKey, binding: Binding, receiver: unknown): unknown {
  if (Binding.exists(binding)) return Binding.read(binding);
  let holder: object = base;
  while (!Object.hasOwn(holder, key)) holder = Object.getPrototypeOf(holder) as object;
  const parent = Object.getPrototypeOf(holder) as object | null;
  return parent === null ? undefined : getFrom(parent, key, receiver);
}

/** Property of an object, looked up from `base` and read for `receiver` (7.3.2, 7.3.3). */
export function getFrom(base: object, key: PropertyKey, receiver: unknown): unknown {
  const value = (base as Properties)[key];
  return typeof value === 'object' && value !== null && value instanceof Accessor ? readAccessor(base, key, value, receiver) : value;
}

/** `base.key` for any value. */
export function get(base: unknown, key: PropertyKey): unknown {
  if (typeof base === 'object' && base !== null) {
    const value = (base as Properties)[key];
    return typeof value === 'object' && value !== null && value instanceof Accessor ? readAccessor(base, key, value, base) : value;
  }
  return getOfPrimitive(base, key);
}

/** `base[key]` where the key is any value. */
export function getByValue(base: unknown, key: unknown): unknown {
  if (base === undefined || base === null) throwUnreadable(base, key);
  return get(base, typeof key === 'string' ? key : toKey(key));
}

function throwUnreadable(base: undefined | null, key: unknown): never {
  const shown = typeof key === 'object' ? '…' : showKey(key as PropertyKey);
  throwTypeError(`Cannot read properties of ${base} (reading '${shown}')`);
}

function getOfPrimitive(base: unknown, key: PropertyKey): unknown {
  if (base === undefined || base === null) throwUnreadable(base, key);
  if (typeof base === 'string') {
    if (key === 'length') return base.length;
    const index = typeof key === 'number' ? key : typeof key === 'string' ? arrayIndex(key) : -1;
    if (index >= 0 && index < base.length) return base[index];
  }
  return getFrom(prototypeOfPrimitive(base)!, key, base);
}

/** The function under `key`, undefined for undefined and null (7.3.11). */
export function getMethod(base: unknown, key: PropertyKey): GuestFunction | undefined {
  const fn = get(base, key);
  if (fn === undefined || fn === null) return undefined;
  if (!isCallable(fn)) throwTypeError(`${showValue(fn)} is not a function`);
  return fn;
}

/** The array index that a key spells, or -1. */
export function arrayIndex(key: string): number {
  const first = key.charCodeAt(0);
  if (!(first >= 48 && first <= 57) || key.length > 10) return -1;
  const index = Number(key);
  return index >>> 0 === index && index !== 4294967295 && String(index) === key ? index : -1;
}

/** Property key for a value (7.1.19). Non-negative integers stay numbers. */
export function toKey(value: unknown): PropertyKey {
  if (typeof value === 'string' || typeof value === 'symbol') return value;
  if (typeof value === 'number') return value >>> 0 === value ? value : String(value);
  if (typeof value === 'object' && value !== null) {
    const primitive = toPrimitive(value, 'string');
    return typeof primitive === 'symbol' ? primitive : String(primitive);
  }
  return String(value);
}

/** An object as a primitive (7.1.1). */
export function toPrimitive(object: object, hint: 'default' | 'number' | 'string' = 'default'): unknown {
  const exotic = getMethod(object, SYMBOL_TO_PRIMITIVE);
  if (exotic !== undefined) {
    const result = invoke(exotic, object, [hint]);
    if (typeof result !== 'object' || result === null) return result;
    throwTypeError('Cannot convert object to primitive value');
  }
  for (const name of hint === 'string' ? (['toString', 'valueOf'] as const) : (['valueOf', 'toString'] as const)) {
    const fn = get(object, name);
    if (!isCallable(fn)) continue;
    const result = invoke(fn, object, []);
    if (typeof result !== 'object' || result === null) return result;
  }
  throwTypeError('Cannot convert object to primitive value');
}

export function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null) return toText(toPrimitive(value, 'string'));
  if (typeof value === 'symbol') throwTypeError('Cannot convert a Symbol value to a string');
  return String(value);
}

/** A number that a text spells, charged by its length. */
function numberIn(text: string): number {
  if (text.length > 64) spend(text.length >> 7);
  return Number(text);
}

export function toNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return numberIn(value);
  if (typeof value === 'object' && value !== null) return toNumber(toPrimitive(value, 'number'));
  if (typeof value === 'symbol') throwTypeError('Cannot convert a Symbol value to a number');
  return Number(value);
}

/** Truncated towards zero; 0 for NaN (7.1.5). */
export function toInteger(value: unknown): number {
  const number = Math.trunc(toNumber(value));
  return Number.isNaN(number) ? 0 : number + 0;
}

/** A length between 0 and 2^53 - 1 (7.1.20). */
export function toLength(value: unknown): number {
  const length = toInteger(value);
  return length <= 0 ? 0 : Math.min(length, Number.MAX_SAFE_INTEGER);
}

/** Whether the object or one of its prototypes has the property. */
export function hasProperty(object: object, key: PropertyKey): boolean {
  if (!(key in object)) return false;
  const value = (object as Properties)[key];
  if (!(value instanceof Accessor)) return true;
  if (Binding.is(value) && !Binding.exists(value)) {
    const parent = Object.getPrototypeOf(object) as object | null;
    return parent !== null && hasProperty(parent, key);
  }
  if (value !== LAZY) return true;
  for (let at: object | null = object; at !== null && at !== FunctionShell; at = Object.getPrototypeOf(at) as object | null) {
    if (GuestFunction.is(at)) GuestFunction.materialise(at);
    if (Object.hasOwn(at, key)) return true;
  }
  return key in FunctionPrototype;
}
