import { allocate, spend } from '../machine.js';
import { box } from '../values/boxed.js';
import { isObject } from '../values/object.js';
import { createOwn, ownKeys, ownProperty } from './own.js';
import { get } from './read.js';
import { throwTypeError } from './throw.js';

/** A value as an object: primitives are boxed (7.1.18). */
export function toObject(value: unknown): object {
  if (isObject(value)) return value;
  if (value === undefined || value === null) throwTypeError('Cannot convert undefined or null to object');
  chargeBox(value);
  return box(value as string | number | boolean | symbol);
}

/** Charges for an object around a primitive: each character of a text becomes a property. */
export function chargeBox(value: unknown): void {
  const length = typeof value === 'string' ? value.length : 0;
  spend(length >> 1);
  allocate(64 + 64 * length);
}

/** Copies own enumerable properties, but for the excluded ones (7.3.26). */
export function copyProperties(target: object, source: unknown, excluded: readonly PropertyKey[]): void {
  if (source === undefined || source === null) return;
  const from = toObject(source);
  const skipped = excluded.length === 0 ? undefined : new Set(excluded.map((each) => (typeof each === 'symbol' ? each : String(each))));
  for (const key of ownKeys(from)) {
    spend(2); // a key is added to an object that may have become large
    if (skipped?.has(key)) continue;
    if (ownProperty(from, key)?.enumerable) createOwn(target, key, get(from, key));
  }
}
