/** Running compiled code on a session: the only way from the engine into the guest. */

import type { Store } from '../generate/frame.js';
import { machine } from '../machine.js';
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
  return (data) => {
    const store = data as EcmascriptStore;
    if (code === undefined) code = unit.prepare();
    store.enter();
    machine.position = base;
    try {
      return code(unit.frame());
    } catch (error) {
      throw store.fail(error, base);
    }
  };
}

/** What assigns to a location. */
export function assigner(unit: SourceUnit<LocationCode>): (data: object, value: unknown) => void {
  const { base } = unit;
  let write: Store | undefined;
  return (data, value) => {
    const store = data as EcmascriptStore;
    const code = write === undefined ? unit.prepare() : undefined;
    store.enter();
    machine.position = base;
    try {
      write ??= code!(unit.frame()).write;
      write(unit.frame(), value);
    } catch (error) {
      throw store.fail(error, base);
    }
  };
}
