/**
 * What events and effects carry as JSON and back. What JSON has not is an object with the one key `$`, its kind: `undefined`,
 * numbers such as `NaN`, XML, events inside effects. An object of the data that has that key itself becomes a list of entries.
 */
import { ScxmlError } from '../diagnostics/error.js';
import { type DataValue, type Effect, type EventType, ScxmlEvent, XmlData } from '../event.js';
import { damaged, Shape, textOf } from './snapshot-shape.js';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const KIND = '$';
const TYPES: ReadonlySet<string> = new Set<EventType>(['platform', 'internal', 'external']);
const BLANKS = ['sendid', 'origin', 'origintype', 'invokeid', 'raw'] as const;
const NUMBERS: ReadonlyMap<string, number> = new Map([Number.NaN, Infinity, -Infinity].map((number) => [String(number), number]));
/** Deepest nesting; events carry 128 at most, and effects a little around them. */
const DEPTH = 160;
/** Lines of the longest file. */
const LINES = 1_000_000;

/** @throws ScxmlError `BAD_DATA` for what is no plain data, which only an effect of an extension can hold */
export function encodeData(value: unknown, depth = 0): Json {
  if (value === undefined) return { [KIND]: 'undefined' };
  if (typeof value === 'number') return encodeNumber(value);
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value !== 'object') throw new ScxmlError('BAD_DATA', `a snapshot cannot hold a ${typeof value}`);
  if (depth > DEPTH) throw new ScxmlError('BAD_DATA', `a snapshot cannot hold data nested deeper than ${DEPTH}`);
  if (Array.isArray(value)) return Array.from(value, (item) => encodeData(item, depth + 1));
  if (value instanceof ScxmlEvent) return { [KIND]: 'event', event: encodeEvent(value) };
  if (value instanceof XmlData) return { [KIND]: 'xml', xml: value.xml, ...(value.line !== undefined && { line: value.line }) };
  return encodeObject(value, depth);
}

function encodeNumber(number: number): Json {
  if (Object.is(number, -0)) return { [KIND]: '-0' };
  return Number.isFinite(number) ? number : { [KIND]: String(number) };
}

function encodeObject(object: object, depth: number): Json {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw new ScxmlError('BAD_DATA', `a snapshot cannot hold a ${object.constructor?.name ?? 'class instance'}, only plain data`);
  }
  const entries = Object.entries(object).map(([key, item]) => [key, encodeData(item, depth + 1)] as const);
  return Object.hasOwn(object, KIND) ? { [KIND]: 'object', entries } : Object.fromEntries(entries);
}

export function encodeEvent(event: ScxmlEvent): Json {
  const { name, type, data } = event;
  const fields: Record<string, Json> = { name, type };
  for (const field of BLANKS) if (event[field] !== undefined) fields[field] = event[field];
  if (data !== undefined) fields['data'] = encodeData(data);
  return fields;
}

/** Frozen, as data of events are. @throws ScxmlError `BAD_SNAPSHOT` */
export function decodeData(json: unknown, what: string, depth = 0): DataValue {
  return decode(json, what, depth) as DataValue;
}

/** @throws ScxmlError `BAD_SNAPSHOT` */
export function decodeEvent(json: unknown, what: string, depth = 0): ScxmlEvent {
  const shape = new Shape(json, what);
  const type = shape.text('type');
  if (!TYPES.has(type)) damaged(`${what}.type is not the type of an event`);
  const fields = Object.fromEntries(BLANKS.map((field) => [field, shape.optionalText(field)]));
  const data = shape.has('data') ? decodeData(shape.get('data'), `${what}.data`, depth) : undefined;
  return new ScxmlEvent(shape.text('name'), type as EventType, { ...fields, data });
}

/** An effect, with the events in it. @throws ScxmlError `BAD_SNAPSHOT` */
export function decodeEffect(json: unknown, what: string): Effect {
  const effect = decode(json, what, 0);
  textOf(new Shape(effect, what).get('type'), `${what}.type`);
  return effect as Effect;
}

function decode(json: unknown, what: string, depth: number): unknown {
  if (json === null || typeof json !== 'object') return json;
  if (depth > DEPTH) damaged(`${what} is nested too deeply`);
  if (Array.isArray(json)) return Object.freeze(json.map((item) => decode(item, what, depth + 1)));
  if (Object.hasOwn(json, KIND)) return decodeKind(new Shape(json, what), depth);
  // fromEntries makes "__proto__" an ordinary key
  return Object.freeze(Object.fromEntries(Object.entries(json).map(([key, item]) => [key, decode(item, what, depth + 1)])));
}

function decodeKind(shape: Shape, depth: number): unknown {
  const kind = shape.text(KIND);
  switch (kind) {
    case 'undefined':
      return undefined;
    case '-0':
      return -0;
    case 'xml':
      return new XmlData(shape.text('xml'), shape.has('line') ? shape.count('line', LINES) : undefined);
    case 'event':
      return decodeEvent(shape.get('event'), shape.what, depth + 1);
    case 'object':
      return Object.freeze(Object.fromEntries(shape.list('entries', (entry, what) => decodeEntry(entry, what, depth))));
    default:
      return NUMBERS.get(kind) ?? damaged(`${shape.what} is of the unknown kind ${kind}`);
  }
}

function decodeEntry(entry: unknown, what: string, depth: number): [string, unknown] {
  if (!Array.isArray(entry) || entry.length !== 2) damaged(`${what} is not an entry`);
  return [textOf(entry[0], what), decode(entry[1], what, depth + 1)];
}
