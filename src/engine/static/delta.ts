import type { BitSet } from '../bit-set.js';
import type { Change } from '../cache/recorded-microstep.js';

/** States that are left and entered, as a change of one word of a configuration, and of others. */
export class Delta {
  private constructor(
    private readonly word: number,
    private readonly keep: number,
    private readonly add: number,
    private readonly others: Delta | undefined,
  ) {}

  /** @param changes in the order in which they are made; undefined when there are none */
  static of(changes: readonly Change[]): Delta | undefined {
    let delta: Delta | undefined;
    for (const word of new Set(changes.map(({ state }) => state.index >>> 5))) {
      let keep = -1;
      let add = 0;
      for (const { state, entered } of changes) {
        if (state.index >>> 5 !== word) continue;
        const bit = 1 << (state.index & 31);
        keep &= ~bit;
        if (entered) add |= bit;
        else add &= ~bit;
      }
      delta = new Delta(word, keep, add, delta);
    }
    return delta;
  }

  apply(configuration: BitSet): void {
    configuration.changeWord(this.word, this.keep, this.add);
    if (this.others !== undefined) this.others.apply(configuration);
  }
}
