/**
 * Assignments. A calculation of the commonest shape (shape.ts) is assigned to a variable without compiled code, by one function for
 * all of them: where the host calls it, it knows what is called, and compiles it in.
 */
import { evaluator, run } from './evaluate.js';
import { calculate, read } from './quick.js';
import type { Operand } from './shape.js';
import type { SourceUnit } from './source-unit.js';
import type { EcmascriptStore } from './store.js';
import type { LocationCode } from './top-level.js';

/** What assigns to a location. */
export function assigner(unit: SourceUnit<LocationCode>): (data: object, value: unknown) => void {
  return (data, value) => {
    const code = unit.prepare();
    run(data as EcmascriptStore, unit.base, () => code(unit.frame()).write(unit.frame(), value));
  };
}

/** What evaluates a value and assigns it. To a variable that a `<data>` declares nothing can go wrong. */
export function assignment(location: SourceUnit<LocationCode>, unit: SourceUnit<unknown>): (session: { readonly data: object }) => void {
  const evaluate = evaluator(unit);
  const assign = assigner(location);
  /** Slot of the variable that is assigned to. */
  let target = -1;
  // of a calculation, once the unit was compiled
  let slot = -1;
  let operator = 0;
  let number = 0;
  let other: Operand | undefined;
  const first = (store: EcmascriptStore): void => {
    assign(store, evaluate(store));
    target = location.prepare()(location.frame()).slot ?? -1;
    if (target >= 0 && unit.calculation !== undefined) ({ slot, operator, number, other } = unit.calculation);
  };
  const slowly = (store: EcmascriptStore): void => {
    if (target < 0) first(store);
    else store.slots[target] = evaluate(store);
  };
  return ({ data }) => {
    const store = data as EcmascriptStore;
    if (slot >= 0) {
      const { slots } = store;
      const left = slots[slot];
      const right = other === undefined ? number : read(store, other);
      if (typeof left === 'number' && typeof right === 'number') {
        slots[target] = calculate(operator, left, right);
        return;
      }
    }
    slowly(store);
  };
}
