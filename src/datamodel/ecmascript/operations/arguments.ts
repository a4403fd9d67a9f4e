import { allocate } from '../machine.js';
import { Accessor } from '../values/accessor.js';
import { Binding, type SlotHolder } from '../values/binding.js';
import { builtin } from '../values/builtin.js';
import type { GuestFunction } from '../values/function.js';
import type { Properties } from '../values/object.js';
import { GuestArguments } from '../values/object.js';
import { SYMBOL_ITERATOR } from '../values/symbols.js';
import { arrayValues } from './iterate.js';
import { throwTypeError } from './throw.js';

/** `%ThrowTypeError%` (10.2.4.1): what `arguments.callee` of strict code and `caller` of functions do. */
const refusedAccess: GuestFunction = builtin('', 0, () =>
  throwTypeError("'caller', 'callee', and 'arguments' properties may not be accessed on strict mode functions"),
);
for (const key of ['name', 'length']) Object.defineProperty(refusedAccess, key, { configurable: false });
Object.freeze(refusedAccess);
export const REFUSED_ACCESS = new Accessor(refusedAccess, refusedAccess);

/** The `arguments` object of a call of strict code, or with parameters that are not plain names: a copy (ECMA-262 10.4.4.6). */
export function unmappedArguments(values: readonly unknown[]): object {
  const object = newArguments(values);
  Object.defineProperty(object, 'callee', {
    value: REFUSED_ACCESS,
    writable: false,
    enumerable: false,
    configurable: false,
  });
  return object;
}

/**
 * The `arguments` object of a call of sloppy code: its elements are the parameters (10.4.4.7).
 * @param parameters slot of each parameter; -1 where a later one has the same name
 */
export function mappedArguments(values: readonly unknown[], frame: SlotHolder, parameters: readonly number[], callee: unknown): object {
  const object = newArguments(values);
  const count = Math.min(values.length, parameters.length);
  allocate(40 * count);
  for (let i = 0; i < count; i++) {
    const slot = parameters[i]!;
    if (slot >= 0) (object as Properties)[i] = new Binding(frame, slot);
  }
  Object.defineProperty(object, 'callee', { value: callee, ...HIDDEN });
  return object;
}

const HIDDEN = { writable: true, enumerable: false, configurable: true };

function newArguments(values: readonly unknown[]): object {
  allocate(64 + 8 * values.length);
  const object = GuestArguments.make();
  for (let i = 0; i < values.length; i++) (object as unknown as Properties)[i] = values[i];
  Object.defineProperty(object, 'length', { value: values.length, ...HIDDEN });
  Object.defineProperty(object, SYMBOL_ITERATOR, { value: arrayValues, ...HIDDEN });
  return object;
}
