/** `<foreach>` (SCXML 4.6): a shallow copy of the array, item and index assigned before each turn. */
import type { Foreach } from '../../contract.js';
import { machine, outOfFuel, outOfMemory } from '../machine.js';
import { get } from '../operations/read.js';
import { showValue, throwTypeError } from '../operations/throw.js';
import { Accessor } from '../values/accessor.js';
import { type GuestArray, isArray } from '../values/object.js';
import { evaluator, run } from './evaluate.js';
import type { SourceUnit } from './source-unit.js';
import type { EcmascriptStore } from './store.js';
import type { LoopVariable } from './top-level.js';

export function foreachOver(
  array: SourceUnit<unknown>,
  item: SourceUnit<LoopVariable>,
  index: SourceUnit<LoopVariable> | undefined,
): Foreach {
  const list = evaluator(array);
  const itemVariable = new Writer(item);
  const indexVariable = index && new Writer(index);
  return (data, body, given) => {
    const store = data as EcmascriptStore;
    const items = copyOf(store, list(data), array.base);
    // both names are looked at before the first turn, so that an illegal one runs nothing
    const itemSlot = itemVariable.prepare(store);
    const indexSlot = indexVariable === undefined ? -1 : indexVariable.prepare(store);
    const { slots } = store; // it may grow meanwhile, but stays the same list
    for (let i = 0; i < items.length; i++) {
      store.enter();
      if (--machine.fuel < 0) run(store, item.base, outOfFuel);
      if (itemSlot >= 0) slots[itemSlot] = items[i];
      else itemVariable.write(store, items[i]);
      if (indexSlot >= 0) slots[indexSlot] = i;
      else indexVariable?.write(store, i);
      body(given);
    }
    if (items.length > 0) return;
    // the variables are declared all the same
    itemVariable.write(store, undefined);
    indexVariable?.write(store, undefined);
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

/** The items as they are before the first turn. */
function copyOf(store: EcmascriptStore, value: unknown, position: number): readonly unknown[] {
  if (!isArray(value)) return run(store, position, () => throwTypeError(`${showValue(value)} is not an array`));
  const { length } = value;
  store.enter();
  if ((machine.memory -= 16 + 8 * length) < 0) run(store, position, outOfMemory);
  if ((machine.fuel -= length >> 2) < 0) run(store, position, outOfFuel);
  const items = new Array<unknown>(length);
  for (let i = 0; i < length; i++) {
    const item = value[i];
    if (item === undefined || item instanceof Accessor) return run(store, position, () => copySlowly(value, items));
    items[i] = item;
  }
  return items;
}

/** Of an array with holes or getters. */
function copySlowly(array: GuestArray, items: unknown[]): readonly unknown[] {
  for (let i = 0; i < array.length; i++) items[i] = get(array, i);
  if (items.length !== array.length) items.length = array.length; // a getter has shortened it
  return items;
}
