/** Assigning and deleting properties (ECMA-262 10.1.9, 10.1.10). */
import { allocate, machine, spend } from '../machine.js';
import { Accessor } from '../values/accessor.js';
import { Binding } from '../values/binding.js';
import { prototypeOfPrimitive } from '../values/boxed.js';
import { prototypeOf } from '../values/function-shell.js';
import { type GuestArray, isArray, type Properties } from '../values/object.js';
import { isIntrinsic, isProtected } from '../values/protection.js';
import { checkArrayLength, createOwn, defineOwn, deleteOwn, ownProperty, toArrayLength } from './own.js';
import { arrayIndex, invoke, toKey } from './read.js';
import { showKey, showValue, throwError, throwTypeError } from './throw.js';

/**
 * `base.key = value`. In strict code a write that is not allowed throws; in sloppy code it is ignored, unless the object
 * is one of SCXML's read-only ones.
 */
export function set(base: unknown, key: PropertyKey, value: unknown, strict: boolean): void {
  if (typeof base !== 'object' || base === null) {
    setOnPrimitive(base, key, value, strict);
    return;
  }
  if (isArray(base)) {
    const index = typeof key === 'number' ? key : typeof key === 'string' ? arrayIndex(key) : -1;
    if (index >= 0) {
      setElement(base, index, value, strict);
      return;
    }
    if (key === 'length') {
      setLength(base, value, strict);
      return;
    }
  }
  const current = (base as Properties)[key];
  if (current === undefined || machine.overlay !== undefined) {
    if (current === undefined) allocate(40);
    if (isIntrinsic(base) || isHindered(base, key)) {
      setSlowly(base, key, value, base, strict);
      return;
    }
  }
  if (typeof current === 'object' && current !== null && (current instanceof Accessor || !Object.hasOwn(base, key))) {
    setSlowly(base, key, value, base, strict);
    return;
  }
  try {
    (base as Properties)[key] = value;
  } catch (_error) {
    setSlowly(base, key, value, base, strict);
  }
}

/** `base[key] = value` where the key is any value. */
export function setByValue(base: unknown, key: unknown, value: unknown, strict: boolean): void {
  if (base === undefined || base === null) throwUnwritable(base, typeof key === 'object' ? '…' : showKey(key as PropertyKey));
  set(base, toKey(key), value, strict);
}

/** Whether the object may inherit a setter or a read-only property that the session gave to a built-in. */
function isHindered(base: object, key: PropertyKey): boolean {
  return machine.overlay?.hinders === true && !Object.hasOwn(base, key);
}

function setElement(array: GuestArray, index: number, value: unknown, strict: boolean): void {
  const length = array.length;
  if (index >= length) {
    if (index >= 0xffffffff) {
      setSlowly(array, String(index), value, array, strict);
      return;
    }
    if (index >= machine.limits.arrayLength) throwError('RangeError', 'Invalid array length');
    allocate((index - length + 1) * 8);
  } else if (array[index] instanceof Accessor) {
    setSlowly(array, index, value, array, strict);
    return;
  }
  if (isHindered(array, index)) {
    setSlowly(array, index, value, array, strict);
    return;
  }
  try {
    array[index] = value;
  } catch (_error) {
    setSlowly(array, index, value, array, strict);
  }
}

/** `array.length = value` (10.4.2.4). */
export function setLength(array: GuestArray, value: unknown, strict: boolean): void {
  const length = toArrayLength(value);
  if (length > array.length) checkArrayLength(length, array.length);
  else spend((array.length - length) >> 5);
  if (!Reflect.set(array, 'length', length)) refuse(array, 'length', strict);
}

/** The whole algorithm: setters, inherited read-only properties, a receiver that is not the object. */
export function setSlowly(base: object, key: PropertyKey, value: unknown, receiver: unknown, strict: boolean): void {
  if (!trySet(base, key, value, receiver)) refuse(receiver, key, strict);
}

/** @returns false when the write is not allowed */
export function trySet(base: object, key: PropertyKey, value: unknown, receiver: unknown): boolean {
  spend(10); // this way is much slower than the others
  for (let at: object | null = base; at !== null; at = prototypeOf(at)) {
    const found = ownProperty(at, key);
    if (found === undefined) continue;
    if (found.value instanceof Accessor) {
      if (found.value.setter === undefined) return false;
      invoke(found.value.setter, receiver, [value]);
      return true;
    }
    if (!found.writable) return false;
    break;
  }
  if (typeof receiver !== 'object' || receiver === null) return false;
  const own = ownProperty(receiver, key);
  if (own === undefined) return createOwn(receiver, key, value);
  return !(own.value instanceof Accessor) && own.writable === true && defineOwn(receiver, key, { value });
}

function setOnPrimitive(base: unknown, key: PropertyKey, value: unknown, strict: boolean): void {
  if (base === undefined || base === null) throwUnwritable(base, showKey(key));
  setSlowly(prototypeOfPrimitive(base)!, key, value, base, strict);
}

function throwUnwritable(base: undefined | null, key: string): never {
  throwTypeError(`Cannot set properties of ${base} (setting '${key}')`);
}

function refuse(receiver: unknown, key: PropertyKey, strict: boolean): void {
  const isObject = typeof receiver === 'object' && receiver !== null;
  const binding = isObject ? Binding.at(receiver, key) : undefined;
  if (binding !== undefined && Binding.isReserved(binding)) throwTypeError(`'${showKey(key)}' is read-only`);
  if (!strict && !(isObject && isProtected(receiver))) return;
  if (!isObject) throwTypeError(`Cannot create property '${showKey(key)}' on ${typeof receiver} ${showValue(receiver)}`);
  if (ownProperty(receiver, key) === undefined && !Object.isExtensible(receiver))
    throwTypeError(`Cannot add property ${showKey(key)}, object is not extensible`);
  throwTypeError(`Cannot assign to read only property '${showKey(key)}' of object '${showValue(receiver)}'`);
}

/** `delete base[key]`, where the key is any value. */
export function remove(base: unknown, key: unknown, strict: boolean): boolean {
  if (base === undefined || base === null) throwTypeError('Cannot convert undefined or null to object');
  const name = toKey(key);
  const removed = typeof base === 'object' ? deleteOwn(base, name) : !(typeof base === 'string' && isPartOf(base, name));
  if (removed) return true;
  const binding = typeof base === 'object' ? Binding.at(base, name) : undefined;
  if (binding !== undefined && Binding.isReserved(binding)) throwTypeError(`'${showKey(name)}' is read-only`);
  if (strict || (typeof base === 'object' && isProtected(base))) {
    throwTypeError(`Cannot delete property '${showKey(name)}' of ${showValue(base)}`);
  }
  return false;
}

/** Whether the key names a character of a text, or its length. */
function isPartOf(text: string, key: PropertyKey): boolean {
  if (key === 'length') return true;
  const index = typeof key === 'string' ? arrayIndex(key) : typeof key === 'number' ? key : -1;
  return index >= 0 && index < text.length;
}
