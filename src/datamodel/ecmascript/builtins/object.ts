/** `Object` and `Object.prototype` (ECMA-262 20.1). */
import { allocate, machine, spend } from '../machine.js';
import { setPrototype, withPrototype } from '../operations/construct.js';
import { toObject } from '../operations/copy.js';
import { fromDescriptor, toDefinition } from '../operations/descriptor.js';
import { forEachOf } from '../operations/iterate.js';
import { createOwn, defineOwn, enumerableKeys, hasOwn, ownKeys, ownProperty } from '../operations/own.js';
import { call, get, toKey } from '../operations/read.js';
import { showKey, showValue, throwTypeError } from '../operations/throw.js';
import { set } from '../operations/write.js';
import { GuestBoxed } from '../values/boxed.js';
import { GuestDate } from '../values/collections.js';
import { GuestError } from '../values/error.js';
import { isCallable } from '../values/function.js';
import { prototypeOf } from '../values/function-shell.js';
import {
  ArrayPrototype,
  arrayOf,
  GuestArguments,
  type GuestArray,
  isArray,
  isObject,
  newObject,
  ObjectPrototype,
} from '../values/object.js';
import { isIntrinsic } from '../values/protection.js';
import { GuestRegExp } from '../values/regexp.js';
import { SYMBOL_TO_STRING_TAG } from '../values/symbols.js';
import { constructorOf, method } from './define.js';

method(ObjectPrototype, 'hasOwnProperty', 1, (self, [key]) => {
  const at = toKey(key);
  return hasOwn(toObject(self), at);
});
method(ObjectPrototype, 'isPrototypeOf', 1, (self, [value]) => {
  if (!isObject(value)) return false;
  const object = toObject(self);
  for (let at = prototypeOf(value); at !== null; at = prototypeOf(at)) if (at === object) return true;
  return false;
});
method(ObjectPrototype, 'propertyIsEnumerable', 1, (self, [key]) => {
  const at = toKey(key);
  return ownProperty(toObject(self), at)?.enumerable === true;
});
method(ObjectPrototype, 'valueOf', 0, (self) => toObject(self));
method(ObjectPrototype, 'toLocaleString', 0, (self) => call(get(self, 'toString'), self, []));

/** `Object.prototype.toString`: `[object Array]` and so on (20.1.3.6). */
export const objectToString = method(ObjectPrototype, 'toString', 0, (self) => {
  if (self === undefined) return '[object Undefined]';
  if (self === null) return '[object Null]';
  const object = toObject(self);
  const tag = get(object, SYMBOL_TO_STRING_TAG);
  return `[object ${typeof tag === 'string' ? tag : kindOf(object)}]`;
});

function kindOf(object: object): string {
  if (isArray(object) || object === ArrayPrototype) return 'Array';
  if (isCallable(object)) return 'Function';
  if (GuestError.is(object)) return 'Error';
  if (GuestDate.is(object)) return 'Date';
  if (GuestRegExp.is(object)) return 'RegExp';
  if (GuestArguments.is(object)) return 'Arguments';
  if (!GuestBoxed.is(object)) return 'Object';
  const type = typeof GuestBoxed.value(object);
  return type === 'symbol' ? 'Object' : `${type.charAt(0).toUpperCase()}${type.slice(1)}`;
}

function objectOf(value: unknown): object {
  if (value !== undefined && value !== null) return toObject(value);
  allocate(48);
  return newObject();
}

export const objectConstructor = constructorOf(
  'Object',
  1,
  ObjectPrototype,
  ([value], newTarget) => (newTarget === objectConstructor ? objectOf(value) : withPrototype(newObject(), newTarget, ObjectPrototype)),
  (_self, [value]) => objectOf(value),
);

function charged(keys: readonly unknown[]): GuestArray {
  spend(keys.length >> 2);
  allocate(16 + 8 * keys.length);
  return arrayOf(keys);
}

/** Own enumerable names, read once, each looked at again when its turn comes (7.3.24). */
function forEachProperty(value: unknown, visit: (key: string, value: unknown) => void): void {
  const object = toObject(value);
  for (const key of enumerableKeys(object)) {
    spend(1);
    if (ownProperty(object, key)?.enumerable) visit(key, get(object, key));
  }
}

