/** What conditions and assignments of the commonest shapes (shape.ts) consist of. Short, because the host compiles in what is short. */
import { quickMember } from './event.js';
import { type Comparison, type Comparisons, EVENT_DATA, type Operand } from './shape.js';
import type { EcmascriptStore } from './store.js';

/** Whether they hold; undefined when that cannot be told without compiled code. */
export function quickTest(store: EcmascriptStore, { list, decides }: Comparisons): boolean | undefined {
  let holds: boolean | undefined;
  for (let i = 0; i < list.length; i++) {
    holds = quickComparison(store, list[i]!);
    if (holds === undefined || holds === decides) return holds;
  }
  return holds;
}

function quickComparison(store: EcmascriptStore, { left, divisor, operator, literal, other }: Comparison): boolean | undefined {
  const a = read(store, left);
  const b = other === undefined ? literal : read(store, other);
  if (typeof a === 'number' && typeof b === 'number') return compare(operator, divisor === 0 ? a : a % divisor, b);
  // two variables may hold long texts, and comparing those is charged
  const isText = typeof a === 'string' && typeof b === 'string' && other === undefined;
  return isText && operator > LAST_ORDER && divisor === 0 ? (a === b) === isEquality(operator) : undefined;
}

/** The value of a variable or member; a getter's record is neither number nor text, so that it is left to the compiled code. */
export function read(store: EcmascriptStore, { slot, member }: Operand): unknown {
  if (slot === EVENT_DATA) return store.quickEventMember(member!);
  const value = store.slots[slot];
  if (member === undefined) return value;
  store.enter(); // what is found on a built-in may be a change of the session, there while it is entered
  return quickMember(value, member);
}

/** @param operator place in `CALCULATIONS` */
export function calculate(operator: number, a: number, b: number): number {
  if (operator === 0) return a + b;
  if (operator === 1) return a - b;
  return operator === 2 ? a * b : a % b;
}

/** Place of the last comparison that asks for order; behind it equality and its opposite take turns. */
const LAST_ORDER = 3;

/** @param operator place in `COMPARISONS` */
export function compare(operator: number, a: number, b: number): boolean {
  if (operator > LAST_ORDER) return (a === b) === isEquality(operator);
  if (operator > 1) return operator === 2 ? a > b : a >= b;
  return operator === 0 ? a < b : a <= b;
}

function isEquality(operator: number): boolean {
  return (operator & 1) === 0;
}
