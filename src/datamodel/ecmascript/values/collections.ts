/** `Date`, `Map`, `Set` and iterators of the guest: objects with a hidden payload. */
import { asGuestPrototype, GuestObject, ObjectPrototype } from './object.js';

export class GuestDate {
  /** Milliseconds since 1970, or NaN. */
  #time: number;
  constructor(time: number) {
    this.#time = time;
  }
  static is(value: object): value is GuestDate {
    return #time in value;
  }
  static time(date: GuestDate): number {
    return date.#time;
  }
  static setTime(date: GuestDate, time: number): void {
    date.#time = time;
  }
}
export const DatePrototype = asGuestPrototype(GuestDate.prototype, ObjectPrototype);

export class GuestMap {
  readonly #entries = new Map<unknown, unknown>();
  static is(value: object): value is GuestMap {
    return #entries in value;
  }
  static entries(map: GuestMap): Map<unknown, unknown> {
    return map.#entries;
  }
}
export const MapPrototype = asGuestPrototype(GuestMap.prototype, ObjectPrototype);

export class GuestSet {
  readonly #members = new Set<unknown>();
  static is(value: object): value is GuestSet {
    return #members in value;
  }
  static members(set: GuestSet): Set<unknown> {
    return set.#members;
  }
}
export const SetPrototype = asGuestPrototype(GuestSet.prototype, ObjectPrototype);

/** The guest's `%IteratorPrototype%`. */
export const IteratorPrototype: object = new GuestObject();

/** What a built-in iterator goes over; each step is made on demand. */
export interface IteratorSource {
  /** @returns the next value, or `DONE` */
  next(): unknown;
  /** What the iterator keeps alive. */
  readonly holds: readonly unknown[];
}
export const DONE = Object.freeze(Object.create(null) as object);

/** Iterator made by a built-in, such as `map.entries()`. */
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
/** Its `next` is a built-in. */
export const BuiltinIteratorPrototype = asGuestPrototype(GuestIterator.prototype, IteratorPrototype);
