/** `Date`, `Map`, `Set` and their weak kin of the guest: objects with a hidden payload. */
import { asGuestPrototype, ObjectPrototype } from './object.js';

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

/**
 * Holds its keys like a `Map`: the guest cannot see the difference, a session's data are measured with them, and a snapshot
 * needs to find them.
 */
export class GuestWeakMap {
  readonly #entries = new Map<unknown, unknown>();
  static is(value: object): value is GuestWeakMap {
    return #entries in value;
  }
  static entries(map: GuestWeakMap): Map<unknown, unknown> {
    return map.#entries;
  }
}
export const WeakMapPrototype = asGuestPrototype(GuestWeakMap.prototype, ObjectPrototype);

export class GuestWeakSet {
  readonly #members = new Set<unknown>();
  static is(value: object): value is GuestWeakSet {
    return #members in value;
  }
  static members(set: GuestWeakSet): Set<unknown> {
    return set.#members;
  }
}
export const WeakSetPrototype = asGuestPrototype(GuestWeakSet.prototype, ObjectPrototype);
