/** What constructors of collections do with their argument (ECMA-262 24.1.1.2, 24.2.2.1). */
import { forEachOf } from '../operations/iterate.js';
import { get, invoke } from '../operations/read.js';
import { showValue, throwTypeError } from '../operations/throw.js';
import { type GuestObject, isObject } from '../values/object.js';
import { callback } from './array-tools.js';

/** Puts pairs into a new Map or WeakMap by its own `set`. @throws TypeError of the guest for what is no pair */
export function fillMap(map: GuestObject, entries: unknown): void {
  if (entries === undefined || entries === null) return;
  const set = callback(get(map, 'set'));
  forEachOf(entries, (entry) => {
    if (!isObject(entry)) throwTypeError(`Iterator value ${showValue(entry)} is not an entry object`);
    invoke(set, map, [get(entry, 0), get(entry, 1)]);
    return false;
  });
}

/** Puts members into a new Set or WeakSet by its own `add`. */
export function fillSet(set: GuestObject, members: unknown): void {
  if (members === undefined || members === null) return;
  const add = callback(get(set, 'add'));
  forEachOf(members, (member) => {
    invoke(add, set, [member]);
    return false;
  });
}
