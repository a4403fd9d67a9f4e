import { allocate } from '../machine.js';
import type { Properties } from '../values/object.js';
import { GuestArguments } from '../values/object.js';
import { SYMBOL_ITERATOR } from '../values/symbols.js';
import { arrayValues } from './iterate.js';

/**
 * The `arguments` object of a call (ECMA-262 10.4.4). It is a copy: assigning to a parameter does not change it.
 * @param callee the function, in sloppy code
 */
export function newArguments(values: readonly unknown[], callee: unknown): object {
  allocate(64 + 8 * values.length);
  const object = new GuestArguments();
  for (let i = 0; i < values.length; i++) (object as unknown as Properties)[i] = values[i];
  const hidden = { writable: true, enumerable: false, configurable: true };
  Object.defineProperty(object, 'length', { value: values.length, ...hidden });
  Object.defineProperty(object, SYMBOL_ITERATOR, { value: arrayValues, ...hidden });
  if (callee !== undefined) Object.defineProperty(object, 'callee', { value: callee, ...hidden });
  return object;
}
