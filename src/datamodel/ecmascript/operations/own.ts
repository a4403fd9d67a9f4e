/** Own properties: their keys, descriptors, definition and removal (ECMA-262 10.1). */
import { UNDECLARED } from '../generate/frame.js';
import { allocate, machine, runningSession, spend } from '../machine.js';
import { Accessor } from '../values/accessor.js';
import { Binding } from '../values/binding.js';
import { GuestFunction } from '../values/function.js';
import { ArrayPrototype, type GuestArray, isArray } from '../values/object.js';
import type { Overlay, SeenAttributes } from '../values/overlay.js';
import { isIntrinsic, isWritableBuiltin } from '../values/protection.js';
import { toNumber } from './read.js';
import { throwError } from './throw.js';

/** A property as the guest describes it. Absent fields keep what is there, or are false and undefined for new properties. */
export interface Definition {
  value?: unknown;
  getter?: GuestFunction | undefined;
  setter?: GuestFunction | undefined;
  writable?: boolean;
  enumerable?: boolean;
  configurable?: boolean;
}

/** What the host stores; `value` may be an `Accessor`. */
export interface OwnProperty {
  readonly value?: unknown;
  readonly writable?: boolean;
  readonly enumerable?: boolean;
  readonly configurable?: boolean;
}

export function ownProperty(object: object, key: PropertyKey): OwnProperty | undefined {
  if (GuestFunction.is(object)) GuestFunction.materialise(object);
  const found = Object.getOwnPropertyDescriptor(object, key);
  if (found === undefined) return undefined;
  if (found.value instanceof Accessor && Binding.is(found.value)) return variableProperty(found.value, found);
  return isIntrinsic(object) ? { ...found, ...seenAttributes(object, key, found) } : found;
}

/** A property that is a variable, as the guest sees it; undefined while the variable does not exist. */
function variableProperty(binding: Binding, found: PropertyDescriptor): OwnProperty | undefined {
  if (!Binding.exists(binding)) return undefined;
  const isGlobal = Binding.holder(binding) === machine;
  const configurable = isGlobal ? runningSession().isDeletable(Binding.slot(binding)) : found.configurable === true;
  return { value: Binding.read(binding), writable: !Binding.isReserved(binding), enumerable: found.enumerable === true, configurable };
}

/** Attributes of a property of a built-in as the guest sees them. */
function seenAttributes(object: object, key: PropertyKey, found: PropertyDescriptor): SeenAttributes {
  const changed = machine.overlay?.attributes(object, key);
  if (changed !== undefined) return { writable: changed.writable, configurable: changed.configurable };
  return { writable: isWritableBuiltin(object, key), configurable: found.configurable === true && !isLengthOfArrays(object, key) };
}

/** `Array.prototype.length` may be written to but not deleted; only the host may redefine it, to keep sessions apart. */
function isLengthOfArrays(object: object, key: PropertyKey): boolean {
  return object === ArrayPrototype && key === 'length';
}

/** Changes a property that is a variable. It stays one as long as it is data that can be written to (10.4.4.2). */
function storeVariable(object: object, key: PropertyKey, binding: Binding, property: PropertyDescriptor): boolean {
  if (Binding.isReserved(binding)) throwError('TypeError', `'${String(key)}' is read-only`);
  const data = !(property.value instanceof Accessor);
  if (data && 'value' in property) Binding.write(binding, property.value);
  if (data && property.writable !== false) return Reflect.defineProperty(object, key, { ...property, value: binding, writable: true });
  const value: unknown = data ? Binding.read(binding) : property.value;
  if (Binding.holder(binding) === machine) {
    if (!runningSession().isDeletable(Binding.slot(binding))) return false; // code that reads it relies on the slot
    Binding.write(binding, UNDECLARED);
  }
  return Reflect.defineProperty(object, key, { ...property, value, writable: false });
}

/** Most properties of built-ins that one session may change. */
export const MOST_CHANGES = 1000;

/** Stores a property; what a session changes about a built-in is its own. */
function store(object: object, key: PropertyKey, property: PropertyDescriptor): boolean {
  if (!isIntrinsic(object)) {
    const binding = Binding.at(object, key);
    return binding === undefined ? Reflect.defineProperty(object, key, property) : storeVariable(object, key, binding, property);
  }
  const found = ownProperty(object, key);
  if (found?.configurable === false && found.writable !== true) return true; // nothing differs, or it would have been refused
  const overlay = overlayForChange();
  overlay.define(object, key, property, found && { writable: found.writable === true, configurable: found.configurable === true });
  return true;
}

function overlayForChange(): Overlay {
  spend(20);
  allocate(200);
  const overlay = runningSession().overlay();
  if (overlay.size >= MOST_CHANGES) throwError('RangeError', 'Too many changes to built-in objects');
  return overlay;
}

export function hasOwn(object: object, key: PropertyKey): boolean {
  if (GuestFunction.is(object)) GuestFunction.materialise(object);
  if (!Object.hasOwn(object, key)) return false;
  const binding = Binding.at(object, key);
  return binding === undefined || Binding.exists(binding);
}

/** Whether properties may stand for variables that do not exist, or that the session deleted. */
function mayLackProperties(object: object): boolean {
  return object === machine.globalObject || (machine.overlay !== undefined && isIntrinsic(object));
}

