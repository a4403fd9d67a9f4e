/** Methods of arrays that look, call back or sort (ECMA-262 23.1.3). */
import { allocate, machine, spend } from '../machine.js';
import { toObject } from '../operations/copy.js';
import { strictlyEqual } from '../operations/operators.js';
import { call, get, invoke, toInteger, toNumber, toText } from '../operations/read.js';
import { throwError, throwTooDeep, throwTypeError } from '../operations/throw.js';
import { isCallable } from '../values/function.js';
import { ArrayPrototype, isArray } from '../values/object.js';
import { add, arrayFrom, at, callback, drop, elements, has, type List, listFrom, position, put, resultFor } from './array-tools.js';
import { checkText, made, method } from './define.js';
import { objectToString } from './object.js';

method(ArrayPrototype, 'at', 1, (self, [index]) => {
  const { object, length } = listFrom(self);
  const relativeIndex = toInteger(index);
  const actual = relativeIndex < 0 ? length + relativeIndex : relativeIndex;
  return actual < 0 || actual >= length ? undefined : at(object, actual);
});

/** Calls back for each element that is there; `visit` returns true to stop. */
function forEach(list: List, args: readonly unknown[], visit: (result: unknown, value: unknown, index: number) => boolean): void {
  const fn = callback(args[0]);
  for (let i = 0; i < list.length; i++) {
    spend(1);
    if (!has(list.object, i)) continue;
    const value = at(list.object, i);
    if (visit(invoke(fn, args[1], [value, i, list.object]), value, i)) break;
  }
}

method(ArrayPrototype, 'forEach', 1, (self, args) => {
  forEach(listFrom(self), args, () => false);
  return undefined;
});
method(ArrayPrototype, 'map', 1, (self, args) => {
  const list = listFrom(self);
  callback(args[0]);
  const result = resultFor(list.object, list.length);
  forEach(list, args, (value, _item, index) => {
    add(result, index, value);
    return false;
  });
  return result;
});
method(ArrayPrototype, 'filter', 1, (self, args) => {
  const list = listFrom(self);
  callback(args[0]);
  const result = resultFor(list.object, 0);
  let kept = 0;
  forEach(list, args, (keep, value) => {
    if (keep) add(result, kept++, value);
    return false;
  });
  return result;
});
method(ArrayPrototype, 'some', 1, (self, args) => {
  let found = false;
  forEach(listFrom(self), args, (result) => (found = Boolean(result)));
  return found;
});
method(ArrayPrototype, 'every', 1, (self, args) => {
  let all = true;
  forEach(listFrom(self), args, (result) => !(all = Boolean(result)));
  return all;
});

/** Searches all indices, holes too, from the front or the back. */
function find(self: unknown, args: readonly unknown[], backwards: boolean): { index: number; value: unknown } {
  const { object, length } = listFrom(self);
  const fn = callback(args[0]);
  for (let i = 0; i < length; i++) {
    spend(1);
    const index = backwards ? length - 1 - i : i;
    const value = at(object, index);
    if (invoke(fn, args[1], [value, index, object])) return { index, value };
  }
  return { index: -1, value: undefined };
}
method(ArrayPrototype, 'find', 1, (self, args) => find(self, args, false).value);
method(ArrayPrototype, 'findIndex', 1, (self, args) => find(self, args, false).index);
method(ArrayPrototype, 'findLast', 1, (self, args) => find(self, args, true).value);
method(ArrayPrototype, 'findLastIndex', 1, (self, args) => find(self, args, true).index);

method(ArrayPrototype, 'indexOf', 1, (self, [wanted, from]) => {
  const { object, length } = listFrom(self);
  if (length === 0) return -1;
  for (let i = position(from, length, 0); i < length; i++) {
    spend(1);
    if (has(object, i) && strictlyEqual(at(object, i), wanted)) return i;
  }
  return -1;
});
method(ArrayPrototype, 'lastIndexOf', 1, (self, args) => {
  const { object, length } = listFrom(self);
  if (length === 0) return -1;
  const from = args.length < 2 ? length - 1 : toInteger(args[1]);
  for (let i = from < 0 ? length + from : Math.min(from, length - 1); i >= 0; i--) {
    spend(1);
    if (has(object, i) && strictlyEqual(at(object, i), args[0])) return i;
  }
  return -1;
});
method(ArrayPrototype, 'includes', 1, (self, [wanted, from]) => {
  const { object, length } = listFrom(self);
  if (length === 0) return false;
  for (let i = position(from, length, 0); i < length; i++) {
    spend(1);
    const value = at(object, i);
    if (strictlyEqual(value, wanted) || (Number.isNaN(value) && Number.isNaN(wanted))) return true;
  }
  return false;
});

