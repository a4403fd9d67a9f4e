/** `Map` and `Set` (ECMA-262 24.1, 24.2) and the iterators of built-ins (27.1). */
import { allocate, spend } from '../machine.js';
import { withPrototype } from '../operations/construct.js';
import { forEachOf } from '../operations/iterate.js';
import { get, invoke } from '../operations/read.js';
import { showValue, throwTypeError } from '../operations/throw.js';
import { builtin } from '../values/builtin.js';
import {
  BuiltinIteratorPrototype,
  DONE,
  GuestIterator,
  GuestMap,
  GuestSet,
  IteratorPrototype,
  MapPrototype,
  SetPrototype,
} from '../values/collections.js';
import type { GuestFunction } from '../values/function.js';
import { arrayOf, isObject } from '../values/object.js';
import { SYMBOL_ITERATOR, SYMBOL_TO_STRING_TAG } from '../values/symbols.js';
import { callback } from './array-tools.js';
import { constructorOf, getter, hidden, method } from './define.js';

hidden(
  IteratorPrototype,
  SYMBOL_ITERATOR,
  builtin('[Symbol.iterator]', 0, (self) => self),
);
Object.defineProperty(BuiltinIteratorPrototype, SYMBOL_TO_STRING_TAG, { value: 'Iterator', configurable: true });

function mapOf(self: unknown): Map<unknown, unknown> {
  if (!isObject(self) || !GuestMap.is(self)) throwTypeError(`Method Map.prototype called on incompatible receiver ${showValue(self)}`);
  return GuestMap.entries(self);
}
function setOf(self: unknown): Set<unknown> {
  if (!isObject(self) || !GuestSet.is(self)) throwTypeError(`Method Set.prototype called on incompatible receiver ${showValue(self)}`);
  return GuestSet.members(self);
}

/** Finding a long string costs its length. */
function chargedKey(key: unknown): unknown {
  if (typeof key === 'string' && key.length > 512) spend(key.length >> 8);
  return key;
}

/** Iterates like the host's iterator of the same collection, which sees later changes too. */
function iterator<T>(holder: unknown, source: Iterator<T>, item: (value: T) => unknown): GuestIterator {
  allocate(96);
  return new GuestIterator({
    holds: [holder],
    next: () => {
      spend(1);
      const step = source.next();
      return step.done ? DONE : item(step.value);
    },
  });
}

export const mapConstructor = constructorOf('Map', 0, MapPrototype, ([entries], newTarget) => {
  allocate(120);
  const map = withPrototype(new GuestMap(), newTarget, MapPrototype);
  if (entries === undefined || entries === null) return map;
  const add = callback(get(map, 'set'));
  forEachOf(entries, (entry) => {
    if (!isObject(entry)) throwTypeError(`Iterator value ${showValue(entry)} is not an entry object`);
    invoke(add, map, [get(entry, 0), get(entry, 1)]);
    return false;
  });
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
method(MapPrototype, 'keys', 0, (self) => iterator(self, mapOf(self).keys(), (key) => key));
method(MapPrototype, 'values', 0, (self) => iterator(self, mapOf(self).values(), (value) => value));
const mapEntries: GuestFunction = method(MapPrototype, 'entries', 0, (self) =>
  iterator(self, mapOf(self).entries(), (entry) => {
    allocate(32);
    return arrayOf(entry);
  }),
);
hidden(MapPrototype, SYMBOL_ITERATOR, mapEntries);
Object.defineProperty(MapPrototype, SYMBOL_TO_STRING_TAG, { value: 'Map', configurable: true });

export const setConstructor = constructorOf('Set', 0, SetPrototype, ([members], newTarget) => {
  allocate(120);
  const set = withPrototype(new GuestSet(), newTarget, SetPrototype);
  if (members === undefined || members === null) return set;
  const add = callback(get(set, 'add'));
  forEachOf(members, (member) => {
    invoke(add, set, [member]);
    return false;
  });
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
const setValues: GuestFunction = method(SetPrototype, 'values', 0, (self) => iterator(self, setOf(self).values(), (value) => value));
hidden(SetPrototype, 'keys', setValues);
hidden(SetPrototype, SYMBOL_ITERATOR, setValues);
method(SetPrototype, 'entries', 0, (self) => iterator(self, setOf(self).entries(), (entry) => arrayOf(entry)));
Object.defineProperty(SetPrototype, SYMBOL_TO_STRING_TAG, { value: 'Set', configurable: true });
