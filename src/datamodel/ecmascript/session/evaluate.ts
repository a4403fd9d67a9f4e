/** Running compiled code on a session: the only way from the engine into the guest. */

import { machine } from '../machine.js';
import type { Code, SourceUnit } from './source-unit.js';
import type { EcmascriptStore } from './store.js';

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
  let slot = -1;
  return (data) => {
    const store = data as EcmascriptStore;
    if (slot >= 0) return store.slots[slot] as T;
    if (code === undefined) {
      code = unit.prepare(); // may append slots, so it comes before the session is entered
      slot = unit.slot;
    }
    store.enter();
    machine.position = base;
    try {
      return code(unit.constantFrame ?? unit.frame());
    } catch (error) {
      throw store.fail(error, base);
    }
  };
}
