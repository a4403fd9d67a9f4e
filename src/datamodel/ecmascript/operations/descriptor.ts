/** Property descriptors as objects of the guest (ECMA-262 6.2.6). */
import { allocate } from '../machine.js';
import { Accessor } from '../values/accessor.js';
import { type GuestFunction, isCallable } from '../values/function.js';
import { isObject, newObject } from '../values/object.js';
import type { Definition, OwnProperty } from './own.js';
import { get, hasProperty } from './read.js';
import { showValue, throwTypeError } from './throw.js';

export function fromDescriptor(own: OwnProperty | undefined): object | undefined {
  if (own === undefined) return undefined;
  allocate(80);
  const object = newObject();
  if (own.value instanceof Accessor) {
    object['get'] = own.value.getter;
    object['set'] = own.value.setter;
  } else {
    object['value'] = own.value;
    object['writable'] = own.writable;
  }
  object['enumerable'] = own.enumerable;
  object['configurable'] = own.configurable;
  return object;
}

export function toDefinition(value: unknown): Definition {
  if (!isObject(value)) throwTypeError(`Property description must be an object: ${showValue(value)}`);
  const definition: Definition = {};
  if (hasProperty(value, 'enumerable')) definition.enumerable = Boolean(get(value, 'enumerable'));
  if (hasProperty(value, 'configurable')) definition.configurable = Boolean(get(value, 'configurable'));
  if (hasProperty(value, 'value')) definition.value = get(value, 'value');
  if (hasProperty(value, 'writable')) definition.writable = Boolean(get(value, 'writable'));
  if (hasProperty(value, 'get')) definition.getter = accessorFunction(get(value, 'get'), 'Getter');
  if (hasProperty(value, 'set')) definition.setter = accessorFunction(get(value, 'set'), 'Setter');
  if (('getter' in definition || 'setter' in definition) && ('value' in definition || 'writable' in definition)) {
    throwTypeError('Invalid property descriptor. Cannot both specify accessors and a value or writable attribute');
  }
  return definition;
}

function accessorFunction(value: unknown, what: string): GuestFunction | undefined {
  if (value !== undefined && !isCallable(value)) throwTypeError(`${what} must be a function: ${showValue(value)}`);
  return value;
}
