/** Iterators that built-ins make, such as that of `map.entries()`: what they go over is data, so that a snapshot can hold them. */
import { asGuestPrototype, GuestObject } from './object.js';

/** The guest's `%IteratorPrototype%`. */
export const IteratorPrototype: object = new GuestObject();

export const ITERATOR_KINDS = ['Array Iterator', 'Map Iterator', 'Set Iterator', 'String Iterator', 'RegExp String Iterator'] as const;
export type IteratorKind = (typeof ITERATOR_KINDS)[number];
export const ITERATOR_MODES = ['keys', 'values', 'entries'] as const;
export type IteratorMode = (typeof ITERATOR_MODES)[number];

/** Where an iterator stands. */
export interface IteratorState {
  readonly kind: IteratorKind;
  readonly mode: IteratorMode;
  /** What it goes over. */
  readonly holds: readonly unknown[];
  /** Steps made; `OVER` once the end was reached. */
  readonly position: number;
}
export const OVER = -1;

/** What a built-in iterator goes over; each step is made on demand. */
export interface IteratorSource {
  readonly kind: IteratorKind;
  /** What the iterator keeps alive. */
  readonly holds: readonly unknown[];
  /** @returns the next value, or `DONE` */
  next(): unknown;
  state(): IteratorState;
}
/** What `next` of a source returns at the end. Never seen by the guest. */
export const DONE = Object.freeze(Object.create(null) as object);

export class GuestIterator {
  readonly #source: IteratorSource;
  constructor(source: IteratorSource) {
    this.#source = source;
  }
  static is(value: object): value is GuestIterator {
    return #source in value;
  }
  static source(iterator: GuestIterator): IteratorSource {
    return iterator.#source;
  }
}
asGuestPrototype(GuestIterator.prototype, IteratorPrototype);

class ArrayIterator extends GuestIterator {}
class MapIterator extends GuestIterator {}
class SetIterator extends GuestIterator {}
class StringIterator extends GuestIterator {}
class RegExpStringIterator extends GuestIterator {}

const CLASSES: Readonly<Record<IteratorKind, new (source: IteratorSource) => GuestIterator>> = {
  'Array Iterator': ArrayIterator,
  'Map Iterator': MapIterator,
  'Set Iterator': SetIterator,
  'String Iterator': StringIterator,
  'RegExp String Iterator': RegExpStringIterator,
};

/** `%ArrayIteratorPrototype%` and so on. */
export const iteratorPrototypes: Readonly<Record<IteratorKind, object>> = {
  'Array Iterator': asGuestPrototype(ArrayIterator.prototype, IteratorPrototype),
  'Map Iterator': asGuestPrototype(MapIterator.prototype, IteratorPrototype),
  'Set Iterator': asGuestPrototype(SetIterator.prototype, IteratorPrototype),
  'String Iterator': asGuestPrototype(StringIterator.prototype, IteratorPrototype),
  'RegExp String Iterator': asGuestPrototype(RegExpStringIterator.prototype, IteratorPrototype),
};

export function newIterator(source: IteratorSource): GuestIterator {
  return new CLASSES[source.kind](source);
}
