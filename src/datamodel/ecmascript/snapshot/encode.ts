/** Writing values: numbers every object when it is first met and keeps it for its turn. */
import { TDZ, UNDECLARED } from '../generate/frame.js';
import { Accessor } from '../values/accessor.js';
import { Binding } from '../values/binding.js';
import { isObject } from '../values/object.js';
import type { Encoded, EncodedStored } from './format.js';
import { intrinsicName } from './intrinsics.js';

/** Texts up to this length stand where they are. */
const LONG = 256;

export class Encoder {
  /** Objects met so far; each becomes the record of its index. */
  readonly met: object[] = [];
  readonly symbols: (string | null)[] = [];
  readonly #numbers = new Map<object, number>();
  readonly #symbolNumbers = new Map<symbol, number>();

  /** Long texts, each once: the same one may be in a thousand places. */
  readonly texts: string[] = [];
  readonly #textNumbers = new Map<string, number>();

  value(value: unknown): Encoded {
    if (typeof value === 'number') return number(value);
    if (typeof value === 'string') return value.length > LONG ? this.#text(value) : value;
    if (value === undefined) return ['u'];
    if (typeof value === 'symbol') return this.#symbol(value);
    if (!isObject(value)) return value as boolean | null;
    if (value === TDZ) return ['t'];
    if (value === UNDECLARED) return ['x'];
    const name = intrinsicName(value);
    if (name !== undefined) return ['i', name];
    let at = this.#numbers.get(value);
    if (at === undefined) {
      at = this.met.length;
      this.#numbers.set(value, at);
      this.met.push(value);
    }
    return [at];
  }

  values(values: Iterable<unknown>): Encoded[] {
    const encoded: Encoded[] = [];
    for (const value of values) encoded.push(this.value(value));
    return encoded;
  }

  /** What is stored in a property. */
  stored(value: unknown): EncodedStored {
    if (value instanceof Accessor && Binding.is(value)) return ['b', this.value(Binding.holder(value)), Binding.slot(value)];
    return value instanceof Accessor ? ['g', this.value(value.getter), this.value(value.setter)] : this.value(value);
  }

  #text(text: string): Encoded {
    let at = this.#textNumbers.get(text);
    if (at === undefined) {
      at = this.texts.push(text) - 1;
      this.#textNumbers.set(text, at);
    }
    return ['l', at];
  }

  #symbol(symbol: symbol): Encoded {
    const name = intrinsicName(symbol);
    if (name !== undefined) return ['i', name];
    let at = this.#symbolNumbers.get(symbol);
    if (at === undefined) {
      at = this.symbols.length;
      this.#symbolNumbers.set(symbol, at);
      this.symbols.push(symbol.description ?? null);
    }
    return ['s', at];
  }
}

function number(value: number): Encoded {
  if (Number.isFinite(value) && !Object.is(value, -0)) return value;
  return ['n', Object.is(value, -0) ? '-0' : String(value)];
}
