/** The `Array` constructor and the methods that change or copy arrays (ECMA-262 23.1). */
import { spend } from '../machine.js';
import { construct, withPrototype } from '../operations/construct.js';
import { toObject } from '../operations/copy.js';
import { arrayValues, forEachIn, iterateBy } from '../operations/iterate.js';
import { arrayIterator } from '../operations/iterator-sources.js';
import { checkArrayLength } from '../operations/own.js';
import { get, getMethod, invoke, toInteger } from '../operations/read.js';
import { throwError, throwTypeError } from '../operations/throw.js';
import { isConstructor } from '../values/function.js';
import { ArrayPrototype, type GuestArray, isArray, isObject, newObject, type Properties } from '../values/object.js';
import { SYMBOL_IS_CONCAT_SPREADABLE, SYMBOL_ITERATOR, SYMBOL_UNSCOPABLES } from '../values/symbols.js';
import { add, arrayFrom, at, callback, drop, has, listFrom, position, put, putLength, resultFor, sized } from './array-tools.js';
import { constructorOf, hidden, method } from './define.js';

function create(args: readonly unknown[]): GuestArray {
  const [length] = args;
  if (args.length !== 1 || typeof length !== 'number') return arrayFrom(args);
  if (length >>> 0 !== length) throwError('RangeError', 'Invalid array length');
  return sized(length);
}

export const arrayConstructor = constructorOf(
  'Array',
  1,
  ArrayPrototype,
  (args, newTarget) => withPrototype(create(args) as object, newTarget, ArrayPrototype),
  (_self, args) => create(args),
);

Object.defineProperty(ArrayPrototype, 'length', { value: 0, writable: true, configurable: true });
const UNSCOPABLES =
  'at copyWithin entries fill find findIndex findLast findLastIndex flat flatMap includes keys toReversed toSorted toSpliced values';
const unscopables: object = Object.setPrototypeOf(newObject(), null) as object;
for (const name of UNSCOPABLES.split(' ')) (unscopables as Properties)[name] = true;
Object.defineProperty(ArrayPrototype, SYMBOL_UNSCOPABLES, { value: unscopables, configurable: true });

/** `Array.prototype` says that it is an array, as the standard wants, though its `length` does not follow its elements. */
method(arrayConstructor, 'isArray', 1, (_self, [value]) => isArray(value) || value === ArrayPrototype);
method(arrayConstructor, 'of', 0, (self, args) => {
  if (!isConstructor(self) || self === arrayConstructor) return arrayFrom(args);
  const result = construct(self, [args.length]);
  for (let i = 0; i < args.length; i++) add(result, i, args[i]);
  putLength(result, args.length);
  return result;
});
method(arrayConstructor, 'from', 1, (self, [items, map, thisValue]) => {
  const fn = map === undefined ? undefined : callback(map);
  const mapped = (item: unknown, index: number): unknown => (fn === undefined ? item : invoke(fn, thisValue, [item, index]));
  const iterator = items === undefined || items === null ? undefined : getMethod(items, SYMBOL_ITERATOR);
  if (iterator !== undefined) {
    const result = isConstructor(self) ? construct(self, []) : sized(0);
    let count = 0;
    forEachIn(iterateBy(items, iterator), (item) => {
      add(result, count, mapped(item, count));
      count++;
      return false;
    });
    putLength(result, count);
    return result;
  }
  const { object, length } = listFrom(items);
  const result = isConstructor(self) ? construct(self, [length]) : sized(length);
  for (let i = 0; i < length; i++) {
    spend(1);
    add(result, i, mapped(at(object, i), i));
  }
  putLength(result, length);
  return result;
});

hidden(ArrayPrototype, 'values', arrayValues);
hidden(ArrayPrototype, SYMBOL_ITERATOR, arrayValues);
method(ArrayPrototype, 'keys', 0, (self) => arrayIterator(toObject(self), 'keys'));
method(ArrayPrototype, 'entries', 0, (self) => arrayIterator(toObject(self), 'entries'));

method(ArrayPrototype, 'push', 1, (self, args) => {
  const { object, length } = listFrom(self);
  checkListLength(length + args.length);
  for (let i = 0; i < args.length; i++) put(object, length + i, args[i]);
  putLength(object, length + args.length);
  return length + args.length;
});
method(ArrayPrototype, 'pop', 0, (self) => {
  const { object, length } = listFrom(self);
  if (length === 0) {
    putLength(object, 0);
    return undefined;
  }
  const last = at(object, length - 1);
  drop(object, length - 1);
  putLength(object, length - 1);
  return last;
});
method(ArrayPrototype, 'shift', 0, (self) => {
  const { object, length } = listFrom(self);
  if (length === 0) {
    putLength(object, 0);
    return undefined;
  }
  const first = at(object, 0);
  for (let i = 1; i < length; i++) move(object, i, i - 1);
  drop(object, length - 1);
  putLength(object, length - 1);
  return first;
});
method(ArrayPrototype, 'unshift', 1, (self, args) => {
  const { object, length } = listFrom(self);
  const count = args.length;
  checkListLength(length + count);
  if (count > 0) {
    for (let i = length - 1; i >= 0; i--) move(object, i, i + count);
    for (let i = 0; i < count; i++) put(object, i, args[i]);
  }
  putLength(object, length + count);
  return length + count;
});

/** The longest list that indices can be numbers for. */
function checkListLength(length: number): void {
  if (length > Number.MAX_SAFE_INTEGER) throwTypeError('Array-like object is too long');
}

