/** `WeakMap` and `WeakSet` (ECMA-262 24.3, 24.4). */
import { allocate, runningSession } from '../machine.js';
import { withPrototype } from '../operations/construct.js';
import { showValue, throwTypeError } from '../operations/throw.js';
import { GuestWeakMap, GuestWeakSet, WeakMapPrototype, WeakSetPrototype } from '../values/collections.js';
import { isObject } from '../values/object.js';
import { SYMBOL_TO_STRING_TAG } from '../values/symbols.js';
import { constructorOf, method } from './define.js';
import { fillMap, fillSet } from './fill-collection.js';

function mapOf(self: unknown): Map<unknown, unknown> {
  if (!isObject(self) || !GuestWeakMap.is(self)) throwTypeError(`WeakMap method called on incompatible receiver ${showValue(self)}`);
  return GuestWeakMap.entries(self);
}
function setOf(self: unknown): Set<unknown> {
  if (!isObject(self) || !GuestWeakSet.is(self)) throwTypeError(`WeakSet method called on incompatible receiver ${showValue(self)}`);
  return GuestWeakSet.members(self);
}

/** Objects and symbols that nobody can make again may be held weakly (9.14). */
function requireHeld(key: unknown): unknown {
  const registered = typeof key === 'symbol' && runningSession().symbols.get(key.description ?? '') === key;
  if (isObject(key) || (typeof key === 'symbol' && !registered)) return key;
  return throwTypeError(`Invalid value used as weak key: ${showValue(key)}`);
}

export const weakMapConstructor = constructorOf('WeakMap', 0, WeakMapPrototype, ([entries], newTarget) => {
  allocate(120);
  const map = withPrototype(new GuestWeakMap(), newTarget, WeakMapPrototype);
  fillMap(map, entries);
  return map;
});
method(WeakMapPrototype, 'get', 1, (self, [key]) => mapOf(self).get(key));
method(WeakMapPrototype, 'set', 2, (self, [key, value]) => {
  const map = mapOf(self);
  allocate(48);
  map.set(requireHeld(key), value);
  return self;
});
method(WeakMapPrototype, 'has', 1, (self, [key]) => mapOf(self).has(key));
method(WeakMapPrototype, 'delete', 1, (self, [key]) => mapOf(self).delete(key));
Object.defineProperty(WeakMapPrototype, SYMBOL_TO_STRING_TAG, { value: 'WeakMap', configurable: true });

export const weakSetConstructor = constructorOf('WeakSet', 0, WeakSetPrototype, ([members], newTarget) => {
  allocate(120);
  const set = withPrototype(new GuestWeakSet(), newTarget, WeakSetPrototype);
  fillSet(set, members);
  return set;
});
method(WeakSetPrototype, 'add', 1, (self, [value]) => {
  const set = setOf(self);
  allocate(32);
  set.add(requireHeld(value));
  return self;
});
method(WeakSetPrototype, 'has', 1, (self, [value]) => setOf(self).has(value));
method(WeakSetPrototype, 'delete', 1, (self, [value]) => setOf(self).delete(value));
Object.defineProperty(WeakSetPrototype, SYMBOL_TO_STRING_TAG, { value: 'WeakSet', configurable: true });
