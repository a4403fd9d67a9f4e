/** Objects as records of a snapshot. Iterative, so that the depth of the data does not matter. */
import { GuestNode } from '../dom/node.js';
import type { ClosureCode } from '../generate/closure-code.js';
import type { Frame } from '../generate/frame.js';
import type { BoundCode } from '../operations/bound.js';
import { isImplied as isImpliedGlobal } from '../session/global-object.js';
import { GuestBoxed } from '../values/boxed.js';
import { GuestDate, GuestMap, GuestSet, GuestWeakMap, GuestWeakSet } from '../values/collections.js';
import { GuestFunction } from '../values/function.js';
import { GuestIterator } from '../values/iterators.js';
import type { GuestArray } from '../values/object.js';
import { type PrivateElement, type PrivateName, privateElements } from '../values/private-name.js';
import { isProtected } from '../values/protection.js';
import { GuestRegExp } from '../values/regexp.js';
import type { Encoder } from './encode.js';
import type { Encoded, EncodedPrivate, EncodedProperty, EncodedRecord } from './format.js';
import { kindOf, usualPrototype } from './kinds.js';

/** Records of all objects that were met, and of those that are met on the way. */
export function writeRecords(encoder: Encoder): EncodedRecord[] {
  const records: EncodedRecord[] = [];
  for (let i = 0; i < encoder.met.length; i++) records.push(recordOf(encoder, encoder.met[i]!));
  return records;
}

function recordOf(encoder: Encoder, object: object): EncodedRecord {
  const kind = kindOf(object);
  const record: EncodedRecord = { k: kind };
  PAYLOADS[kind]?.(encoder, object as never, record);
  if (kind === 'F' || kind === 'P' || kind === 'X' || kind === 'N') return record;
  const prototype = Object.getPrototypeOf(object) as object | null;
  if (prototype !== usualPrototype(object, kind)) record.p = encoder.value(prototype);
  if (!Object.isExtensible(object)) record.x = isProtected(object) ? 2 : 1;
  properties(encoder, object, record);
  const elements = privateElements(object);
  if (elements) record.q = privates(encoder, elements);
  return record;
}

function properties(encoder: Encoder, object: object, record: EncodedRecord): void {
  const keys = Reflect.ownKeys(object);
  if (keys.length === 0 || (record.k === 'a' && keys.length === (record.v?.length ?? 0) + 1)) return; // an array has its length
  const plain = plainProperties(encoder, object, record, keys);
  if (plain === undefined) describedProperties(encoder, object, record, keys);
  else if (plain.length > 0) record.o = plain;
}

/** Keys and values, when nothing else has to be said of them: their attributes are those that all properties of the record have. */
function plainProperties(encoder: Encoder, object: object, record: EncodedRecord, keys: readonly PropertyKey[]): Encoded[] | undefined {
  if (record.k === 'G') return undefined;
  const changeable = record.x !== 2;
  const plain: Encoded[] = [];
  for (const key of keys) {
    if (isImplied(record, key)) continue;
    const { value, writable, enumerable, configurable } = Object.getOwnPropertyDescriptor(object, key)!;
    if (!enumerable || writable !== changeable || configurable !== changeable) return undefined;
    const encoded = encoder.stored(value as unknown);
    if (Array.isArray(encoded) && (encoded[0] === 'g' || encoded[0] === 'b')) return undefined;
    plain.push(encoder.value(key), encoded as Encoded);
  }
  return plain;
}

function describedProperties(encoder: Encoder, object: object, record: EncodedRecord, keys: readonly PropertyKey[]): void {
  const found: EncodedProperty[] = [];
  for (const key of keys) {
    if (isImplied(record, key)) continue;
    const property = Object.getOwnPropertyDescriptor(object, key)!;
    if (record.k === 'G' && isImpliedGlobal(object, key, property)) continue;
    const attributes = (property.writable ? 1 : 0) | (property.enumerable ? 2 : 0) | (property.configurable ? 4 : 0);
    found.push([encoder.value(key), encoder.stored(property.value), attributes]);
  }
  if (found.length > 0) record.d = found;
}

/** Whether the kind itself says what the property is. */
function isImplied(record: EncodedRecord, key: PropertyKey): boolean {
  if (record.k === 'a') return key === 'length' || (record.n === undefined && isIndexBelow(key, record.v!.length));
  if (record.k !== 'x' || typeof record.v![0] !== 'string') return false;
  return key === 'length' || isIndexBelow(key, record.v![0].length);
}