/** Moves an element, or a hole. */
function move(object: object, from: number, to: number): void {
  spend(1);
  if (has(object, from)) put(object, to, at(object, from));
  else drop(object, to);
}

method(ArrayPrototype, 'slice', 2, (self, [start, end]) => {
  const { object, length } = listFrom(self);
  const first = position(start, length, 0);
  const count = Math.max(0, position(end, length, length) - first);
  const result = resultFor(object, count);
  for (let i = 0; i < count; i++) {
    spend(1);
    if (has(object, first + i)) add(result, i, at(object, first + i));
  }
  putLength(result, count);
  return result;
});
method(ArrayPrototype, 'splice', 2, (self, args) => {
  const { object, length } = listFrom(self);
  const start = position(args[0], length, 0);
  const count = args.length === 0 ? 0 : args.length === 1 ? length - start : Math.min(Math.max(toInteger(args[1]), 0), length - start);
  const items = args.slice(2);
  checkListLength(length + items.length - count);
  const removed = resultFor(object, count);
  for (let i = 0; i < count; i++) {
    spend(1);
    if (has(object, start + i)) add(removed, i, at(object, start + i));
  }
  putLength(removed, count);
  const shift = items.length - count;
  if (shift < 0) {
    for (let i = start + count; i < length; i++) move(object, i, i + shift);
    for (let i = length - 1; i >= length + shift; i--) drop(object, i);
  } else if (shift > 0) for (let i = length - 1; i >= start + count; i--) move(object, i, i + shift);
  for (let i = 0; i < items.length; i++) put(object, start + i, items[i]);
  putLength(object, length + shift);
  return removed;
});
method(ArrayPrototype, 'concat', 1, (self, args) => {
  const own = toObject(self);
  const result = resultFor(own, 0);
  let length = 0;
  for (const part of [own, ...args]) {
    if (!isObject(part) || !isSpreadable(part)) {
      checkListLength(length + 1);
      add(result, length++, part);
      continue;
    }
    const list = listFrom(part);
    checkListLength(length + list.length);
    for (let i = 0; i < list.length; i++, length++) {
      spend(1);
      if (has(list.object, i)) add(result, length, at(list.object, i));
    }
  }
  putLength(result, length);
  return result;
});

function isSpreadable(object: object): boolean {
  const spreadable = get(object, SYMBOL_IS_CONCAT_SPREADABLE);
  return spreadable === undefined ? isArray(object) : Boolean(spreadable);
}

method(ArrayPrototype, 'reverse', 0, (self) => {
  const { object, length } = listFrom(self);
  for (let low = 0, high = length - 1; low < high; low++, high--) {
    spend(1);
    const hasLow = has(object, low);
    const first = hasLow ? at(object, low) : undefined;
    const hasHigh = has(object, high);
    const last = hasHigh ? at(object, high) : undefined;
    if (hasHigh) put(object, low, last);
    else if (hasLow) drop(object, low);
    if (hasLow) put(object, high, first);
    else if (hasHigh) drop(object, high);
  }
  return object;
});
method(ArrayPrototype, 'fill', 1, (self, [value, start, end]) => {
  const { object, length } = listFrom(self);
  const first = position(start, length, 0);
  const last = position(end, length, length);
  for (let i = first; i < last; i++) {
    spend(1);
    put(object, i, value);
  }
  return object;
});
method(ArrayPrototype, 'copyWithin', 2, (self, [target, start, end]) => {
  const { object, length } = listFrom(self);
  const to = position(target, length, 0);
  const from = position(start, length, 0);
  const count = Math.min(position(end, length, length) - from, length - to);
  if (from < to && to < from + count) for (let i = count - 1; i >= 0; i--) move(object, from + i, to + i);
  else for (let i = 0; i < count; i++) move(object, from + i, to + i);
  return object;
});

method(ArrayPrototype, 'toReversed', 0, (self) => {
  const { object, length } = listFrom(self);
  const result = sized(length);
  for (let i = 0; i < length; i++) result[i] = charged(object, length - 1 - i);
  return result;
});
method(ArrayPrototype, 'toSpliced', 2, (self, args) => {
  const { object, length } = listFrom(self);
  const start = position(args[0], length, 0);
  const skipped = args.length === 0 ? 0 : args.length === 1 ? length - start : Math.min(Math.max(toInteger(args[1]), 0), length - start);
  const inserted = args.slice(2);
  checkListLength(length + inserted.length - skipped);
  checkArrayLength(length + inserted.length - skipped);
  const items: unknown[] = [];
  for (let i = 0; i < start; i++) items.push(charged(object, i));
  for (const item of inserted) items.push(item);
  for (let i = start + skipped; i < length; i++) items.push(charged(object, i));
  return arrayFrom(items);
});

function charged(object: object, index: number): unknown {
  spend(1);
  return at(object, index);
}

method(ArrayPrototype, 'with', 2, (self, [index, value]) => {
  const { object, length } = listFrom(self);
  const relativeIndex = toInteger(index);
  const actual = relativeIndex < 0 ? length + relativeIndex : relativeIndex;
  if (actual < 0 || actual >= length) throwError('RangeError', 'Invalid index');
  checkArrayLength(length);
  const items: unknown[] = [];
  for (let i = 0; i < length; i++) items.push(i === actual ? value : charged(object, i));
  return arrayFrom(items);
});
