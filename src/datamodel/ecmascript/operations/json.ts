import { allocate, machine, spend } from '../machine.js';
import { arrayOf, newObject, ObjectPrototype } from '../values/object.js';
import { createOwn } from './own.js';
import { throwError } from './throw.js';

/** Plain data of the host, such as `JSON.parse` gives, as values of the guest: a deep copy. */
export function fromJson(value: unknown, depth: number): unknown {
  if (typeof value === 'string') {
    allocate(value.length);
    return value;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (depth > machine.limits.nesting) throwError('RangeError', 'Data is nested too deeply');
  if (Array.isArray(value)) {
    checkSize(value.length);
    return arrayOf((value as unknown[]).map((item) => fromJson(item, depth + 1)));
  }
  const object = newObject();
  const keys = Object.keys(value);
  spend(1 + (keys.length >> 2));
  allocate(48 + 24 * keys.length);
  for (const key of keys) {
    const item = fromJson((value as Record<string, unknown>)[key], depth + 1);
    if (key in ObjectPrototype) createOwn(object, key, item);
    else object[key] = item;
  }
  return object;
}

function checkSize(length: number): void {
  if (length > machine.limits.arrayLength) throwError('RangeError', 'Invalid array length');
  spend(length >> 2);
  allocate(16 + 8 * length);
}