function isIndexBelow(key: PropertyKey, length: number): boolean {
  return typeof key === 'string' && /^\d+$/.test(key) && Number(key) < length;
}

function privates(encoder: Encoder, elements: Iterable<readonly [PrivateName, PrivateElement]>): EncodedPrivate[] {
  return [...elements].map(([name, { kind, value }]) => [encoder.value(name), kind, encoder.stored(value)]);
}

/** What each kind has besides properties. */
const PAYLOADS: { readonly [kind: string]: (encoder: Encoder, object: never, record: EncodedRecord) => void } = {
  a: (encoder, array: GuestArray, record) => {
    if (isDense(array)) record.v = elements(encoder, array);
    else record.n = array.length;
    if (!Object.getOwnPropertyDescriptor(array, 'length')!.writable) record.l = 1;
  },
  f: (encoder, fn: GuestFunction, record) => {
    record.n = (GuestFunction.code(fn) as ClosureCode).position;
    record.s = encoder.value(GuestFunction.scope(fn));
    functionState(encoder, fn, record);
  },
  b: (encoder, fn: GuestFunction, record) => {
    const { target, boundThis, boundArgs, length } = GuestFunction.code(fn) as BoundCode;
    record.h = encoder.value(target);
    record.s = encoder.value(boundThis);
    record.v = encoder.values(boundArgs);
    record.n = length;
    record.t = GuestFunction.code(fn).name;
    if (GuestFunction.isMaterialised(fn)) record.l = 1;
  },
  d: (encoder, date: GuestDate, record) => {
    record.v = [encoder.value(GuestDate.time(date))];
  },
  r: (_encoder, regexp: GuestRegExp, record) => {
    record.t = GuestRegExp.source(regexp);
    record.f = GuestRegExp.flags(regexp);
  },
  m: (encoder, map: GuestMap, record) => {
    record.v = encoder.values([...GuestMap.entries(map)].flat());
  },
  s: (encoder, set: GuestSet, record) => {
    record.v = encoder.values(GuestSet.members(set));
  },
  M: (encoder, map: GuestWeakMap, record) => {
    record.v = encoder.values([...GuestWeakMap.entries(map)].flat());
  },
  S: (encoder, set: GuestWeakSet, record) => {
    record.v = encoder.values(GuestWeakSet.members(set));
  },
  x: (encoder, boxed: GuestBoxed, record) => {
    record.v = [encoder.value(GuestBoxed.value(boxed))];
  },
  i: (encoder, iterator: GuestIterator, record) => {
    const { kind, mode, holds, position } = GuestIterator.source(iterator).state();
    record.f = kind;
    record.m = mode;
    record.v = encoder.values(holds);
    record.n = position;
  },
  X: (_encoder, node: GuestNode, record) => {
    record.t = GuestNode.xml(node);
  },
  N: (encoder, node: GuestNode, record) => {
    const tree = GuestNode.tree(node);
    let root = tree;
    while (root.parent) root = root.parent;
    record.s = encoder.value(GuestNode.sibling(node, root));
    record.n = root.placeOf(tree);
  },
  F: (encoder, frame: Frame, record) => {
    record.s = encoder.value(frame.parent);
    record.h = encoder.value(frame.callee);
    record.v = encoder.values([frame.thisValue, frame.newTarget, ...frame.slots]);
  },
  P: (_encoder, name: PrivateName, record) => {
    record.t = name.description;
  },
};

function elements(encoder: Encoder, array: GuestArray): Encoded[] {
  const encoded: Encoded[] = [];
  for (let i = 0; i < array.length; i++) encoded.push(encoder.value(array[i]));
  return encoded;
}

function isDense(array: GuestArray): boolean {
  for (let i = 0; i < array.length; i++) {
    const property = Object.getOwnPropertyDescriptor(array, i);
    if (!property?.writable || !property.enumerable || !property.configurable) return false;
  }
  return true;
}

function functionState(encoder: Encoder, fn: GuestFunction, record: EncodedRecord): void {
  const name = GuestFunction.givenName(fn);
  if (name !== undefined) record.t = name;
  if (GuestFunction.isMaterialised(fn)) record.l = 1;
  const home = GuestFunction.home(fn);
  if (home !== undefined) record.h = encoder.value(home);
  const fields = GuestFunction.fields(fn);
  if (fields === undefined) return;
  const { code, scope, keys, methods } = fields;
  record.c = { position: code.position, scope: encoder.value(scope), keys: encoder.values(keys), methods: privates(encoder, methods) };
}
