/** Reading and writing through private names, and through keys that may be one (ECMA-262 7.3.28 to 7.3.32). */
import { Accessor } from '../values/accessor.js';
import { isObject } from '../values/object.js';
import { type PrivateElement, PrivateName, privateElement } from '../values/private-name.js';
import { get, getByValue, invoke } from './read.js';
import { throwTypeError } from './throw.js';
import { set, setByValue } from './write.js';

/** What stands behind a dot or in brackets, evaluated. */
export type Key = PropertyKey | PrivateName;

function elementOf(base: unknown, name: PrivateName, doing: 'read' | 'write'): PrivateElement {
  const element = isObject(base) ? privateElement(base, name) : undefined;
  if (element === undefined)
    throwTypeError(`Cannot ${doing} private member ${name.description} ${doing === 'read' ? 'from' : 'to'} an object without it`);
  return element;
}

function getPrivate(base: unknown, name: PrivateName): unknown {
  const { value } = elementOf(base, name, 'read');
  if (!(value instanceof Accessor)) return value;
  if (value.getter === undefined) throwTypeError(`'${name.description}' was defined without a getter`);
  return invoke(value.getter, base, []);
}

function setPrivate(base: unknown, name: PrivateName, value: unknown): void {
  const element = elementOf(base, name, 'write');
  if (element.kind === 'method') throwTypeError(`Private method '${name.description}' is not writable`);
  if (!(element.value instanceof Accessor)) {
    element.value = value;
    return;
  }
  if (element.value.setter === undefined) throwTypeError(`'${name.description}' was defined without a setter`);
  invoke(element.value.setter, base, [value]);
}

/** `#x in object`. */
export function hasPrivate(object: unknown, name: PrivateName): boolean {
  if (!isObject(object)) throwTypeError(`Cannot use 'in' operator to search for '${name.description}' in a value that is no object`);
  return privateElement(object, name) !== undefined;
}

export function getKey(base: unknown, key: Key): unknown {
  return key instanceof PrivateName ? getPrivate(base, key) : get(base, key);
}

export function setKey(base: unknown, key: Key, value: unknown, strict: boolean): void {
  if (key instanceof PrivateName) setPrivate(base, key, value);
  else set(base, key, value, strict);
}

/** `base[key]`, where the key may be any value. */
export function getAnyKey(base: unknown, key: unknown): unknown {
  return key instanceof PrivateName ? getPrivate(base, key) : getByValue(base, key);
}

export function setAnyKey(base: unknown, key: unknown, value: unknown, strict: boolean): void {
  if (key instanceof PrivateName) setPrivate(base, key, value);
  else setByValue(base, key, value, strict);
}

/** A getter and a setter of the same name are one element. */
export function mergeAccessor(old: PrivateElement | undefined, getter: Accessor['getter'], setter: Accessor['setter']): PrivateElement {
  const before = old?.value instanceof Accessor ? old.value : undefined;
  return { kind: 'accessor', value: new Accessor(getter ?? before?.getter, setter ?? before?.setter) };
}