/** All own keys: indices, then names, then symbols. */
export function ownKeys(object: object): (string | symbol)[] {
  if (GuestFunction.is(object)) GuestFunction.materialise(object);
  const length = isArray(object) ? object.length : 0;
  spend(length >> 2);
  const keys = Reflect.ownKeys(object);
  if (keys.length > length) spend((keys.length - length) >> 2);
  return mayLackProperties(object) ? keys.filter((key) => hasOwn(object, key)) : keys;
}

/** Own enumerable names. */
export function enumerableKeys(object: object): string[] {
  if (isArray(object)) spend(object.length >> 2);
  else spend(Object.getOwnPropertyNames(object).length >> 2); // those that cannot be enumerated are looked at too
  const keys = Object.keys(object);
  return mayLackProperties(object) ? keys.filter((key) => hasOwn(object, key)) : keys;
}

/** @returns false when the property must stay */
export function deleteOwn(object: object, key: PropertyKey): boolean {
  if (GuestFunction.is(object)) GuestFunction.materialise(object);
  if (object === machine.globalObject) {
    const binding = Binding.at(object, key);
    if (binding !== undefined) return deleteVariable(binding);
  }
  if (!isIntrinsic(object)) return Reflect.deleteProperty(object, key);
  const found = ownProperty(object, key);
  if (found?.configurable === false) return false;
  if (found !== undefined) overlayForChange().remove(object, key);
  return true;
}

function deleteVariable(binding: Binding): boolean {
  if (!Binding.exists(binding)) return true;
  if (Binding.isReserved(binding) || !runningSession().isDeletable(Binding.slot(binding))) return false;
  Binding.write(binding, UNDECLARED);
  return true;
}

/** A new or replaced data property with all attributes true. @returns false when that is not allowed */
export function createOwn(object: object, key: PropertyKey, value: unknown): boolean {
  return defineOwn(object, key, { value, writable: true, enumerable: true, configurable: true });
}

/** Defines or changes a property, if its attributes allow it (10.1.6.3). @returns whether they did */
export function defineOwn(object: object, key: PropertyKey, definition: Definition): boolean {
  return key === 'length' && isArray(object) && 'value' in definition
    ? defineLength(object, definition)
    : definePlain(object, key, definition);
}

/** Elements go from the end, up to one that must stay (10.4.2.4). */
function defineLength(array: GuestArray, definition: Definition): boolean {
  const length = toArrayLength(definition.value);
  if (length > array.length) checkArrayLength(length, array.length);
  else spend((array.length - length) >> 5);
  const writable = definition.writable !== false;
  if (!definePlain(array, 'length', { ...definition, value: length, writable: true })) {
    return length === array.length && definePlain(array, 'length', { ...definition, value: length });
  }
  if (!writable) Object.defineProperty(array, 'length', { writable: false });
  return array.length === length;
}

function definePlain(object: object, key: PropertyKey, definition: Definition): boolean {
  const found = ownProperty(object, key);
  const isAccessor = 'getter' in definition || 'setter' in definition;
  if (found === undefined) {
    if (!Object.isExtensible(object)) return false;
    allocate(48);
    if (isArray(object)) checkArrayGrowth(object, key);
    const value = isAccessor ? new Accessor(definition.getter, definition.setter) : definition.value;
    const { writable = false, enumerable = false, configurable = false } = definition;
    return store(object, key, { value, writable: !isAccessor && writable, enumerable, configurable });
  }
  const old = found.value instanceof Accessor ? found.value : undefined;
  const toData = 'value' in definition || 'writable' in definition;
  if (!found.configurable && !allowed(found, old, definition, isAccessor, toData)) return false;
  const change: PropertyDescriptor = {};
  if (definition.enumerable !== undefined) change.enumerable = definition.enumerable;
  if (definition.configurable !== undefined) change.configurable = definition.configurable;
  if (isAccessor) {
    change.value = new Accessor(
      'getter' in definition ? definition.getter : old?.getter,
      'setter' in definition ? definition.setter : old?.setter,
    );
    change.writable = false;
    if (!found.configurable) return true; // nothing differs
  } else if (toData) {
    if ('value' in definition) change.value = definition.value;
    else if (old) change.value = undefined;
    if (definition.writable !== undefined) change.writable = definition.writable;
  }
  return store(object, key, change);
}

/** Whether a property that is not configurable may be changed in this way. */
function allowed(found: OwnProperty, old: Accessor | undefined, definition: Definition, isAccessor: boolean, toData: boolean): boolean {
  if (definition.configurable === true) return false;
  if (definition.enumerable !== undefined && definition.enumerable !== found.enumerable) return false;
  if (old) {
    if (toData) return false;
    if ('getter' in definition && definition.getter !== old.getter) return false;
    return !('setter' in definition && definition.setter !== old.setter);
  }
  if (isAccessor) return false;
  if (found.writable) return true;
  return definition.writable !== true && !('value' in definition && !Object.is(definition.value, found.value));
}

function checkArrayGrowth(array: { readonly length: number }, key: PropertyKey): void {
  const index = Number(typeof key === 'symbol' ? -1 : key);
  if (index >= array.length && index < 0xffffffff && index >>> 0 === index) checkArrayLength(index + 1, array.length);
}

/** A number that can be the length of an array. @throws RangeError */
export function toArrayLength(value: unknown): number {
  const length = toNumber(value) >>> 0;
  if (length !== toNumber(value)) throwError('RangeError', 'Invalid array length');
  return length;
}

/** Refuses arrays longer than the limit, and charges for the elements that come to those that there are. */
export function checkArrayLength(length: number, before = 0): void {
  if (length > machine.limits.arrayLength) throwError('RangeError', 'Invalid array length');
  allocate(8 * (length - before));
}
