/**
 * Objects and arrays of the guest.
 *
 * A guest object is a host object whose prototype chain ends in null without touching a prototype of the host: the
 * `prototype` of the class below *is* the guest's `Object.prototype`. So a property read by the host's own means
 * finds guest values only, and what it finds is never callable by the host.
 */

/** Any guest object seen as properties. Values are guest values or `Accessor` records. */
export interface Properties {
  [key: PropertyKey]: unknown;
}

/** Turns the prototype of a host class into an empty guest object that inherits from `parent`. */
export function asGuestPrototype(prototype: object, parent: object | null): object {
  Reflect.deleteProperty(prototype, 'constructor');
  Object.setPrototypeOf(prototype, parent);
  return prototype;
}

/** An ordinary object. */
export class GuestObject {}

export const ObjectPrototype = asGuestPrototype(GuestObject.prototype, null);

/** An ordinary object, ready to take properties. */
export function newObject(): Properties {
  return new GuestObject() as Properties;
}

/**
 * An array. It is a host array, so that `length` and elements behave, but its methods are the guest's: never call a
 * method on it, use indices.
 */
export interface GuestArray {
  length: number;
  [index: number]: unknown;
}

class ArrayShell extends Array<unknown> {}

export const ArrayPrototype = asGuestPrototype(ArrayShell.prototype, ObjectPrototype);

/** An empty array. */
export function newArray(): GuestArray {
  return new ArrayShell();
}

/** An array with the elements of a host list. */
export function arrayOf(items: ArrayLike<unknown>): GuestArray {
  const array: GuestArray = new ArrayShell();
  for (let i = 0; i < items.length; i++) array[i] = items[i];
  return array;
}

/** Whether a guest value is an array. Host arrays are never guest values. */
export const isArray = Array.isArray as (value: unknown) => value is GuestArray;

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** As the base of a class it lets the class put its private fields on an object that exists already. */
function existing(object: object): object {
  return object;
}

/** A guest's `arguments`: an ordinary object with a mark that the guest cannot see. */
export class GuestArguments extends (existing as unknown as new (object: object) => object) {
  readonly #mark = true;
  static is(value: object): boolean {
    return #mark in value && value.#mark;
  }
  /** Made with the prototype of ordinary objects; `Reflect.construct` would take a hundred times as long. */
  static make(): object {
    return new GuestArguments(new GuestObject());
  }
}

/** The global object of a session. */
export class GuestGlobal {
  readonly #mark = true;
  static is(value: object): boolean {
    return #mark in value && value.#mark;
  }
}
asGuestPrototype(GuestGlobal.prototype, ObjectPrototype);
