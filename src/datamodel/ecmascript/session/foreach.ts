/** `<foreach>` (SCXML 4.6): a shallow copy of the array, item and index assigned before each turn. */
import { allocate, machine, outOfFuel, spend } from '../machine.js';
import { get } from '../operations/read.js';
import { showValue, throwTypeError } from '../operations/throw.js';
import { Accessor } from '../values/accessor.js';
import { isArray } from '../values/object.js';
import { run } from './evaluate.js';
import type { SourceUnit } from './source-unit.js';
import type { EcmascriptStore } from './store.js';
import type { LoopVariable } from './top-level.js';

export function foreachOver(
  array: SourceUnit<unknown>,
  item: SourceUnit<LoopVariable>,
  index: SourceUnit<LoopVariable> | undefined,
): (data: object, body: () => void) => void {
  const itemVariable = new Writer(item);
  const indexVariable = index && new Writer(index);
  return (data, body) => {
    const store = data as EcmascriptStore;
    const list = array.prepare(); // may append slots, so it comes before the session is entered
    const items = run(store, array.base, () => copyOf(list(array.frame()), array.base));
    // both names are looked at before the first turn, so that an illegal one runs nothing
    const itemSlot = itemVariable.prepare(store);
    const indexSlot = indexVariable === undefined ? -1 : indexVariable.prepare(store);
    if (items.length === 0) {
      // the variables are declared all the same
      itemVariable.write(store, undefined);
      indexVariable?.write(store, undefined);
      return;
    }
    for (let i = 0; i < items.length; i++) {
      store.enter();
      if (--machine.fuel < 0) run(store, item.base, outOfFuel);
      if (itemSlot >= 0) store.slots[itemSlot] = items[i];
      else itemVariable.write(store, items[i]);
      if (indexSlot >= 0) store.slots[indexSlot] = i;
      else indexVariable?.write(store, i);
      body();
    }
  };
}

/** Writes to the `item` or the `index` of a loop. */
class Writer {
  #variable: LoopVariable | undefined;

  constructor(private readonly unit: SourceUnit<LoopVariable>) {}

  /**
   * Called before each loop: scripts may have declared the name meanwhile.
   * @returns the slot where the values are stored; -1 when more has to be done than storing them
   */
  prepare(store: EcmascriptStore): number {
    const { unit } = this;
    if (this.#variable === undefined) {
      const code = unit.prepare();
      this.#variable = run(store, unit.base, () => code(unit.frame()));
    }
    const { slot } = this.#variable;
    return slot === undefined || store.shared.names.kinds[slot] === 'const' ? -1 : slot;
  }

  write(store: EcmascriptStore, value: unknown): void {
    const { unit } = this;
    const variable = this.#variable;
    if (variable) run(store, unit.base, () => variable.write(unit.frame(), value));
  }
}

function copyOf(value: unknown, position: number): unknown[] {
  machine.position = position;
  if (!isArray(value)) throwTypeError(`${showValue(value)} is not an array`);
  allocate(16 + 8 * value.length);
  spend(value.length >> 2);
  const items = new Array<unknown>(value.length);
  for (let i = 0; i < value.length; i++) {
    const item = value[i];
    items[i] = item === undefined || item instanceof Accessor ? get(value, i) : item; // a hole, or a getter
  }
  if (items.length !== value.length) items.length = value.length; // a getter has shortened it
  return items;
}
