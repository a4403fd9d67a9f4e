/** Reading values: what a record, a name or a tag stands for. Refuses what no session can have written. */
import { Frame, TDZ, UNDECLARED } from '../generate/frame.js';
import { Accessor } from '../values/accessor.js';
import { Binding } from '../values/binding.js';
import { isCallable } from '../values/function.js';
import { isObject } from '../values/object.js';
import { PrivateName } from '../values/private-name.js';
import type { Encoded, EncodedAccessor, EncodedStored } from './format.js';
import { intrinsicNamed } from './intrinsics.js';

/** What is wrong with a snapshot; whoever reads it makes an error of it. */
export class Unreadable extends Error {}

const NUMBERS: Readonly<Record<string, number>> = {
  '-0': -0,
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
};

export class Decoder {
  readonly #symbols: readonly symbol[];

  constructor(
    symbols: readonly (string | null)[],
    /** The objects of the records, as far as they are made. */
    readonly objects: readonly (object | undefined)[],
  ) {
    this.#symbols = symbols.map((description) => Symbol(description ?? undefined));
  }

  /** A value that the guest may see. */
  value(encoded: Encoded | undefined): unknown {
    const value = this.any(encoded);
    if (value instanceof Frame || value instanceof PrivateName || value === TDZ || value === UNDECLARED) throw new Unreadable('a value');
    return value;
  }

  /** What a global variable may hold. */
  variable(encoded: Encoded | undefined): unknown {
    const value = this.any(encoded);
    return value === TDZ || value === UNDECLARED ? value : this.value(encoded);
  }

  /** Whatever a frame may hold. */
  any(encoded: Encoded | undefined): unknown {
    if (!Array.isArray(encoded)) {
      if (encoded === undefined || (typeof encoded === 'object' && encoded !== null)) throw new Unreadable('no value');
      return encoded;
    }
    const [tag, detail] = encoded as readonly (string | number)[];
    if (typeof tag === 'number') return found(this.objects[tag], 'record', tag);
    switch (tag) {
      case 'u':
        return undefined;
      case 't':
        return TDZ;
      case 'x':
        return UNDECLARED;
      case 'n':
        return found(NUMBERS[String(detail)], 'number', detail);
      case 's':
        return found(this.#symbols[detail as number], 'symbol', detail);
      case 'i':
        return found(intrinsicNamed(String(detail)), 'intrinsic', detail);
      default:
        throw new Unreadable(`tag ${tag}`);
    }
  }

  values(encoded: readonly Encoded[] | undefined): unknown[] {
    return (encoded ?? []).map((each) => this.value(each));
  }

  object(encoded: Encoded | undefined): object {
    const value = this.value(encoded);
    if (!isObject(value)) throw new Unreadable('an object');
    return value;
  }

  frame(encoded: Encoded | undefined): Frame {
    const value = this.any(encoded);
    if (!(value instanceof Frame)) throw new Unreadable('a frame');
    return value;
  }

  privateName(encoded: Encoded | undefined): PrivateName {
    const value = this.any(encoded);
    if (!(value instanceof PrivateName)) throw new Unreadable('a private name');
    return value;
  }

  key(encoded: Encoded | undefined): PropertyKey {
    const value = this.value(encoded);
    if (typeof value !== 'string' && typeof value !== 'symbol' && typeof value !== 'number') throw new Unreadable('a key');
    return value;
  }

  /** What is stored in a property. */
  stored(encoded: EncodedStored): unknown {
    if (Array.isArray(encoded) && encoded[0] === 'b') return new Binding(this.frame(encoded[1] as Encoded), Number(encoded[2]));
    if (!Array.isArray(encoded) || encoded[0] !== 'g') return this.value(encoded as Encoded);
    const [, getter, setter] = encoded as unknown as EncodedAccessor;
    return new Accessor(this.#function(getter), this.#function(setter));
  }

  #function(encoded: Encoded): Accessor['getter'] {
    const value = this.value(encoded);
    if (value !== undefined && !isCallable(value)) throw new Unreadable('a function');
    return value;
  }
}

function found<T>(value: T | undefined, what: string, which: unknown): T {
  if (value === undefined) throw new Unreadable(`${what} ${String(which)}`);
  return value;
}
