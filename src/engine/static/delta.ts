import type { BitSet } from '../bit-set.js';
import type { Change } from '../cache/recorded-microstep.js';

/** States that are left and entered, as a change of one word of a configuration, and of others. */
export class Delta {
  #keep = -1;
  #add = 0;

  private constructor(
    private readonly word: number,
    private readonly others: Delta | undefined,
  ) {}

  /** @param changes in the order in which they are made; undefined when there are none */
  static of(changes: readonly Change[]): Delta | undefined {
    const words = new Set(changes.map(({ state }) => state.index >>> 5));
    let delta: Delta | undefined;
    for (const word of words) {
      delta = new Delta(word, delta);
      for (const change of changes) if (change.state.index >>> 5 === word) delta.#addChange(change);
    }
    return delta;
  }

  #addChange({ state, entered }: Change): void {
    const bit = 1 << (state.index & 31);
    this.#keep &= ~bit;
    if (entered) this.#add |= bit;
    else this.#add &= ~bit;
  }

  apply(configuration: BitSet): void {
    for (let delta: Delta | undefined = this; delta !== undefined; delta = delta.others) {
      configuration.changeWord(delta.word, delta.#keep, delta.#add);
    }
  }
}
