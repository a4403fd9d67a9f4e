/** Values of the guest as plain data: what events, effects and the host may see. Always a copy. */
import { type DataValue, XmlData } from '../../../event.js';
import { GuestNode } from '../dom/node.js';
import { allocate, machine, spend } from '../machine.js';
import { enumerableKeys } from '../operations/own.js';
import { get, toText } from '../operations/read.js';
import { showValue, throwTypeError } from '../operations/throw.js';
import { GuestBoxed } from '../values/boxed.js';
import { GuestDate, GuestMap, GuestSet } from '../values/collections.js';
import { GuestError } from '../values/error.js';
import { isCallable } from '../values/function.js';
import { type GuestArray, isArray } from '../values/object.js';
import { GuestRegExp } from '../values/regexp.js';

/**
 * Functions and symbols cannot leave, nor can cycles. A Date leaves as an ISO string (null when invalid), a Map as an array
 * of pairs, a Set as an array, a RegExp as its text, an Error as `{ name, message }`, a DOM node as XML. Holes of arrays
 * leave as undefined.
 * @throws TypeError of the guest
 */
export function exportValue(value: unknown): DataValue {
  return new Exporter().export(value);
}

class Exporter {
  readonly #path: object[] = [];

  export(value: unknown): DataValue {
    if (typeof value === 'symbol') throwTypeError('A symbol cannot leave the data model');
    if (typeof value === 'string') allocate(value.length); // whoever sends it writes it wherever it stands
    if (typeof value !== 'object' || value === null) return value as DataValue;
    spend(1);
    if (isCallable(value)) throwTypeError(`A function cannot leave the data model (${showValue(value)})`);
    if (GuestNode.is(value)) return new XmlData(GuestNode.xml(value));
    if (GuestDate.is(value)) {
      const time = GuestDate.time(value);
      return Number.isNaN(time) ? null : new Date(time).toISOString();
    }
    if (GuestBoxed.is(value)) return this.export(GuestBoxed.value(value));
    if (GuestRegExp.is(value)) return `/${GuestRegExp.source(value)}/${GuestRegExp.flags(value)}`;
    return this.#container(value);
  }

  #container(value: object): DataValue {
    if (this.#path.includes(value)) throwTypeError('A structure that contains itself cannot leave the data model');
    if (this.#path.length > machine.limits.nesting) throwTypeError('A structure nested too deeply cannot leave the data model');
    this.#path.push(value);
    const data = this.#content(value);
    this.#path.pop();
    return data;
  }

  #content(value: object): DataValue {
    if (isArray(value)) return this.#list(value);
    if (GuestMap.is(value)) return [...GuestMap.entries(value)].map(([key, item]) => [this.export(key), this.export(item)]);
    if (GuestSet.is(value)) return [...GuestSet.members(value)].map((item) => this.export(item));
    if (GuestError.is(value)) return { name: toText(get(value, 'name')), message: toText(get(value, 'message')) };
    const keys = enumerableKeys(value);
    allocate(48 + 24 * keys.length);
    const record: Record<string, DataValue> = {};
    for (const key of keys) {
      const item = this.export(get(value, key));
      if (key === '__proto__') Object.defineProperty(record, key, { value: item, writable: true, enumerable: true, configurable: true });
      else record[key] = item;
    }
    return record;
  }

  #list(array: GuestArray): DataValue {
    allocate(16 + 8 * array.length);
    spend(array.length >> 2);
    const list: DataValue[] = [];
    for (let i = 0; i < array.length; i++) list.push(this.export(get(array, i)));
    return list;
  }
}
