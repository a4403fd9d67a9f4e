import { ScxmlError } from '../diagnostics/error.js';
import { type DataValue, ScxmlEvent, XmlData } from '../event.js';

/** Deepest nesting of data that an event may carry. */
const MAX_DEPTH = 128;
/** Most values in it, those of shared parts counted each time. */
const MAX_VALUES = 1_000_000;

/** @throws ScxmlError `BAD_EVENT_NAME` for a name that no event can have (SCXML 3.12.1) */
export function checkEventName(name: string): void {
  if (typeof name !== 'string' || name === '' || hasWhiteSpace(name)) {
    throw new ScxmlError('BAD_EVENT_NAME', `${JSON.stringify(name)} is not an event name: it must not be empty or have white space`);
  }
}

/** As `\s` says. Names are short and hardly ever more than ASCII: for these a loop is quicker than a regular expression. */
function hasWhiteSpace(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 127) return /\s/.test(text);
    if (code === 32 || (code >= 9 && code <= 13)) return true;
  }
  return false;
}

/**
 * A copy of an event that comes from outside, with its data frozen, so that changing the event afterwards changes nothing.
 * @throws ScxmlError `BAD_EVENT_NAME`, `BAD_DATA`
 */
export function sealEvent(event: ScxmlEvent): ScxmlEvent {
  checkEventName(event.name);
  const data = sealData(event.data);
  return new ScxmlEvent(event.name, event.type, data === event.data ? event : { ...event, data });
}

/**
 * A frozen copy of data that comes from outside, so that changing it afterwards changes nothing.
 * @throws ScxmlError `BAD_DATA` for what no event can carry: functions, objects that are no plain data, cycles, values nested
 * deeper than 128, more than 1,000,000 of them
 */
export function sealData(data: DataValue): DataValue {
  if (typeof data !== 'object' || data === null || data instanceof XmlData) return checkPrimitive(data);
  return sealFlat(data) ?? new Sealer().seal(data, 0).copy;
}

/** A copy of an object whose values hold nothing themselves, as most data of events are; undefined for other data. */
function sealFlat(data: object): DataValue | undefined {
  if (Object.getPrototypeOf(data) !== Object.prototype) return undefined;
  const copy: Record<string, DataValue> = {};
  for (const [key, value] of entriesOf(data)) {
    if ((typeof value === 'object' && value !== null) || key === '__proto__') return undefined;
    copy[key] = checkPrimitive(value);
  }
  return Object.freeze(copy);
}

interface Sealed {
  readonly copy: DataValue;
  readonly values: number;
}

class Sealer {
  /** Shared parts are copied once; a part that is being copied is a cycle. */
  readonly #done = new Map<object, Sealed | undefined>();

  seal(value: unknown, depth: number): Sealed {
    if (typeof value !== 'object' || value === null || value instanceof XmlData) {
      return { copy: checkPrimitive(value), values: 1 };
    }
    if (depth > MAX_DEPTH) throw new ScxmlError('BAD_DATA', `event data is nested deeper than ${MAX_DEPTH}`);
    if (this.#done.has(value)) {
      const known = this.#done.get(value);
      if (!known) throw new ScxmlError('BAD_DATA', 'event data contains itself');
      return known;
    }
    this.#done.set(value, undefined);
    const sealed = this.#copy(value, depth);
    if (sealed.values > MAX_VALUES) throw new ScxmlError('BAD_DATA', `event data holds more than ${MAX_VALUES} values`);
    this.#done.set(value, sealed);
    return sealed;
  }

  #copy(value: object, depth: number): Sealed {
    let values = 1;
    const sealItem = (item: unknown): DataValue => {
      const sealed = this.seal(item, depth + 1);
      values += sealed.values;
      return sealed.copy;
    };
    if (Array.isArray(value)) return { copy: Object.freeze(Array.from(value, sealItem)), values: values + value.length };
    const copy = Object.fromEntries(entriesOf(value).map(([key, item]) => [key, sealItem(item)]));
    return { copy: Object.freeze(copy), values };
  }
}

/** @throws ScxmlError `BAD_DATA` for an instance of a class, or when reading a property fails */
function entriesOf(value: object): [string, unknown][] {
  const prototype: unknown = Object.getPrototypeOf(value);
  // plain objects of another realm count too: their prototype has none itself
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw new ScxmlError('BAD_DATA', `event data cannot hold a ${value.constructor?.name ?? 'class instance'}, only plain data`);
  }
  try {
    return Object.entries(value);
  } catch (cause) {
    throw new ScxmlError('BAD_DATA', 'event data has a property that cannot be read', undefined, { cause });
  }
}

function checkPrimitive(value: unknown): DataValue {
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') {
    throw new ScxmlError('BAD_DATA', `event data cannot hold a ${typeof value}`);
  }
  return value as DataValue;
}
