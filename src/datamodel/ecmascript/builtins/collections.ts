/** `Map` and `Set` (ECMA-262 24.1, 24.2). */
import { allocate, spend } from '../machine.js';
import { withPrototype } from '../operations/construct.js';
import { collectionIterator } from '../operations/iterator-sources.js';
import { invoke } from '../operations/read.js';
import { showValue, throwTypeError } from '../operations/throw.js';
import { GuestMap, GuestSet, MapPrototype, SetPrototype } from '../values/collections.js';
import type { GuestFunction } from '../values/function.js';
import { isObject } from '../values/object.js';
import { SYMBOL_ITERATOR, SYMBOL_TO_STRING_TAG } from '../values/symbols.js';
import { callback } from './array-tools.js';
import { constructorOf, getter, hidden, method } from './define.js';
import { fillMap, fillSet } from './fill-collection.js';

function asMap(self: unknown): GuestMap {
  if (!isObject(self) || !GuestMap.is(self)) throwTypeError(`Method Map.prototype called on incompatible receiver ${showValue(self)}`);
  return self;
}
function asSet(self: unknown): GuestSet {
  if (!isObject(self) || !GuestSet.is(self)) throwTypeError(`Method Set.prototype called on incompatible receiver ${showValue(self)}`);
  return self;
}
function mapOf(self: unknown): Map<unknown, unknown> {
  return GuestMap.entries(asMap(self));
}
function setOf(self: unknown): Set<unknown> {
  return GuestSet.members(asSet(self));
}

/** Finding a long string costs its length. */
function chargedKey(key: unknown): unknown {
  if (typeof key === 'string' && key.length > 512) spend(key.length >> 8);
  return key;
}

export const mapConstructor = constructorOf('Map', 0, MapPrototype, ([entries], newTarget) => {
  allocate(120);
  const map = withPrototype(new GuestMap(), newTarget, MapPrototype);
  fillMap(map, entries);
  return map;
});

method(MapPrototype, 'get', 1, (self, [key]) => mapOf(self).get(chargedKey(key)));
method(MapPrototype, 'set', 2, (self, [key, value]) => {
  const map = mapOf(self);
  allocate(48);
  map.set(chargedKey(key), value);
  return self;
});
method(MapPrototype, 'has', 1, (self, [key]) => mapOf(self).has(chargedKey(key)));
method(MapPrototype, 'delete', 1, (self, [key]) => mapOf(self).delete(chargedKey(key)));
method(MapPrototype, 'clear', 0, (self) => mapOf(self).clear());
getter(MapPrototype, 'size', (self) => mapOf(self).size);
method(MapPrototype, 'forEach', 1, (self, [fn, thisValue]) => {
  const map = mapOf(self);
  const visit = callback(fn);
  for (const [key, value] of map) {
    spend(1);
    invoke(visit, thisValue, [value, key, self]);
  }
  return undefined;
});
method(MapPrototype, 'keys', 0, (self) => collectionIterator(asMap(self), 'keys'));
method(MapPrototype, 'values', 0, (self) => collectionIterator(asMap(self), 'values'));
const mapEntries: GuestFunction = method(MapPrototype, 'entries', 0, (self) => collectionIterator(asMap(self), 'entries'));
hidden(MapPrototype, SYMBOL_ITERATOR, mapEntries);
Object.defineProperty(MapPrototype, SYMBOL_TO_STRING_TAG, { value: 'Map', configurable: true });

export const setConstructor = constructorOf('Set', 0, SetPrototype, ([members], newTarget) => {
  allocate(120);
  const set = withPrototype(new GuestSet(), newTarget, SetPrototype);
  fillSet(set, members);
  return set;
});

method(SetPrototype, 'add', 1, (self, [value]) => {
  const set = setOf(self);
  allocate(32);
  set.add(chargedKey(value));
  return self;
});
method(SetPrototype, 'has', 1, (self, [value]) => setOf(self).has(chargedKey(value)));
method(SetPrototype, 'delete', 1, (self, [value]) => setOf(self).delete(chargedKey(value)));
method(SetPrototype, 'clear', 0, (self) => setOf(self).clear());
getter(SetPrototype, 'size', (self) => setOf(self).size);
method(SetPrototype, 'forEach', 1, (self, [fn, thisValue]) => {
  const set = setOf(self);
  const visit = callback(fn);
  for (const value of set) {
    spend(1);
    invoke(visit, thisValue, [value, value, self]);
  }
  return undefined;
});
const setValues: GuestFunction = method(SetPrototype, 'values', 0, (self) => collectionIterator(asSet(self), 'values'));
hidden(SetPrototype, 'keys', setValues);
hidden(SetPrototype, SYMBOL_ITERATOR, setValues);
method(SetPrototype, 'entries', 0, (self) => collectionIterator(asSet(self), 'entries'));
Object.defineProperty(SetPrototype, SYMBOL_TO_STRING_TAG, { value: 'Set', configurable: true });
