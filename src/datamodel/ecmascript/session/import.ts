/** Plain data and XML of the host as values of the guest: always a copy. */
import { XmlData } from '../../../event.js';
import { fromXml } from '../dom/import.js';
import { allocate, machine, spend } from '../machine.js';
import { createOwn } from '../operations/own.js';
import { throwError, throwTypeError } from '../operations/throw.js';
import { isObject, newArray, newObject, ObjectPrototype, type Properties } from '../values/object.js';
import { protect } from '../values/protection.js';

/** @throws RangeError or TypeError of the guest, for data that no event can carry */
export function importValue(value: unknown, depth = 0): unknown {
  switch (typeof value) {
    case 'string':
      allocate(value.length);
      return value;
    case 'object':
      return value === null ? null : importObject(value, depth);
    case 'function':
    case 'symbol':
    case 'bigint':
      return throwTypeError(`A ${typeof value} cannot enter the data model`);
    default:
      return value;
  }
}

function importObject(value: object, depth: number): unknown {
  if (value instanceof XmlData) return fromXml(value);
  if (depth > machine.limits.nesting) throwError('RangeError', 'Data is nested too deeply');
  return Array.isArray(value) ? importArray(value, depth) : importRecord(value, depth);
}

function importArray(value: readonly unknown[], depth: number): object {
  const { length } = value;
  if (length > machine.limits.arrayLength) throwError('RangeError', 'Invalid array length');
  spend(length >> 2);
  allocate(16 + 8 * length);
  const array = newArray();
  for (let i = 0; i < length; i++) array[i] = importValue(value[i], depth + 1);
  return array;
}

function importRecord(value: object, depth: number): object {
  const keys = Object.keys(value);
  spend(1 + (keys.length >> 2));
  allocate(48 + 24 * keys.length);
  const object = newObject();
  for (const key of keys) {
    const item = importValue((value as Record<string, unknown>)[key], depth + 1);
    if (key in ObjectPrototype) createOwn(object, key, item);
    else object[key] = item;
  }
  return object;
}

/** A copy that no document can change, at any depth. */
export function importFrozen(value: unknown): unknown {
  const imported = importValue(value);
  const waiting = [imported];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (!isObject(next) || Object.isFrozen(next)) continue;
    protect(next);
    for (const key of Object.keys(next)) waiting.push((next as Properties)[key]);
  }
  return imported;
}
