/** Running compiled code on a session: the only way from the engine into the guest. */

import { machine } from '../machine.js';
import { quick, type Shape } from './shape.js';
import type { Code, SourceUnit } from './source-unit.js';
import type { EcmascriptStore } from './store.js';
import type { LocationCode } from './top-level.js';

/** Does something as the session. Whatever goes wrong leaves as a `DataModelError`. */
export function run<T>(store: EcmascriptStore, position: number, work: () => T): T {
  store.enter();
  machine.position = position;
  try {
    return work();
  } catch (error) {
    throw store.fail(error, position);
  }
}

/** What evaluates a unit. It is parsed on the first evaluation, of whichever session. */
export function evaluator<T>(unit: SourceUnit<T>): (data: object) => T {
  const { base } = unit;
  let code: Code<T> | undefined;
  let shape: Shape | undefined;
  return (data) => {
    const store = data as EcmascriptStore;
    if (shape !== undefined) {
      const value = quick(shape, store);
      if (value !== undefined) return value as T;
    }
    if (code === undefined) {
      code = unit.prepare(); // may append slots, so it comes before the session is entered
      shape = unit.shape;
    }
    store.enter();
    machine.position = base;
    try {
      return code(unit.frame());
    } catch (error) {
      throw store.fail(error, base);
    }
  };
}

/** What tells whether the value of a unit counts as true. */
export function conditionEvaluator(unit: SourceUnit<unknown>): (data: object) => boolean {
  const evaluate = evaluator(unit);
  let shape: Shape | undefined;
  return (data) => {
    if (shape !== undefined) {
      const value = quick(shape, data as EcmascriptStore);
      if (value !== undefined) return Boolean(value);
    }
    const value = evaluate(data);
    shape = unit.shape;
    return Boolean(value);
  };
}

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
  let slot = -1;
  let shape: Shape | undefined;
  return ({ data }) => {
    if (slot < 0) {
      assign(data, evaluate(data));
      slot = location.prepare()(location.frame()).slot ?? -1;
      if (slot >= 0) shape = unit.shape;
      return;
    }
    const store = data as EcmascriptStore;
    const value = shape === undefined ? undefined : quick(shape, store);
    store.slots[slot] = value === undefined ? evaluate(data) : value;
  };
}
