/** What the methods of arrays share. They work on anything with a `length`, as the standard says. */
import { allocate, machine, spend } from '../machine.js';
import { construct } from '../operations/construct.js';
import { toObject } from '../operations/copy.js';
import { createOwn } from '../operations/own.js';
import { get, toInteger, toLength } from '../operations/read.js';
import { showValue, throwError, throwTypeError } from '../operations/throw.js';
import { remove, set } from '../operations/write.js';
import { Accessor } from '../values/accessor.js';
import { type GuestFunction, isCallable, isConstructor } from '../values/function.js';
import { ArrayPrototype, arrayOf, type GuestArray, isArray, isObject, newArray } from '../values/object.js';
import { SYMBOL_SPECIES } from '../values/symbols.js';
import { relative } from './define.js';

/** An array or array-like object and its length. */
export interface List {
  readonly object: object;
  readonly length: number;
}

export function listFrom(self: unknown): List {
  const object = toObject(self);
  return { object, length: isArray(object) ? object.length : toLength(get(object, 'length')) };
}

/** Element, also through getters and prototypes. */
export function at(object: object, index: number): unknown {
  if (isArray(object) && index < object.length) {
    const value = object[index];
    if (value !== undefined && !(value instanceof Accessor)) return value;
  }
  return get(object, key(index));
}

/** Indices past those of arrays are names, which take longer to look up. */
export function key(index: number): PropertyKey {
  if (index < 4294967295) return index;
  spend(10);
  return String(index);
}

export function put(object: object, index: number, value: unknown): void {
  set(object, key(index), value, true);
}

export function drop(object: object, index: number): void {
  remove(object, key(index), true);
}

export function putLength(object: object, length: number): void {
  set(object, 'length', length, true);
}

/** Whether there is an element, which holes are not. */
export function has(object: object, index: number): boolean {
  return key(index) in object;
}

export function callback(value: unknown): GuestFunction {
  if (!isCallable(value)) throwTypeError(`${showValue(value)} is not a function`);
  return value;
}

/** A new array for results, charged; holes where nothing is written. */
export function sized(length: number): GuestArray {
  if (length > machine.limits.arrayLength) throwError('RangeError', 'Invalid array length');
  allocate(16 + 8 * length);
  const array = newArray();
  array.length = length;
  return array;
}

/** The object that a method of `original` puts its results into: of the class of `original` (ECMA-262 23.1.3.1.1). */
export function resultFor(original: object, length: number): object {
  if (!isArray(original)) return sized(length);
  const owner = get(original, 'constructor');
  const species = isObject(owner) ? get(owner, SYMBOL_SPECIES) : owner;
  if (species === undefined || species === null) return sized(length);
  if (!isConstructor(species)) throwTypeError('object.constructor[Symbol.species] is not a constructor');
  return construct(species, [length]);
}

/** Puts an element into a result. */
export function add(result: object, index: number, value: unknown): void {
  if (isArray(result) && addQuickly(result, index, value)) return;
  if (!createOwn(result, key(index), value)) throwTypeError(`Cannot add property ${index}, object is not extensible`);
}

/** Puts an element where an ordinary array has none, when nothing is in the way. @returns whether it did */
function addQuickly(array: GuestArray, index: number, value: unknown): boolean {
  if (machine.overlay !== undefined || Object.getPrototypeOf(array) !== ArrayPrototype) return false;
  if (index >= machine.limits.arrayLength || index > array.length || index in array) return false;
  allocate(8);
  try {
    array[index] = value;
    return true;
  } catch (_error) {
    return false; // frozen, or its length is
  }
}

/** A new array of the given elements, charged. */
export function arrayFrom(items: readonly unknown[]): GuestArray {
  if (items.length > machine.limits.arrayLength) throwError('RangeError', 'Invalid array length');
  allocate(16 + 8 * items.length);
  spend(items.length >> 3);
  return arrayOf(items);
}

/** All elements in a host list, holes as undefined. */
export function elements({ object, length }: List): unknown[] {
  if (length > machine.limits.arrayLength) throwError('RangeError', 'Invalid array length');
  allocate(8 * length);
  spend(length >> 2);
  const items: unknown[] = [];
  for (let i = 0; i < length; i++) items.push(at(object, i));
  return items;
}

/** Index from an argument that counts from the end when negative. */
export function position(value: unknown, length: number, absent: number): number {
  return value === undefined ? absent : relative(toInteger(value), length);
}
