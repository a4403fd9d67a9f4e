/**
 * Conditions. A comparison of the commonest shape (shape.ts) is evaluated without compiled code, by one function for all of them:
 * where every condition of a document is called, the host then knows what is called, and compiles it in.
 */
import { evaluator } from './evaluate.js';
import { compare, memberOf, read } from './quick.js';
import type { Operand } from './shape.js';
import type { SourceUnit } from './source-unit.js';
import type { EcmascriptStore } from './store.js';

/** What tells whether the value of a unit counts as true. */
export function conditionEvaluator(unit: SourceUnit<unknown>): (data: object) => boolean {
  const evaluate = evaluator(unit);
  // of a comparison, once the unit was compiled
  let slot = -1;
  let member: string | undefined;
  let divisor = 0;
  let operator = 0;
  let number = 0;
  let other: Operand | undefined;
  const first = (data: object): boolean => {
    const value = evaluate(data);
    if (unit.comparison !== undefined) ({ slot, member, divisor, operator, number, other } = unit.comparison);
    return Boolean(value);
  };
  return (data) => {
    if (slot >= 0) {
      const store = data as EcmascriptStore;
      const value = store.slots[slot];
      const left = member === undefined ? value : memberOf(store, value, member);
      const right = other === undefined ? number : read(store, other);
      if (typeof left === 'number' && typeof right === 'number') return compare(operator, divisor === 0 ? left : left % divisor, right);
    }
    return first(data);
  };
}
