/** Estimates how much a session keeps alive. */

import { GuestNode } from '../dom/node.js';
import { Frame } from '../generate/frame.js';
import { BoundCode } from '../operations/bound.js';
import { Accessor } from '../values/accessor.js';
import { Binding } from '../values/binding.js';
import { GuestMap, GuestSet, GuestWeakMap, GuestWeakSet } from '../values/collections.js';
import { GuestFunction } from '../values/function.js';
import { GuestIterator } from '../values/iterators.js';
import { privateElements } from '../values/private-name.js';
import { isIntrinsic } from '../values/protection.js';
import { GuestRegExp } from '../values/regexp.js';

/** Bytes reachable from the roots; stops counting soon after `limit`. Walks without recursion, however deep the data are. */
export function liveSize(roots: readonly unknown[], limit: number): number {
  const seen = new Set<object>();
  const waiting: object[] = [];
  let size = 0;
  const visit = (value: unknown): void => {
    if (typeof value === 'string') size += value.length > 16 ? value.length : 0;
    else if (typeof value === 'symbol') size += 48 + (value.description?.length ?? 0);
    else if (typeof value === 'object' && value !== null && !seen.has(value) && !isIntrinsic(value)) {
      seen.add(value);
      waiting.push(value);
    }
  };
  for (const root of roots) visit(root);
  for (let next = waiting.pop(); next !== undefined && size <= limit; next = waiting.pop()) {
    const own = partsOf(next, visit); // `visit` adds to the size as well
    size += 48 + own;
  }
  return size;
}

/** Visits what an object refers to. @returns the size of its own table of references */
function partsOf(object: object, visit: (value: unknown) => void): number {
  if (object instanceof Frame) {
    visit(object.parent);
    visit(object.thisValue);
    visit(object.callee);
    for (const value of object.slots) visit(value);
    return 8 * object.slots.length;
  }
  if (object instanceof Accessor) {
    visit(object.getter);
    visit(object.setter);
    if (Binding.is(object) && Binding.holder(object) instanceof Frame) visit(Binding.holder(object));
    return 0;
  }
  let size = 0;
  if (GuestFunction.is(object)) functionParts(object, visit);
  else if (GuestIterator.is(object)) size += iteratorParts(object, visit);
  else if (GuestNode.is(object)) size += GuestNode.tree(object).parent === undefined ? 4 * GuestNode.xml(object).length : 0;
  else if (GuestRegExp.is(object)) size += 500 + 64 * GuestRegExp.program(object).size;
  else if (GuestMap.is(object)) size += entries(GuestMap.entries(object), visit);
  else if (GuestSet.is(object)) for (const value of GuestSet.members(object)) size += visited(value, visit);
  else if (GuestWeakMap.is(object)) size += entries(GuestWeakMap.entries(object), visit);
  else if (GuestWeakSet.is(object)) for (const value of GuestWeakSet.members(object)) size += visited(value, visit);
  for (const { value } of privateElements(object)?.values() ?? []) size += visited(value, visit);
  visit(Object.getPrototypeOf(object));
  for (const key of Reflect.ownKeys(object)) {
    size += 16;
    visit(key);
    visit(Object.getOwnPropertyDescriptor(object, key)?.value);
  }
  return size;
}

/** What an iterator has yet to come by; asking for its state makes it let go of what a collection held before. */
function iteratorParts(iterator: GuestIterator, visit: (value: unknown) => void): number {
  let size = 0;
  for (const value of GuestIterator.source(iterator).state().holds) size += visited(value, visit);
  return size;
}

function visited(value: unknown, visit: (value: unknown) => void): number {
  visit(value);
  return 24;
}

function entries(map: ReadonlyMap<unknown, unknown>, visit: (value: unknown) => void): number {
  for (const [key, value] of map) {
    visit(key);
    visit(value);
  }
  return 40 * map.size;
}

function functionParts(fn: GuestFunction, visit: (value: unknown) => void): void {
  visit(GuestFunction.scope(fn));
  visit(GuestFunction.home(fn));
  const fields = GuestFunction.fields(fn);
  if (fields) {
    visit(fields.scope);
    for (const { value } of fields.methods.values()) visit(value);
  }
  const code = GuestFunction.code(fn);
  if (!(code instanceof BoundCode)) return;
  visit(code.target);
  visit(code.boundThis);
  for (const value of code.boundArgs) visit(value);
}
