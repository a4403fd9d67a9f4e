import { leaving, machine, outOfFuel } from '../machine.js';
import { GuestFunction, isConstructor } from '../values/function.js';
import { prototypeOf } from '../values/function-shell.js';
import { GuestObject, isObject, ObjectPrototype } from '../values/object.js';
import { isIntrinsic } from '../values/protection.js';
import { SYMBOL_SPECIES } from '../values/symbols.js';
import { get } from './read.js';
import { showValue, throwError, throwTooDeep, throwTypeError } from './throw.js';

/** `new fn(...args)`, with the `new.target` of a derived class. */
export function construct(fn: unknown, args: readonly unknown[], newTarget: unknown = fn): object {
  if (!isConstructor(fn) || !isConstructor(newTarget)) throwTypeError(`${showValue(fn)} is not a constructor`);
  if (--machine.fuel < 0) outOfFuel();
  if (--machine.depth < 0) throwTooDeep();
  const site = machine.position;
  try {
    const result = GuestFunction.construct(fn, args, newTarget);
    machine.depth++;
    return result as object;
  } catch (error) {
    throw leaving(error, GuestFunction.nameOf(fn), site);
  }
}

/** Prototype for an object that `new` makes: that of `new.target`, or a default (10.1.14). */
export function prototypeFor(newTarget: GuestFunction, fallback: object): object {
  const prototype = get(newTarget, 'prototype');
  return isObject(prototype) ? prototype : fallback;
}

/** The constructor that objects derived from this one are made with (7.3.22). */
export function speciesConstructor(object: object, fallback: GuestFunction): GuestFunction {
  const own = get(object, 'constructor');
  if (own === undefined) return fallback;
  if (!isObject(own)) throwTypeError('object.constructor is not an object');
  const species = get(own, SYMBOL_SPECIES);
  if (species === undefined || species === null) return fallback;
  if (!isConstructor(species)) throwTypeError('object.constructor[Symbol.species] is not a constructor');
  return species;
}

/** Gives a new object the prototype that `new.target` asks for. */
export function withPrototype<T extends object>(object: T, newTarget: GuestFunction, fallback: object): T {
  const prototype = prototypeFor(newTarget, fallback);
  if (prototype !== fallback) setPrototype(object, prototype);
  return object;
}

/** A new ordinary object with that prototype. */
export function objectWith(prototype: object): object {
  if (prototype === ObjectPrototype) return new GuestObject();
  if (!heights.has(prototype)) inheritFrom(prototype, 1);
  return Object.create(prototype) as object;
}

/** How many objects stand below a prototype, one inheriting from the other: the longest way down. */
const heights = new WeakMap<object, number>();

/** Notes that a chain of objects inherits from a prototype. @throws RangeError when that makes lookups slow */
function inheritFrom(prototype: object | null, below: number): void {
  checkChain(prototype, below);
  let height = below;
  for (let at = prototype; at !== null && !isIntrinsic(at); at = Object.getPrototypeOf(at) as object | null) {
    if (height > (heights.get(at) ?? 0)) heights.set(at, height);
    height++;
  }
}

/** Notes the prototypes of an object that a snapshot brought back. @throws RangeError when there are too many */
export function noteChain(object: object): void {
  inheritFrom(Object.getPrototypeOf(object) as object | null, (heights.get(object) ?? 0) + 1);
}

/** Refuses a chain of prototypes that would make every lookup slow. */
function checkChain(prototype: object | null, below: number): void {
  let length = below - 1;
  for (let at = prototype; at !== null; at = Object.getPrototypeOf(at) as object | null) {
    if (++length > machine.limits.prototypes) throwError('RangeError', 'Prototype chain too long');
  }
}

/** Sets a prototype, unless the chain would get too long. @returns false when it is not allowed */
export function setPrototype(object: object, prototype: object | null): boolean {
  for (let at = prototype; at !== null; at = Object.getPrototypeOf(at) as object | null) if (at === object) return false;
  if (isIntrinsic(object) || object === machine.globalObject) return prototypeOf(object) === prototype;
  inheritFrom(prototype, (heights.get(object) ?? 0) + 1);
  if (GuestFunction.is(object)) GuestFunction.materialise(object);
  return Reflect.setPrototypeOf(object, prototype);
}
