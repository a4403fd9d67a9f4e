/** Reading values: what a record, a name or a tag stands for. Refuses what no session can have written. */
import { Frame, OUTERMOST, TDZ, UNDECLARED } from '../generate/frame.js';
import { Accessor } from '../values/accessor.js';
import { Binding } from '../values/binding.js';
import { type GuestFunction, isCallable } from '../values/function.js';
import { isObject } from '../values/object.js';
import { PrivateName } from '../values/private-name.js';
import type { Encoded, EncodedAccessor, EncodedBinding, EncodedStored } from './format.js';
import { intrinsicNamed } from './intrinsics.js';

/** What is wrong with a snapshot; whoever reads it makes an error of it. */
export class Unreadable extends Error {}

const NUMBERS: ReadonlyMap<unknown, number> = new Map([
  ['-0', -0],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
]);
/** Most variables of one frame. */
const MOST_SLOTS = 100_000;

export class Decoder {
  readonly #symbols: readonly symbol[];
  readonly #texts: readonly string[];

  constructor(
    symbols: readonly (string | null)[],
    texts: readonly string[],
    /** The objects of the records, as far as they are made. */
    readonly objects: readonly (object | undefined)[],
  ) {
    this.#texts = texts.map(textOf);
    this.#symbols = symbols.map((description) => Symbol(description === null ? undefined : textOf(description)));
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

  /** What a variable of a frame may hold. */
  slot(encoded: Encoded | undefined): unknown {
    const value = this.any(encoded);
    return value === TDZ || value instanceof PrivateName ? value : this.value(encoded);
  }

  /** Whatever there is. */
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
      case 'l':
        return found(typeof detail === 'number' ? this.#texts[detail] : undefined, 'text', detail);
      case 'n':
        return found(NUMBERS.get(detail), 'number', detail);
      case 's':
        return found(typeof detail === 'number' ? this.#symbols[detail] : undefined, 'symbol', detail);
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

  symbol(encoded: Encoded | undefined): symbol {
    const value = this.value(encoded);
    if (typeof value !== 'symbol') throw new Unreadable('a symbol');
    return value;
  }

  key(encoded: Encoded | undefined): PropertyKey {
    const value = this.value(encoded);
    if (typeof value !== 'string' && typeof value !== 'symbol' && typeof value !== 'number') throw new Unreadable('a key');
    return value;
  }

  /** What is stored in a property. */
  stored(encoded: EncodedStored): unknown {
    if (Array.isArray(encoded) && encoded[0] === 'b') return this.#binding(encoded as unknown as EncodedBinding);
    if (!Array.isArray(encoded) || encoded[0] !== 'g') return this.value(encoded as Encoded);
    const [, getter, setter] = encoded as unknown as EncodedAccessor;
    return new Accessor(this.function(getter), this.function(setter));
  }

  #binding([, frame, slot]: EncodedBinding): Binding {
    const holder = this.frame(frame);
    if (holder === OUTERMOST) throw new Unreadable('a variable'); // all sessions share it
    return new Binding(holder, wholeOf(slot, 0, MOST_SLOTS));
  }

  /** A function, or undefined for none. */
  function(encoded: Encoded | undefined): GuestFunction | undefined {
    const value = this.value(encoded);
    if (value !== undefined && !isCallable(value)) throw new Unreadable('a function');
    return value;
  }
}

export function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new Unreadable('a text');
  return value;
}

/** A whole number between two others. */
export function wholeOf(value: unknown, least: number, most: number): number {
  if (!Number.isInteger(value) || (value as number) < least || (value as number) > most) throw new Unreadable('a number');
  return value as number;
}

function found<T>(value: T | undefined, what: string, which: unknown): T {
  if (value === undefined) throw new Unreadable(`${what} ${String(which)}`);
  return value;
}
