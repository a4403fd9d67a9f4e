/** What conditions and assignments of the commonest shapes (shape.ts) consist of. Short, because the host compiles in what is short. */
import type { Properties } from '../values/object.js';
import type { Operand } from './shape.js';
import type { EcmascriptStore } from './store.js';

export function read(store: EcmascriptStore, { slot, member }: Operand): unknown {
  const value = store.slots[slot];
  return member === undefined ? value : memberOf(store, value, member);
}

/** A getter's record is no number, so that it is left to the compiled code; and so are members of what is no object. */
export function memberOf(store: EcmascriptStore, value: unknown, name: string): unknown {
  store.enter(); // what is found on a built-in may be a change of the session, there while it is entered
  return typeof value === 'object' && value !== null ? (value as Properties)[name] : undefined;
}

/** @param operator place in `CALCULATIONS` */
export function calculate(operator: number, a: number, b: number): number {
  if (operator === 0) return a + b;
  if (operator === 1) return a - b;
  return operator === 2 ? a * b : a % b;
}

/** @param operator place in `COMPARISONS` */
export function compare(operator: number, a: number, b: number): boolean {
  if (operator > 3) return (a === b) === ((operator & 1) === 0);
  if (operator > 1) return operator === 2 ? a > b : a >= b;
  return operator === 0 ? a < b : a <= b;
}
