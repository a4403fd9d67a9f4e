import { allocate, machine, spend } from '../machine.js';
import { newArray, newObject, ObjectPrototype } from '../values/object.js';
import { createOwn } from './own.js';
import { throwError } from './throw.js';

/** What to make of host values that are not plain data; `undefined` from it means: copy it like the others. */
export type Foreign = (value: object) => object | undefined;

/** Plain data of the host as values of the guest: a deep copy, charged. Functions and the like have to be refused before. */
export function copyIn(value: unknown, foreign: Foreign | undefined, depth = 0): unknown {
  if (typeof value === 'string') {
    allocate(value.length);
    return value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const made = foreign?.(value);
  if (made !== undefined) return made;
  if (depth > machine.limits.nesting) throwError('RangeError', 'Data is nested too deeply');
  return Array.isArray(value) ? copyArray(value, foreign, depth + 1) : copyRecord(value, foreign, depth + 1);
}

function copyArray(value: readonly unknown[], foreign: Foreign | undefined, depth: number): object {
  const { length } = value;
  if (length > machine.limits.arrayLength) throwError('RangeError', 'Invalid array length');
  spend(length >> 2);
  allocate(16 + 8 * length);
  const array = newArray();
  for (let i = 0; i < length; i++) array[i] = copyIn(value[i], foreign, depth);
  return array;
}

function copyRecord(value: object, foreign: Foreign | undefined, depth: number): object {
  const keys = Object.keys(value);
  spend(1 + (keys.length >> 2));
  allocate(48 + 24 * keys.length);
  const object = newObject();
  for (const key of keys) {
    const item = copyIn((value as Record<string, unknown>)[key], foreign, depth);
    if (key in ObjectPrototype) createOwn(object, key, item);
    else object[key] = item;
  }
  return object;
}
