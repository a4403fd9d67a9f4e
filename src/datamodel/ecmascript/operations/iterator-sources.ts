/** What the iterators of arrays, collections and strings go over (ECMA-262 23.1.5, 24.1.5, 24.2.5, 22.1.5). */
import { allocate, spend } from '../machine.js';
import { GuestMap, GuestSet } from '../values/collections.js';
import {
  DONE,
  type GuestIterator,
  type IteratorKind,
  type IteratorMode,
  type IteratorSource,
  type IteratorState,
  newIterator,
  OVER,
} from '../values/iterators.js';
import { arrayOf, isArray } from '../values/object.js';
import { get, toLength } from './read.js';

/** A source that counts its steps. */
abstract class Counting implements IteratorSource {
  abstract readonly kind: IteratorKind;

  constructor(
    readonly mode: IteratorMode,
    readonly holds: readonly unknown[],
    protected position: number,
  ) {}

  abstract next(): unknown;

  state(): IteratorState {
    return { kind: this.kind, mode: this.mode, holds: this.holds, position: this.position };
  }

  protected end(): unknown {
    this.position = OVER;
    return DONE;
  }
}

export class ArraySource extends Counting {
  readonly kind = 'Array Iterator';

  next(): unknown {
    if (this.position === OVER) return DONE;
    const object = this.holds[0] as object;
    if (this.position >= (isArray(object) ? object.length : toLength(get(object, 'length')))) return this.end();
    const index = this.position++;
    if (this.mode === 'keys') return index;
    if (this.mode === 'values') return get(object, index);
    allocate(32);
    return arrayOf([index, get(object, index)]);
  }
}

/** Goes along with the host's iterator, which sees later changes of the collection too. */
export class CollectionSource extends Counting {
  constructor(
    readonly kind: 'Map Iterator' | 'Set Iterator',
    mode: IteratorMode,
    holds: readonly unknown[],
    position: number,
  ) {
    super(mode, holds, position);
  }

  #running: Iterator<readonly [unknown, unknown]> | undefined;

  next(): unknown {
    if (this.position === OVER) return DONE;
    spend(1);
    const step = this.#iterator().next();
    if (step.done) return this.end();
    const [key, value] = step.value;
    if (this.mode === 'keys') return key;
    if (this.mode === 'values') return value;
    allocate(32);
    return arrayOf([key, value]);
  }

  #iterator(): Iterator<readonly [unknown, unknown]> {
    if (this.#running === undefined) {
      this.#running = this.#collection().entries();
      for (let i = 0; i < this.position && !this.#running.next().done; i++);
    }
    return this.#running;
  }

  #collection(): Map<unknown, unknown> | Set<unknown> {
    const holder = this.holds[0] as object;
    return GuestMap.is(holder) ? GuestMap.entries(holder) : GuestSet.members(holder as GuestSet);
  }

  /** Entries may have been deleted since, so what is left tells where the iterator stands. */
  override state(): IteratorState {
    if (this.#running !== undefined && this.position !== OVER) {
      let left = 0;
      while (!this.#running.next().done) left++;
      this.position = this.#collection().size - left;
      this.#running = undefined;
    }
    return super.state();
  }
}

export class TextSource extends Counting {
  readonly kind = 'String Iterator';

  next(): unknown {
    if (this.position === OVER) return DONE;
    const code = (this.holds[0] as string).codePointAt(this.position);
    if (code === undefined) return this.end();
    const character = String.fromCodePoint(code);
    this.position += character.length;
    return character;
  }
}

export function arrayIterator(object: object, mode: IteratorMode): GuestIterator {
  allocate(64);
  return newIterator(new ArraySource(mode, [object], 0));
}

export function collectionIterator(collection: GuestMap | GuestSet, mode: IteratorMode): GuestIterator {
  allocate(96);
  return newIterator(new CollectionSource(GuestMap.is(collection) ? 'Map Iterator' : 'Set Iterator', mode, [collection], 0));
}

export function textIterator(text: string): GuestIterator {
  allocate(64);
  return newIterator(new TextSource('values', [text], 0));
}
