/** Data for people to look at. Runs no code of the document and never throws. */
import type { DataValue } from '../../../event.js';
import { XmlData } from '../../../event.js';
import { GuestNode } from '../dom/node.js';
import { TDZ, UNDECLARED } from '../generate/frame.js';
import { Accessor } from '../values/accessor.js';
import { Binding } from '../values/binding.js';
import { GuestBoxed } from '../values/boxed.js';
import { GuestDate, GuestMap, GuestSet } from '../values/collections.js';
import { GuestError } from '../values/error.js';
import { GuestFunction, isCallable } from '../values/function.js';
import { GuestGlobal, isArray, type Properties } from '../values/object.js';
import { GuestRegExp } from '../values/regexp.js';
import type { GlobalNames } from './names.js';

const DEEPEST = 20;
const MOST_ITEMS = 10_000;
/** Characters of the texts that are shown in full; what comes after them is shortened. */
const MOST_TEXT = 4_000_000;
const LONGEST = 100;

/** Variables of the document by name, those that scripts made included. */
export function inspectStore(names: GlobalNames, slots: readonly unknown[]): Readonly<Record<string, DataValue>> {
  const shown: Record<string, DataValue> = {};
  const viewer = new Viewer();
  for (let slot = 0; slot < slots.length; slot++) {
    const value = slots[slot];
    if (value === UNDECLARED || value === TDZ || names.isBuiltin(slot, value)) continue;
    const name = names.names[slot]!;
    Object.defineProperty(shown, name, { value: viewer.view(value, 0), writable: true, enumerable: true, configurable: true });
  }
  return shown;
}

export class Viewer {
  readonly #path = new Set<object>();
  #items = 0;
  #text = 0;

  view(value: unknown, depth: number): DataValue {
    if (typeof value === 'symbol') return `[${value.toString()}]`;
    if (typeof value === 'string') return this.#shortened(value);
    if (typeof value !== 'object' || value === null) return value as DataValue;
    if (isCallable(value)) return `[function ${GuestFunction.nameOf(value)}]`.replace(' ]', ']');
    if (value instanceof Accessor) return Binding.is(value) ? this.view(Binding.read(value), depth) : '[getter]';
    if (GuestGlobal.is(value)) return '[global object]';
    if (GuestNode.is(value)) return new XmlData(GuestNode.xml(value));
    if (GuestDate.is(value)) return Number.isNaN(GuestDate.time(value)) ? '[invalid date]' : new Date(GuestDate.time(value)).toISOString();
    if (GuestBoxed.is(value)) return this.view(GuestBoxed.value(value), depth);
    if (GuestRegExp.is(value)) return `/${GuestRegExp.source(value)}/${GuestRegExp.flags(value)}`;
    if (this.#path.has(value)) return '[circular]';
    if (depth > DEEPEST || ++this.#items > MOST_ITEMS) return '[…]';
    this.#path.add(value);
    const shown = this.#content(value, depth + 1);
    this.#path.delete(value);
    return shown;
  }

  #content(value: object, depth: number): DataValue {
    if (isArray(value)) return this.#list(value.length, (i) => this.view(value[i], depth));
    if (GuestMap.is(value)) {
      const entries = [...GuestMap.entries(value)];
      return this.#list(entries.length, (i) => [this.view(entries[i]![0], depth), this.view(entries[i]![1], depth)]);
    }
    if (GuestSet.is(value)) {
      const members = [...GuestSet.members(value)];
      return this.#list(members.length, (i) => this.view(members[i], depth));
    }
    const record: Record<string, DataValue> = {};
    const keys = GuestError.is(value) ? ['name', 'message', ...Object.keys(value)] : Object.keys(value);
    for (const key of keys) {
      if (this.#isFull) break;
      const item = this.view((value as Properties)[key], depth);
      Object.defineProperty(record, key, { value: item, writable: true, enumerable: true, configurable: true });
    }
    return record;
  }

  /** Counts what is shown: the same list in a thousand places is shown a thousand times. */
  get #isFull(): boolean {
    return ++this.#items > MOST_ITEMS;
  }

  #shortened(text: string): string {
    this.#text += text.length;
    return this.#text > MOST_TEXT && text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  }

  #list(length: number, item: (index: number) => DataValue): DataValue {
    const list: DataValue[] = [];
    for (let i = 0; i < length && !this.#isFull; i++) list.push(item(i));
    return list;
  }
}
