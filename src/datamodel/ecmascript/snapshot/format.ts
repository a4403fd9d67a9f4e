/**
 * A snapshot of a session's data: JSON. The objects that can be reached, one record each, numbered in the order in which they
 * are found; values refer to them by number. What is always there is named (`intrinsics.ts`); code is named by its position.
 */

export const VERSION = 1;

/** A value: JSON's own, or a tagged list: `[3]` a record, `['i', name]` an intrinsic, `['s', 2]` a symbol, `['l', 0]` a long text, `['u']` undefined … */
export type Encoded = string | number | boolean | null | readonly (string | number)[];

/** `object array function bound arguments error date regexp map set boxed iterator xml node frame private global weakmap weakset`, abbreviated. */
export type RecordKind = 'G' | 'M' | 'S' | 'o' | 'a' | 'f' | 'b' | 'g' | 'e' | 'd' | 'r' | 'm' | 's' | 'x' | 'i' | 'X' | 'N' | 'F' | 'P';

/** Key, value and attributes; a value of `['g', getter, setter]` is an accessor. */
export type EncodedProperty = readonly [key: Encoded, value: EncodedStored, attributes: number];
/** What is stored in a property. */
export type EncodedStored = Encoded | EncodedAccessor | EncodedBinding;
/** A parameter as an element of `arguments`. */
export type EncodedBinding = readonly ['b', frame: Encoded, slot: number];
export type EncodedAccessor = readonly ['g', Encoded, Encoded];

/** Fields and private methods of a class. */
export interface EncodedFields {
  readonly position: number;
  readonly scope: Encoded;
  readonly keys: readonly Encoded[];
  readonly methods: readonly EncodedPrivate[];
}

export type EncodedPrivate = readonly [name: Encoded, kind: 'field' | 'method' | 'accessor', value: EncodedStored];

export interface EncodedRecord {
  readonly k: RecordKind;
  /** Prototype, when it is not the usual one of the kind. */
  p?: Encoded;
  /** Properties, alternating keys and values, when all their attributes are set; with `x` 2, when they are enumerable and no more. */
  o?: readonly Encoded[];
  /** Properties, when not. */
  d?: readonly EncodedProperty[];
  /** 1: no properties can be added. 2: no document may write to it. */
  x?: 1 | 2;
  /** Private fields and methods. */
  q?: readonly EncodedPrivate[];
  /** The payload of the kind: elements, entries, slots, arguments, time, text … */
  v?: readonly Encoded[];
  /** Length of an array with holes, position of code or of an iterator, number of a node. */
  n?: number;
  /** Name or text. */
  t?: string;
  /** Scope of a function, `this` of a bound one, parent of a frame, document of a node. */
  s?: Encoded;
  /** Home object of a method, target of a bound function, function of a frame. */
  h?: Encoded;
  /** Flags of a pattern, kind of an iterator. */
  f?: string;
  /** Mode of an iterator. */
  m?: string;
  /** The function's `length`, `name` and `prototype` are properties already; the array's `length` is read-only. */
  l?: 1;
  c?: EncodedFields;
}

export type EncodedChange = readonly [object: Encoded, key: Encoded, value: EncodedStored, attributes: number];

/** Lists that may be absent are so when they are empty. */
export interface EncodedSnapshot {
  readonly version: typeof VERSION;
  /** Of the first `sources` sources of the document. */
  readonly hash: string;
  readonly sources: number;
  readonly seed: number;
  readonly allocated: number;
  /** Global variables by name, in alphabetical order. */
  readonly globals: readonly (readonly [name: string, value: Encoded])[];
  readonly event?: { readonly name: string; readonly type: string; readonly object: Encoded };
  /** Variables of extensions that were asked for. */
  readonly extensions?: readonly (readonly [name: string, value: Encoded])[];
  /** Properties of built-ins that the session changed; without value and attributes when it deleted them. */
  readonly changes?: readonly (EncodedChange | readonly [object: Encoded, key: Encoded])[];
  /** The registry of `Symbol.for`. */
  readonly registry?: readonly (readonly [key: string, symbol: Encoded])[];
  /** Descriptions of symbols; null for none. */
  readonly symbols?: readonly (string | null)[];
  /** Long texts, which values refer to. */
  readonly texts?: readonly string[];
  readonly records: readonly EncodedRecord[];
}
