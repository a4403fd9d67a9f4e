/** `Object.groupBy` and `Map.groupBy` (ECMA-262 20.1.2.13, 24.1.2.1): the one thing of ES2024 that is as easy as useful. */
import { allocate } from '../machine.js';
import { setPrototype } from '../operations/construct.js';
import { forEachOf } from '../operations/iterate.js';
import { createOwn } from '../operations/own.js';
import { invoke, toKey } from '../operations/read.js';
import { throwTypeError } from '../operations/throw.js';
import { GuestMap } from '../values/collections.js';
import { newObject } from '../values/object.js';
import { arrayFrom, callback } from './array-tools.js';
import { mapConstructor } from './collections.js';
import { method } from './define.js';
import { objectConstructor } from './object.js';

/** The values of an iterable by what a function says of each, in the order in which groups appear (7.3.35). */
function groups<Key>(items: unknown, by: unknown, asKey: (value: unknown) => Key): Map<Key, unknown[]> {
  if (items === undefined || items === null) throwTypeError(`${items} is not iterable`);
  const fn = callback(by);
  const found = new Map<Key, unknown[]>();
  let index = 0;
  forEachOf(items, (value) => {
    const key = asKey(invoke(fn, undefined, [value, index++]));
    const group = found.get(key);
    allocate(group === undefined ? 64 : 8);
    if (group === undefined) found.set(key, [value]);
    else group.push(value);
    return false;
  });
  return found;
}

/** A key as the same value whatever type it came in. */
function nameOf(value: unknown): string | symbol {
  const key = toKey(value);
  return typeof key === 'number' ? String(key) : key;
}

method(objectConstructor, 'groupBy', 2, (_self, [items, by]) => {
  const found = groups(items, by, nameOf);
  const result = newObject();
  setPrototype(result, null);
  for (const [key, values] of found) createOwn(result, key, arrayFrom(values));
  return result;
});
method(mapConstructor, 'groupBy', 2, (_self, [items, by]) => {
  const found = groups(items, by, (key) => key);
  const result = new GuestMap();
  for (const [key, values] of found) GuestMap.entries(result).set(key, arrayFrom(values));
  return result;
});
