/** Fills the objects of records: payloads, prototypes, properties, and last what forbids to change them. */
import type { Frame } from '../generate/frame.js';
import type { BoundCode } from '../operations/bound.js';
import { GuestDate, GuestMap, GuestSet, GuestWeakMap, GuestWeakSet } from '../values/collections.js';
import { GuestFunction, isCallable } from '../values/function.js';
import { GuestIterator } from '../values/iterators.js';
import type { GuestArray, Properties } from '../values/object.js';
import { addPrivateElement, type PrivateElement, type PrivateName } from '../values/private-name.js';
import { protect } from '../values/protection.js';
import { type Decoder, Unreadable } from './decode.js';
import type { EncodedPrivate, EncodedRecord } from './format.js';
import type { CodeFinder } from './make.js';

export function fillObject(object: object, record: EncodedRecord, decoder: Decoder, code: CodeFinder): void {
  if (record.k === 'X' || record.k === 'N' || record.k === 'P') return;
  if (record.k === 'F') {
    fillFrame(object as Frame, record, decoder);
    return;
  }
  fillPayload(object, record, decoder, code);
  if (record.p !== undefined) Object.setPrototypeOf(object, record.p === null ? null : decoder.object(record.p));
  const { o = [], d = [] } = record;
  for (let i = 0; i + 1 < o.length; i += 2) put(object, decoder.key(o[i]), decoder.value(o[i + 1]));
  for (const [key, value, attributes] of d) define(object, decoder.key(key), decoder.stored(value), attributes);
  for (const [name, element] of privates(record.q, decoder)) addPrivateElement(object, name, element);
  if (record.k === 'a' && record.l) Object.defineProperty(object, 'length', { writable: false });
  if (record.x === 2) protect(object);
  else if (record.x === 1) Object.preventExtensions(object);
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
  const [self, newTarget, ...slots] = (record.v ?? []).map((each) => decoder.any(each));
  const parent = decoder.any(record.s);
  frame.restore(
    parent === undefined ? undefined : decoder.frame(record.s),
    slots,
    self,
    decoder.value(record.h) as object | undefined,
    newTarget as object | undefined,
  );
}

function fillPayload(object: object, record: EncodedRecord, decoder: Decoder, code: CodeFinder): void {
  switch (record.k) {
    case 'a': {
      const array = object as GuestArray;
      const items = decoder.values(record.v);
      for (let i = 0; i < items.length; i++) array[i] = items[i];
      if (record.n !== undefined) array.length = record.n;
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
      const holds = GuestIterator.source(object as GuestIterator).holds as unknown[];
      holds.push(...decoder.values(record.v));
      return;
    }
    case 'd':
      GuestDate.setTime(object as GuestDate, Number(decoder.value(record.v?.[0])));
      return;
    default:
  }
}

function fillFunction(fn: GuestFunction, record: EncodedRecord, decoder: Decoder, code: CodeFinder): void {
  GuestFunction.restore(fn, record.t, record.l === 1);
  if (record.h !== undefined) GuestFunction.setHome(fn, decoder.object(record.h));
  if (record.c === undefined) return;
  const fields = code.fields(record.c.position);
  if (fields === undefined) throw new Unreadable(`class at ${record.c.position}`);
  GuestFunction.setFields(fn, {
    code: fields,
    scope: decoder.frame(record.c.scope),
    keys: record.c.keys.map((key) => decoder.any(key) as PropertyKey | PrivateName),
    methods: new Map(privates(record.c.methods, decoder)),
  });
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