method(objectConstructor, 'keys', 1, (_self, [value]) => charged(enumerableKeys(toObject(value))));
method(objectConstructor, 'values', 1, (_self, [value]) => {
  const values: unknown[] = [];
  forEachProperty(value, (_key, each) => values.push(each));
  return charged(values);
});
method(objectConstructor, 'entries', 1, (_self, [value]) => {
  const entries: unknown[] = [];
  forEachProperty(value, (key, each) => {
    allocate(32);
    entries.push(arrayOf([key, each]));
  });
  return charged(entries);
});
method(objectConstructor, 'assign', 2, (_self, args) => {
  const target = toObject(args[0]);
  for (const source of args.slice(1)) {
    if (source === undefined || source === null) continue;
    const from = toObject(source);
    for (const key of ownKeys(from)) {
      spend(1);
      if (ownProperty(from, key)?.enumerable) set(target, key, get(from, key), true);
    }
  }
  return target;
});
method(objectConstructor, 'create', 2, (_self, [prototype, properties]) => {
  if (prototype !== null && !isObject(prototype)) throwTypeError('Object prototype may only be an Object or null');
  allocate(64);
  const object = newObject();
  setPrototype(object, prototype);
  return properties === undefined ? object : defineAll(object, properties);
});
method(objectConstructor, 'getPrototypeOf', 1, (_self, [value]) => prototypeOf(toObject(value)));
method(objectConstructor, 'setPrototypeOf', 2, (_self, [object, prototype]) => {
  if (object === undefined || object === null) throwTypeError('Object.setPrototypeOf called on null or undefined');
  if (prototype !== null && !isObject(prototype)) throwTypeError('Object prototype may only be an Object or null');
  if (isObject(object) && prototypeOf(object) !== prototype && !setPrototype(object, prototype))
    throwTypeError('Cannot set this prototype');
  return object;
});

function define(object: object, key: PropertyKey, description: unknown): void {
  if (!defineOwn(object, key, toDefinition(description))) throwTypeError(`Cannot redefine property: ${showKey(key)}`);
}

function defineAll(object: object, properties: unknown): object {
  const from = toObject(properties);
  const definitions = ownKeys(from)
    .filter((key) => ownProperty(from, key)?.enumerable)
    .map((key) => [key, toDefinition(get(from, key))] as const);
  for (const [key, definition] of definitions) {
    spend(1);
    if (!defineOwn(object, key, definition)) throwTypeError(`Cannot redefine property: ${showKey(key)}`);
  }
  return object;
}

method(objectConstructor, 'defineProperty', 3, (_self, [object, key, description]) => {
  if (!isObject(object)) throwTypeError('Object.defineProperty called on non-object');
  define(object, toKey(key), description);
  return object;
});
method(objectConstructor, 'defineProperties', 2, (_self, [object, properties]) => {
  if (!isObject(object)) throwTypeError('Object.defineProperties called on non-object');
  return defineAll(object, properties);
});
method(objectConstructor, 'getOwnPropertyDescriptor', 2, (_self, [value, key]) => {
  const object = toObject(value);
  return fromDescriptor(ownProperty(object, toKey(key)));
});
method(objectConstructor, 'getOwnPropertyDescriptors', 1, (_self, [value]) => {
  const object = toObject(value);
  const result = newObject();
  for (const key of ownKeys(object)) {
    spend(2);
    createOwn(result, key, fromDescriptor(ownProperty(object, key)));
  }
  return result;
});
method(objectConstructor, 'getOwnPropertyNames', 1, (_self, [value]) =>
  charged(ownKeys(toObject(value)).filter((key) => typeof key === 'string')),
);
method(objectConstructor, 'getOwnPropertySymbols', 1, (_self, [value]) =>
  charged(ownKeys(toObject(value)).filter((key) => typeof key === 'symbol')),
);
method(objectConstructor, 'hasOwn', 2, (_self, [value, key]) => {
  const object = toObject(value);
  return hasOwn(object, toKey(key));
});
method(objectConstructor, 'is', 2, (_self, [a, b]) => Object.is(a, b));
method(objectConstructor, 'fromEntries', 1, (_self, [iterable]) => {
  const object = newObject();
  forEachOf(iterable, (entry) => {
    if (!isObject(entry)) throwTypeError(`Iterator value ${showValue(entry)} is not an entry object`);
    const key = get(entry, 0);
    const value = get(entry, 1);
    createOwn(object, toKey(key), value);
    return false;
  });
  return object;
});
method(objectConstructor, 'preventExtensions', 1, (_self, [object]) =>
  isChangeable(object) ? Object.preventExtensions(materialised(object)) : object,
);
method(objectConstructor, 'isExtensible', 1, (_self, [object]) => isObject(object) && Object.isExtensible(object));
method(objectConstructor, 'seal', 1, (_self, [object]) => (isChangeable(object) ? Object.seal(materialised(object)) : object));
method(objectConstructor, 'isSealed', 1, (_self, [object]) => !isObject(object) || Object.isSealed(materialised(object)));
method(objectConstructor, 'freeze', 1, (_self, [object]) => (isChangeable(object) ? Object.freeze(settled(object)) : object));
method(objectConstructor, 'isFrozen', 1, (_self, [object]) => !isObject(object) || Object.isFrozen(materialised(object)));

/** Built-ins are shared by all sessions: none of them can freeze one. The global object stays open, as its variables do. */
function isChangeable(value: unknown): value is object {
  if (value === machine.globalObject && value !== undefined) throwTypeError('Cannot freeze the global object');
  return isObject(value) && !isIntrinsic(value);
}

/** With values in place of variables (elements of `arguments`), which freezing ends. */
function settled(object: object): object {
  if (GuestArguments.is(object)) {
    for (const key of ownKeys(object)) if (ownProperty(object, key)?.writable) defineOwn(object, key, { writable: false });
  }
  return materialised(object);
}

/** With all its properties made, charged by their number. */
function materialised(object: object): object {
  spend(ownKeys(object).length >> 2);
  return object;
}
