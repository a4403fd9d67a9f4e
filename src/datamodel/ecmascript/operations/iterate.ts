/** Iteration over anything that has `Symbol.iterator` (ECMA-262 7.4). */
import { allocate, GuestThrow, machine, spend } from '../machine.js';
import { Accessor } from '../values/accessor.js';
import { builtin } from '../values/builtin.js';
import type { GuestFunction } from '../values/function.js';
import { DONE, GuestIterator, ITERATOR_KINDS, type IteratorKind, type IteratorSource } from '../values/iterators.js';
import { type GuestArray, isArray, isObject, newObject, type Properties } from '../values/object.js';
import { SYMBOL_ITERATOR } from '../values/symbols.js';
import { toObject } from './copy.js';
import { arrayIterator } from './iterator-sources.js';
import { call, get, getMethod, invoke } from './read.js';
import { showValue, throwError, throwTypeError } from './throw.js';

/** `{ value, done }` as iterators return it. */
export function iteratorResult(value: unknown, done: boolean): object {
  allocate(48);
  const result = newObject();
  result['value'] = value;
  result['done'] = done;
  return result;
}

/** `Array.prototype.values`, the iterator method of arrays. */
export const arrayValues: GuestFunction = builtin('values', 0, (thisValue) => arrayIterator(toObject(thisValue), 'values'));

/** `next` of each kind of built-in iterators. */
export const iteratorNext = Object.fromEntries(ITERATOR_KINDS.map((kind) => [kind, nextOf(kind)])) as Record<IteratorKind, GuestFunction>;

function nextOf(kind: IteratorKind): GuestFunction {
  return builtin('next', 0, (thisValue) => {
    const source = isObject(thisValue) && GuestIterator.is(thisValue) ? GuestIterator.source(thisValue) : undefined;
    if (source?.kind !== kind) throwTypeError(`next method called on incompatible receiver ${showValue(thisValue)}`);
    const value = source.next();
    return value === DONE ? iteratorResult(undefined, true) : iteratorResult(value, false);
  });
}

/** An iteration in progress. */
export interface Iteration {
  /** @returns the next value, or `DONE` */
  next(): unknown;
  /** The same for a value that nobody looks at. */
  skip(): unknown;
  /** Tells the iterator that no more values are wanted (7.4.11). */
  close(): void;
}

/** Begins to iterate. @throws TypeError when the value cannot be iterated over */
export function iterate(value: unknown): Iteration {
  const isPlain = machine.overlay === undefined; // else the session may have its own `next` of array iterators
  if (isPlain && isArray(value) && (value as unknown as Properties)[SYMBOL_ITERATOR] === arrayValues) return new ArrayIteration(value);
  const method = value === undefined || value === null ? undefined : getMethod(value, SYMBOL_ITERATOR);
  if (method === undefined) throwTypeError(`${showValue(value)} is not iterable`);
  return iterateBy(value, method);
}

/** Begins to iterate by a method that was read already (7.4.3). */
export function iterateBy(value: unknown, method: GuestFunction): Iteration {
  const iterator = invoke(method, value, []);
  if (!isObject(iterator)) throwTypeError(`Result of the Symbol.iterator method is not an object`);
  const next = get(iterator, 'next');
  if (GuestIterator.is(iterator)) {
    const source = GuestIterator.source(iterator);
    if (next === iteratorNext[source.kind]) return new BuiltinIteration(iterator, source);
  }
  return new GuestIteration(iterator, next);
}

class ArrayIteration implements Iteration {
  #index = 0;
  constructor(private readonly array: GuestArray) {}
  next(): unknown {
    const index = this.#index++;
    if (index >= this.array.length) return DONE;
    const value = this.array[index];
    return value instanceof Accessor ? get(this.array, index) : value;
  }
  skip(): unknown {
    return this.next();
  }
  close(): void {}
}

class BuiltinIteration implements Iteration {
  constructor(
    private readonly iterator: object,
    private readonly source: IteratorSource,
  ) {}
  next(): unknown {
    return this.source.next();
  }
  skip(): unknown {
    return this.source.next();
  }
  close(): void {
    closeIterator(this.iterator); // has no `return`, unless the document gave it one
  }
}

class GuestIteration implements Iteration {
  constructor(
    private readonly iterator: object,
    private readonly nextMethod: unknown,
  ) {}

  next(): unknown {
    const result = this.#step();
    return get(result, 'done') ? DONE : get(result, 'value');
  }
  skip(): unknown {
    return get(this.#step(), 'done') ? DONE : undefined;
  }
  close(): void {
    closeIterator(this.iterator);
  }

  #step(): object {
    const result = call(this.nextMethod, this.iterator, []);
    if (!isObject(result)) throwTypeError(`Iterator result ${showValue(result)} is not an object`);
    return result;
  }
}

function closeIterator(iterator: object): void {
  const method = getMethod(iterator, 'return');
  if (method === undefined) return;
  const result = invoke(method, iterator, []);
  if (!isObject(result)) throwTypeError(`${showValue(result)} is not an object`);
}

/** Closes an iteration because of an error, which wins over one that closing throws. */
export function closeQuietly(iteration: Iteration, depth: number): void {
  machine.depth = depth;
  try {
    iteration.close();
  } catch (error) {
    if (!(error instanceof GuestThrow)) throw error;
  }
}

/** Calls `visit` for each value; it returns true to stop. An error of `visit` closes the iteration. */
export function forEachOf(value: unknown, visit: (item: unknown) => boolean | undefined): void {
  forEachIn(iterate(value), visit);
}

/** The same for an iteration that has begun. */
export function forEachIn(iteration: Iteration, visit: (item: unknown) => boolean | undefined): void {
  for (let item = iteration.next(); item !== DONE; item = iteration.next()) {
    spend(1);
    const depth = machine.depth;
    let stop: boolean | undefined;
    try {
      stop = visit(item);
    } catch (error) {
      if (error instanceof GuestThrow) closeQuietly(iteration, depth);
      throw error;
    }
    if (stop) {
      iteration.close();
      return;
    }
  }
}

/** All values of an iterable, in a host list. */
export function listOf(value: unknown): unknown[] {
  const list: unknown[] = [];
  const iteration = iterate(value);
  for (let item = iteration.next(); item !== DONE; item = iteration.next()) {
    spend(1);
    list.push(item);
    if (list.length > machine.limits.arrayLength) throwError('RangeError', 'Invalid array length');
    allocate(8);
  }
  return list;
}
