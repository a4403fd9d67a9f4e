/** `<foreach>` (SCXML 4.6): a shallow copy of the array, item and index assigned before each turn. */
import type { Frame, Store } from '../generate/frame.js';
import { allocate, machine, spend } from '../machine.js';
import { get } from '../operations/read.js';
import { showValue, throwTypeError } from '../operations/throw.js';
import { isArray } from '../values/object.js';
import { run } from './evaluate.js';
import type { SourceUnit } from './source-unit.js';
import type { EcmascriptStore } from './store.js';

export function foreachOver(
  array: SourceUnit<unknown>,
  item: SourceUnit<Store>,
  index: SourceUnit<Store> | undefined,
): (data: object, body: () => void) => void {
  return (data, body) => {
    const store = data as EcmascriptStore;
    const [list, writeItem, writeIndex] = [array.prepare(), item.prepare(), index?.prepare()];
    const items = run(store, array.base, () => copyOf(list(array.frame()), array.base));
    // both names are looked at before the first turn, so that an illegal one runs nothing
    const setItem = run(store, item.base, () => writeItem(item.frame()));
    const setIndex = index && writeIndex && run(store, index.base, () => writeIndex(index.frame()));
    if (items.length === 0) return declareAll(store, item, setItem, index, setIndex);
    const [itemFrame, indexFrame] = [item.frame(), index?.frame()];
    for (let i = 0; i < items.length; i++) {
      assign(store, item.base, setItem, itemFrame, items[i], 1);
      if (index && setIndex && indexFrame) assign(store, index.base, setIndex, indexFrame, i, 0);
      body();
    }
  };
}

function assign(store: EcmascriptStore, base: number, write: Store, frame: Frame, value: unknown, cost: number): void {
  store.enter();
  machine.position = base;
  try {
    spend(cost);
    write(frame, value);
  } catch (error) {
    throw store.fail(error, base);
  }
}

/** Over an empty array the variables are declared all the same. */
function declareAll(
  store: EcmascriptStore,
  item: SourceUnit<Store>,
  setItem: Store,
  index: SourceUnit<Store> | undefined,
  setIndex: Store | undefined,
): void {
  run(store, item.base, () => setItem(item.frame(), undefined));
  if (index && setIndex) run(store, index.base, () => setIndex(index.frame(), undefined));
}

function copyOf(value: unknown, position: number): unknown[] {
  machine.position = position;
  if (!isArray(value)) throwTypeError(`${showValue(value)} is not an array`);
  allocate(16 + 8 * value.length);
  spend(value.length >> 2);
  const items: unknown[] = [];
  for (let i = 0; i < value.length; i++) items.push(get(value, i));
  return items;
}
