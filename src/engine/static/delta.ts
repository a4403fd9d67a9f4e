import type { BitSet } from '../bit-set.js';
import type { Change } from '../cache/recorded-microstep.js';

/** States that are left and entered, as changes of the words of a configuration. */
export class Delta {
  readonly #words: number[] = [];
  readonly #keep: number[] = [];
  readonly #add: number[] = [];

  /** @param changes in the order in which they are made */
  constructor(changes: readonly Change[]) {
    for (const { state, entered } of changes) {
      const at = this.#place(state.index >>> 5);
      const bit = 1 << (state.index & 31);
      this.#keep[at]! &= ~bit;
      if (entered) this.#add[at]! |= bit;
      else this.#add[at]! &= ~bit;
    }
  }

  #place(word: number): number {
    const known = this.#words.indexOf(word);
    if (known >= 0) return known;
    this.#keep.push(-1);
    this.#add.push(0);
    return this.#words.push(word) - 1;
  }

  apply(configuration: BitSet): void {
    const words = this.#words;
    for (let i = 0; i < words.length; i++) configuration.changeWord(words[i]!, this.#keep[i]!, this.#add[i]!);
  }
}