function reduce(self: unknown, args: readonly unknown[], backwards: boolean): unknown {
  const { object, length } = listFrom(self);
  const fn = callback(args[0]);
  let started = args.length > 1;
  let result = args[1];
  for (let i = 0; i < length; i++) {
    spend(1);
    const index = backwards ? length - 1 - i : i;
    if (!has(object, index)) continue;
    const value = at(object, index);
    result = started ? invoke(fn, undefined, [result, value, index, object]) : value;
    started = true;
  }
  if (!started) throwTypeError('Reduce of empty array with no initial value');
  return result;
}
method(ArrayPrototype, 'reduce', 1, (self, args) => reduce(self, args, false));
method(ArrayPrototype, 'reduceRight', 1, (self, args) => reduce(self, args, true));

method(ArrayPrototype, 'join', 1, (self, [separator]) => {
  const { object, length } = listFrom(self);
  return join(object, length, separator === undefined ? ',' : toText(separator));
});

function join(object: object, length: number, separator: string): string {
  if (machine.joining.includes(object)) return '';
  machine.joining.push(object);
  try {
    const parts: string[] = [];
    let size = 0;
    for (let i = 0; i < length; i++) {
      spend(1);
      const value = at(object, i);
      const text = value === undefined || value === null ? '' : toText(value);
      size += text.length + (i > 0 ? separator.length : 0);
      checkText(size);
      parts.push(text);
    }
    allocate(8 * parts.length);
    return made(parts.join(separator));
  } finally {
    machine.joining.pop();
  }
}

method(ArrayPrototype, 'toString', 0, (self) => {
  const object = toObject(self);
  const join = get(object, 'join');
  return isCallable(join) ? invoke(join, object, []) : call(objectToString, object, []);
});
method(ArrayPrototype, 'toLocaleString', 0, (self) => {
  const texts = elements(listFrom(self)).map((value) =>
    value === undefined || value === null ? '' : toText(call(get(value, 'toLocaleString'), value, [])),
  );
  let size = texts.length;
  for (const text of texts) checkText((size += text.length));
  return made(texts.join(','));
});

/** Sorts stably; undefined goes last. Each comparison costs. */
function sorted(items: unknown[], compare: unknown): unknown[] {
  const defined = items.filter((item) => item !== undefined);
  const rest = items.length - defined.length;
  allocate(16 * items.length);
  let result: unknown[];
  if (compare !== undefined) {
    const fn = callback(compare);
    result = defined.sort((a, b) => {
      const order = toNumber(invoke(fn, undefined, [a, b]));
      return Number.isNaN(order) ? 0 : order;
    });
  } else {
    const texts = defined.map((value) => ({ value, text: toText(value) }));
    texts.sort((a, b) => {
      spend(1 + (Math.min(a.text.length, b.text.length) >> 7));
      return a.text < b.text ? -1 : a.text > b.text ? 1 : 0;
    });
    result = texts.map((each) => each.value);
  }
  for (let i = 0; i < rest; i++) result.push(undefined);
  return result;
}

method(ArrayPrototype, 'sort', 1, (self, [compare]) => {
  if (compare !== undefined) callback(compare);
  const { object, length } = listFrom(self);
  if (length > machine.limits.arrayLength) throwError('RangeError', 'Invalid array length');
  const present: unknown[] = [];
  for (let i = 0; i < length; i++) {
    spend(1);
    if (has(object, i)) present.push(at(object, i));
  }
  const result = sorted(present, compare);
  for (let i = 0; i < result.length; i++) put(object, i, result[i]);
  for (let i = result.length; i < length; i++) if (has(object, i)) drop(object, i);
  return object;
});
method(ArrayPrototype, 'toSorted', 1, (self, [compare]) => {
  if (compare !== undefined) callback(compare);
  return arrayFrom(sorted(elements(listFrom(self)), compare));
});

/** Adds the elements of nested arrays to `target`. @returns how many it has then */
function flatten(target: object, list: List, depth: number, count: number): number {
  let added = count;
  for (let i = 0; i < list.length; i++) {
    spend(1);
    if (!has(list.object, i)) continue;
    const value = at(list.object, i);
    if (isArray(value) && depth > 0) {
      if (--machine.depth < 0) throwTooDeep();
      added = flatten(target, listFrom(value), depth - 1, added);
      machine.depth++;
    } else add(target, added++, value);
  }
  return added;
}
method(ArrayPrototype, 'flat', 0, (self, [depth]) => {
  const list = listFrom(self);
  const levels = depth === undefined ? 1 : toInteger(depth);
  const result = resultFor(list.object, 0);
  flatten(result, list, levels, 0);
  return result;
});
method(ArrayPrototype, 'flatMap', 1, (self, args) => {
  const list = listFrom(self);
  callback(args[0]);
  const result = resultFor(list.object, 0);
  let count = 0;
  forEach(list, args, (value) => {
    if (isArray(value)) count = flatten(result, listFrom(value), 0, count);
    else add(result, count++, value);
    return false;
  });
  return result;
});
