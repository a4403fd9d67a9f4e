import type { BitSet } from '../bit-set.js';
import type { Decision } from '../cache/decision.js';
import type { PartialMicrostep } from './partial-microstep.js';
import type { Zone } from './zones.js';

interface Known {
  /** The words of the zone, masked. */
  readonly words: readonly number[];
  readonly decision: Decision<PartialMicrostep>;
  /** Another one of the same hash. */
  readonly next: Known | undefined;
}

/** What is known about one zone for one class of events, by what is active of the states that decide. */
export class ZoneDecisions {
  readonly #at: number[] = [];
  readonly #masks: number[] = [];
  readonly #known = new Map<number, Known>();
  #last: Known | undefined;

  constructor(readonly zone: Zone) {
    const { mask } = zone;
    for (let word = mask.next(0) >>> 5; word << 5 < mask.capacity; word++) {
      if (mask.word(word) === 0) continue;
      this.#at.push(word);
      this.#masks.push(mask.word(word));
    }
  }

  find(configuration: BitSet): Decision<PartialMicrostep> | undefined {
    if (this.#last !== undefined && this.#isAlike(this.#last, configuration)) return this.#last.decision;
    let known = this.#known.get(this.#hash(configuration));
    while (known !== undefined && !this.#isAlike(known, configuration)) known = known.next;
    this.#last = known ?? this.#last;
    return known?.decision;
  }

  learn(configuration: BitSet, decision: Decision<PartialMicrostep>): void {
    const hash = this.#hash(configuration);
    const words = this.#at.map((word, i) => configuration.word(word) & this.#masks[i]!);
    this.#known.set(hash, { words, decision, next: this.#known.get(hash) });
  }

  #isAlike({ words }: Known, configuration: BitSet): boolean {
    for (let i = 0; i < words.length; i++) if ((configuration.word(this.#at[i]!) & this.#masks[i]!) !== words[i]) return false;
    return true;
  }

  #hash(configuration: BitSet): number {
    let hash = 0;
    for (let i = 0; i < this.#at.length; i++) hash = Math.imul(hash ^ (configuration.word(this.#at[i]!) & this.#masks[i]!), 0x9e3779b1) | 0;
    return hash;
  }
}
