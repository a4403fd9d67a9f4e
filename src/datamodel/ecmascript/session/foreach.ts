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
    itemVariable.prepare(store);
    indexVariable?.prepare(store);
    if (items.length === 0) {
      // the variables are declared all the same
      itemVariable.write(store, undefined);
      indexVariable?.write(store, undefined);
      return;
    }
    for (let i = 0; i < items.length; i++) {
      store.enter();
      if (--machine.fuel < 0) run(store, item.base, outOfFuel);
      itemVariable.write(store, items[i]);
      if (indexVariable !== undefined) indexVariable.write(store, i);
      body();
    }
  };
}

/** Writes to the `item` or the `index` of a loop. */
class Writer {
  #variable: LoopVariable | undefined;
  /** Where the values are stored; -1 when more has to be done. */
  #slot = -1;

  constructor(private readonly unit: SourceUnit<LoopVariable>) {}

  /** Called before each loop: scripts may have declared the name meanwhile. */
  prepare(store: EcmascriptStore): void {
    const { unit } = this;
    if (this.#variable === undefined) {
      const code = unit.prepare();
      this.#variable = run(store, unit.base, () => code(unit.frame()));
    }
    const { slot } = this.#variable;
    this.#slot = slot === undefined || store.shared.names.kinds[slot] === 'const' ? -1 : slot;
  }

  write(store: EcmascriptStore, value: unknown): void {
    const { unit } = this;
    const variable = this.#variable;
    if (this.#slot >= 0) store.slots[this.#slot] = value;
    else if (variable) run(store, unit.base, () => variable.write(unit.frame(), value));
  }
}

function copyOf(value: unknown, position: number): unknown[] {
  machine.position = position;
  if (!isArray(value)) throwTypeError(`${showValue(value)} is not an array`);
  allocate(16 + 8 * value.length);
  spend(value.length >> 2);
  const items: unknown[] = [];
  for (let i = 0; i < value.length; i++) {
    const item = value[i];
    items.push(item === undefined || item instanceof Accessor ? get(value, i) : item); // a hole, or a getter
  }
  return items;
}
