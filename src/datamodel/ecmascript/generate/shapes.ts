/**
 * The shapes that most conditions and counters have, each as one closure: a declared variable and a number, a member of a
 * declared variable. They do what the general ones do, without asking other closures for their parts.
 */
import type { AnyNode } from 'acorn';
import { machine } from '../machine.js';
import { get, readAccessor } from '../operations/read.js';
import { Accessor } from '../values/accessor.js';
import type { Properties } from '../values/object.js';
import type { Op } from './frame.js';
import type { Generator } from './generator.js';
import { dataSlot } from './identifiers.js';

/** `x < 10`, `x + 1` and the like; undefined for other shapes. @param other what the operator does with any value of `x` */
export function variableAndNumber(
  g: Generator,
  operator: string,
  left: AnyNode,
  right: number,
  other: (value: unknown) => unknown,
): Op | undefined {
  const slot = dataSlot(g, left);
  if (slot === undefined) return undefined;
  switch (operator) {
    case '+':
      return () => {
        const a = machine.slots[slot];
        return typeof a === 'number' ? a + right : other(a);
      };
    case '-':
      return () => {
        const a = machine.slots[slot];
        return typeof a === 'number' ? a - right : other(a);
      };
    case '<':
      return () => {
        const a = machine.slots[slot];
        return typeof a === 'number' ? a < right : other(a);
      };
    case '>':
      return () => {
        const a = machine.slots[slot];
        return typeof a === 'number' ? a > right : other(a);
      };
    case '<=':
      return () => {
        const a = machine.slots[slot];
        return typeof a === 'number' ? a <= right : other(a);
      };
    case '>=':
      return () => {
        const a = machine.slots[slot];
        return typeof a === 'number' ? a >= right : other(a);
      };
    default:
      return undefined;
  }
}

/** `x.name`; undefined for other shapes. */
export function memberOfVariable(g: Generator, object: AnyNode, name: string, position: number): Op | undefined {
  const slot = dataSlot(g, object);
  if (slot === undefined) return undefined;
  return () => {
    const base = machine.slots[slot];
    if (typeof base === 'object' && base !== null) {
      const value = (base as Properties)[name];
      if (typeof value !== 'object' || value === null || !(value instanceof Accessor)) return value;
      machine.position = position;
      return readAccessor(base, name, value, base);
    }
    machine.position = position;
    return get(base, name);
  };
}
