/**
 * Conditions. Comparisons of the commonest shapes (shape.ts) are evaluated without compiled code, by one function for all of them:
 * where every condition of a document is called, the host then knows what is called, and compiles it in. A variable that is compared
 * with a number is the commonest of all, so that it comes first.
 */
import { evaluator } from './evaluate.js';
import { compare, quickTest } from './quick.js';
import type { Comparisons } from './shape.js';
import type { SourceUnit } from './source-unit.js';
import type { EcmascriptStore } from './store.js';

/** What tells whether the value of a unit counts as true. */
export function conditionEvaluator(unit: SourceUnit<unknown>): (data: object) => boolean {
  const evaluate = evaluator(unit);
  // of the one comparison of a variable with a number
  let slot = -1;
  let operator = 0;
  let number = 0;
  /** Any others. */
  let comparisons: Comparisons | undefined;
  const first = (data: object): boolean => {
    const value = evaluate(data);
    comparisons = unit.comparisons;
    const [only, second] = comparisons?.list ?? [];
    if (only !== undefined && second === undefined && isVariableAndNumber(only)) {
      slot = only.left.slot;
      operator = only.operator;
      number = only.literal as number;
    }
    return Boolean(value);
  };
  return (data) => {
    const store = data as EcmascriptStore;
    if (slot >= 0) {
      const value = store.slots[slot];
      if (typeof value === 'number') return compare(operator, value, number);
    }
    return (comparisons && quickTest(store, comparisons)) ?? first(store);
  };
}

function isVariableAndNumber({ left, divisor, literal, other }: Comparisons['list'][number]): boolean {
  return left.member === undefined && divisor === 0 && other === undefined && typeof literal === 'number';
}
