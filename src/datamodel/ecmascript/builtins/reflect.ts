/** `Reflect` (ECMA-262 28.1). */
import { machine } from '../machine.js';
import { construct, setPrototype } from '../operations/construct.js';
import { fromDescriptor, toDefinition } from '../operations/descriptor.js';
import { defineOwn, deleteOwn, ownKeys, ownProperty } from '../operations/own.js';
import { call, getFrom, hasProperty, toKey } from '../operations/read.js';
import { showValue, throwTypeError } from '../operations/throw.js';
import { trySet } from '../operations/write.js';
import { isCallable, isConstructor } from '../values/function.js';
import { prototypeOf } from '../values/function-shell.js';
import { isObject, newObject } from '../values/object.js';
import { isIntrinsic } from '../values/protection.js';
import { SYMBOL_TO_STRING_TAG } from '../values/symbols.js';
import { arrayFrom } from './array-tools.js';
import { method } from './define.js';
import { argumentList } from './function.js';

export const reflect: object = newObject();
Object.defineProperty(reflect, SYMBOL_TO_STRING_TAG, { value: 'Reflect', configurable: true });

function target(value: unknown): object {
  if (!isObject(value)) throwTypeError(`Reflect needs an object, not ${showValue(value)}`);
  return value;
}

/** Arguments as a list, which undefined and null are not here. */
function list(value: unknown): unknown[] {
  return argumentList(target(value));
}

method(reflect, 'apply', 3, (_self, [fn, thisValue, args]) => {
  if (!isCallable(fn)) throwTypeError(`${showValue(fn)} is not a function`);
  return call(fn, thisValue, list(args));
});
method(reflect, 'construct', 2, (_self, args) => {
  const [fn, values] = args;
  const newTarget = args.length > 2 ? args[2] : fn;
  if (!isConstructor(fn)) throwTypeError(`${showValue(fn)} is not a constructor`);
  if (!isConstructor(newTarget)) throwTypeError(`${showValue(newTarget)} is not a constructor`);
  return construct(fn, list(values), newTarget);
});
method(reflect, 'defineProperty', 3, (_self, [value, key, description]) => {
  const object = target(value);
  const at = toKey(key);
  return defineOwn(object, at, toDefinition(description));
});
method(reflect, 'deleteProperty', 2, (_self, [value, key]) => {
  const object = target(value);
  return deleteOwn(object, toKey(key));
});
method(reflect, 'get', 2, (_self, args) => {
  const object = target(args[0]);
  return getFrom(object, toKey(args[1]), args.length > 2 ? args[2] : object);
});
method(reflect, 'set', 3, (_self, args) => {
  const object = target(args[0]);
  return trySet(object, toKey(args[1]), args[2], args.length > 3 ? args[3] : object);
});
method(reflect, 'getOwnPropertyDescriptor', 2, (_self, [value, key]) => {
  const object = target(value);
  return fromDescriptor(ownProperty(object, toKey(key)));
});
method(reflect, 'getPrototypeOf', 1, (_self, [value]) => prototypeOf(target(value)));
method(reflect, 'setPrototypeOf', 2, (_self, [value, prototype]) => {
  const object = target(value);
  if (prototype !== null && !isObject(prototype)) throwTypeError('Object prototype may only be an Object or null');
  return prototypeOf(object) === prototype || (Object.isExtensible(object) && setPrototype(object, prototype));
});
method(reflect, 'has', 2, (_self, [value, key]) => {
  const object = target(value);
  return hasProperty(object, toKey(key));
});
method(reflect, 'isExtensible', 1, (_self, [value]) => Object.isExtensible(target(value)));
method(reflect, 'ownKeys', 1, (_self, [value]) => arrayFrom(ownKeys(target(value))));
method(reflect, 'preventExtensions', 1, (_self, [value]) => {
  const object = target(value);
  if (isIntrinsic(object) || object === machine.globalObject) return false; // shared by all sessions, or always open
  ownKeys(object); // makes those of a function
  return Reflect.preventExtensions(object);
});
