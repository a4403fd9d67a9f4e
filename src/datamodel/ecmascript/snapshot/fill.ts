/** Fills the objects of records: payloads, prototypes, properties, and last what forbids to change them. */
import { type Frame, TDZ } from '../generate/frame.js';
import { machine } from '../machine.js';
import type { BoundCode } from '../operations/bound.js';
import { noteChain } from '../operations/construct.js';
import { checkArrayLength } from '../operations/own.js';
import { GuestMap, GuestSet, GuestWeakMap, GuestWeakSet } from '../values/collections.js';
import { GuestFunction, isCallable } from '../values/function.js';
import { GuestIterator, type IteratorKind } from '../values/iterators.js';
import { type GuestArray, isObject, type Properties } from '../values/object.js';
import { addPrivateElement, type PrivateElement, PrivateName } from '../values/private-name.js';
import { protect } from '../values/protection.js';
import { type Decoder, textOf, Unreadable, wholeOf } from './decode.js';
import type { Encoded, EncodedPrivate, EncodedRecord } from './format.js';
import type { CodeFinder } from './make.js';

export function fillObject(object: object, record: EncodedRecord, decoder: Decoder, code: CodeFinder): void {
  if (record.k === 'X' || record.k === 'N' || record.k === 'P') return;
  if (record.k === 'F') {
    fillFrame(object as Frame, record, decoder);
    return;
  }
  if (record.k === 'G' && record.x !== undefined) throw new Unreadable('a global object'); // which is always open
  fillPayload(object, record, decoder, code);
  const { o = [], d = [] } = record;
  for (let i = 0; i + 1 < o.length; i += 2) put(object, decoder.key(o[i]), decoder.value(o[i + 1]));
  for (const [key, value, attributes] of d) define(object, decoder.key(key), decoder.stored(value), attributes);
  for (const [name, element] of privates(record.q, decoder)) addPrivateElement(object, name, element);
  if (record.k === 'a' && record.l) Object.defineProperty(object, 'length', { writable: false });
  if (record.x === 2) protect(object);
  else if (record.x === 1) Object.preventExtensions(object);
}

/** Gives all objects their prototypes, before anything looks for a property through them. */
export function linkPrototypes(objects: readonly (object | undefined)[], records: readonly EncodedRecord[], decoder: Decoder): void {
  const linked: object[] = [];
  for (let i = 0; i < records.length; i++) {
    const { k, p } = records[i]!;
    if (p === undefined || k === 'X' || k === 'N' || k === 'P' || k === 'F') continue;
    if (k === 'G') throw new Unreadable('a global object');
    Object.setPrototypeOf(objects[i], p === null ? null : decoder.object(p));
    linked.push(objects[i]!);
  }
  for (const object of linked) noteChain(object);
}

/** A property with all attributes. What an object inherits may be read-only or an accessor, so that it has to be defined. */
function put(object: object, key: PropertyKey, value: unknown): void {
  if (key in object) define(object, key, value, 7);
  else (object as Properties)[key] = value;
}

function define(object: object, key: PropertyKey, value: unknown, attributes: number): void {
  Object.defineProperty(object, key, {
    value,
    writable: (attributes & 1) !== 0,
    enumerable: (attributes & 2) !== 0,
    configurable: (attributes & 4) !== 0,
  });
}

function fillFrame(frame: Frame, record: EncodedRecord, decoder: Decoder): void {
  const [self, newTarget, ...variables] = record.v ?? [];
  const parent = decoder.any(record.s);
  frame.restore(
    parent === undefined ? undefined : decoder.frame(record.s),
    variables.map((each) => decoder.slot(each)),
    decoder.any(self) === TDZ ? TDZ : decoder.value(self),
    decoder.function(record.h),
    decoder.function(newTarget),
  );
}

function fillPayload(object: object, record: EncodedRecord, decoder: Decoder, code: CodeFinder): void {
  switch (record.k) {
    case 'a': {
      const array = object as GuestArray;
      const items = decoder.values(record.v);
      checkArrayLength(items.length);
      for (let i = 0; i < items.length; i++) array[i] = items[i];
      if (record.n !== undefined) array.length = wholeOf(record.n, 0, machine.limits.arrayLength);
      return;
    }
    case 'f':
      fillFunction(object as GuestFunction, record, decoder, code);
      return;
    case 'b':
      fillBound(object as GuestFunction, record, decoder);
      return;
    case 'm': {
      const items = decoder.values(record.v);
      for (let i = 0; i + 1 < items.length; i += 2) GuestMap.entries(object as GuestMap).set(items[i], items[i + 1]);
      return;
    }
    case 'M': {
      const items = decoder.values(record.v);
      for (let i = 0; i + 1 < items.length; i += 2) GuestWeakMap.entries(object as GuestWeakMap).set(items[i], items[i + 1]);
      return;
    }
    case 'S':
      for (const item of decoder.values(record.v)) GuestWeakSet.members(object as GuestWeakSet).add(item);
      return;
    case 's':
      for (const item of decoder.values(record.v)) GuestSet.members(object as GuestSet).add(item);
      return;
    case 'i': {
      const { kind, holds } = GuestIterator.source(object as GuestIterator);
      const values = decoder.values(record.v);
      if (!canGoOver(kind, values)) throw new Unreadable('an iterator');
      (holds as unknown[]).push(...values);
      return;
    }
    default:
  }
}

function fillFunction(fn: GuestFunction, record: EncodedRecord, decoder: Decoder, code: CodeFinder): void {
  GuestFunction.restore(fn, record.t === undefined ? undefined : textOf(record.t), record.l === 1);
  if (record.h !== undefined) GuestFunction.setHome(fn, decoder.object(record.h));
  if (record.c === undefined) return;
  const fields = code.fields(record.c.position);
  if (fields === undefined) throw new Unreadable(`class at ${record.c.position}`);
  GuestFunction.setFields(fn, {
    code: fields,
    scope: decoder.frame(record.c.scope),
    keys: record.c.keys.map((key) => fieldKey(decoder, key)),
    methods: new Map(privates(record.c.methods, decoder)),
  });
}

function fieldKey(decoder: Decoder, key: Encoded): PropertyKey | PrivateName {
  return decoder.any(key) instanceof PrivateName ? decoder.privateName(key) : decoder.key(key);
}

/** Whether a built-in iterator of that kind can have been made for these values. */
function canGoOver(kind: IteratorKind, [first, second, third, ...more]: readonly unknown[]): boolean {
  if (more.length > 0 || (kind !== 'RegExp String Iterator' && second !== undefined)) return false;
  switch (kind) {
    case 'Array Iterator':
      return isObject(first);
    case 'Map Iterator':
      return isObject(first) && GuestMap.is(first);
    case 'Set Iterator':
      return isObject(first) && GuestSet.is(first);
    case 'String Iterator':
      return typeof first === 'string';
    case 'RegExp String Iterator':
      return isObject(first) && typeof second === 'string' && typeof third === 'string';
  }
}

function fillBound(fn: GuestFunction, record: EncodedRecord, decoder: Decoder): void {
  const target = decoder.value(record.h);
  if (!isCallable(target)) throw new Unreadable('a function');
  (GuestFunction.code(fn) as BoundCode).restore(target, decoder.value(record.s), decoder.values(record.v));
  GuestFunction.restore(fn, undefined, record.l === 1);
}

function privates(encoded: readonly EncodedPrivate[] | undefined, decoder: Decoder): [PrivateName, PrivateElement][] {
  return (encoded ?? []).map(([name, kind, value]) => [decoder.privateName(name), { kind, value: decoder.stored(value) }]);
}
