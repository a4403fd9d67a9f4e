/** `new String(x)`, `new Number(x)` and so on: objects around a primitive value. */
import { asGuestPrototype, ObjectPrototype } from './object.js';

type Primitive = string | number | boolean | symbol;

export class GuestBoxed {
  readonly #value: Primitive;
  constructor(value: Primitive) {
    this.#value = value;
  }
  static is(value: object): value is GuestBoxed {
    return #value in value;
  }
  static value(boxed: GuestBoxed): Primitive {
    return boxed.#value;
  }
}
asGuestPrototype(GuestBoxed.prototype, ObjectPrototype);

export const StringPrototype: object = box('', ObjectPrototype);
export const NumberPrototype: object = box(0, ObjectPrototype);
export const BooleanPrototype: object = box(false, ObjectPrototype);
export const SymbolPrototype: object = Object.create(ObjectPrototype) as object;

/** The prototype on which properties of a primitive are looked up; undefined for null and undefined. */
export function prototypeOfPrimitive(value: unknown): object | undefined {
  switch (typeof value) {
    case 'string':
      return StringPrototype;
    case 'number':
      return NumberPrototype;
    case 'boolean':
      return BooleanPrototype;
    case 'symbol':
      return SymbolPrototype;
    default:
      return undefined;
  }
}

/** A boxed primitive. A boxed string has its characters as properties. */
export function box(value: Primitive, prototype = prototypeOfPrimitive(value)!): object {
  const boxed = new GuestBoxed(value);
  Object.setPrototypeOf(boxed, prototype);
  if (typeof value === 'string') {
    for (let i = 0; i < value.length; i++)
      Object.defineProperty(boxed, i, { value: value[i], writable: false, enumerable: true, configurable: false });
    Object.defineProperty(boxed, 'length', { value: value.length, writable: false, enumerable: false, configurable: false });
  }
  return boxed;
}
