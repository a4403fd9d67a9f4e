/** Helpers to write the standard library with. Everything is defined once per process and then frozen. */
import { allocate, machine, spend } from '../machine.js';
import { throwError } from '../operations/throw.js';
import { Accessor } from '../values/accessor.js';
import { builtin, type Construct, type Implementation } from '../values/builtin.js';
import type { GuestFunction } from '../values/function.js';

const HIDDEN = { writable: true, enumerable: false, configurable: true };

/** A value that enumeration skips. */
export function hidden(object: object, key: PropertyKey, value: unknown): void {
  Object.defineProperty(object, key, { value, ...HIDDEN });
}

/** A value that cannot be changed. */
export function constant(object: object, key: PropertyKey, value: unknown): void {
  Object.defineProperty(object, key, { value, writable: false, enumerable: false, configurable: false });
}

export function method(object: object, key: string | symbol, length: number, implementation: Implementation): GuestFunction {
  const fn = builtin(typeof key === 'symbol' ? `[${key.description}]` : key, length, implementation);
  hidden(object, key, fn);
  return fn;
}

export function getter(object: object, key: string | symbol, implementation: (thisValue: unknown) => unknown): void {
  const name = typeof key === 'symbol' ? `[${key.description}]` : key;
  const accessor = new Accessor(builtin(`get ${name}`, 0, implementation), undefined);
  Object.defineProperty(object, key, { value: accessor, writable: false, enumerable: false, configurable: true });
}

/** A constructor with its prototype. `call` is what it does without `new`. */
export function constructorOf(name: string, length: number, prototype: object, construct: Construct, call?: Implementation): GuestFunction {
  const fn = builtin(name, length, call ?? (() => throwError('TypeError', `Constructor ${name} requires 'new'`)), construct);
  constant(fn, 'prototype', prototype);
  hidden(prototype, 'constructor', fn);
  return fn;
}

/** Charges for a string that a built-in made, and refuses one that is too long. */
export function made(text: string): string {
  if (text.length > 32) {
    checkText(text.length);
    spend(text.length >> 6);
    allocate(text.length);
  }
  return text;
}

/** Refuses a string of that length before it is made. */
export function checkText(length: number): void {
  if (length > machine.limits.stringLength) throwError('RangeError', 'Invalid string length');
}

/** Index from an argument that may count from the end, between 0 and `length`. */
export function relative(integer: number, length: number): number {
  return integer < 0 ? Math.max(0, length + integer) : Math.min(integer, length);
}

/** What is made when it is first asked for, and kept. */
export function once<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => (value ??= make());
}
