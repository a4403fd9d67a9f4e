import type { BitSet } from '../bit-set.js';
import type { Decision } from '../cache/decision.js';
import type { PartialMicrostep } from './partial-microstep.js';
import type { Zone } from './zones.js';

/** So many decisions are looked through one by one; most zones have no more. */
const FEW = 4;

interface Known {
  /** The words of the zone, masked. */
  readonly words: readonly number[];
  readonly decision: Decision<PartialMicrostep>;
  /** Another one of the first few, or of the same hash. */
  readonly next: Known | undefined;
}

/** What is known about one zone for one class of events, by what is active of the states that decide. */
export class ZoneDecisions {
  readonly #at: number[] = [];
  readonly #masks: number[] = [];
  #few: Known | undefined;
  #count = 0;
  #more: Map<number, Known> | undefined;

  constructor(readonly zone: Zone) {
    const { mask } = zone;
    for (let word = mask.next(0) >>> 5; word << 5 < mask.capacity; word++) {
      if (mask.word(word) === 0) continue;
      this.#at.push(word);
      this.#masks.push(mask.word(word));
    }
  }

  find(configuration: BitSet): Decision<PartialMicrostep> | undefined {
    const few = this.#among(this.#few, configuration);
    if (few !== undefined || this.#more === undefined) return few;
    return this.#among(this.#more.get(this.#hash(configuration)), configuration);
  }

  learn(configuration: BitSet, decision: Decision<PartialMicrostep>): void {
    const words = this.#at.map((word, i) => configuration.word(word) & this.#masks[i]!);
    if (this.#count++ < FEW) {
      this.#few = { words, decision, next: this.#few };
      return;
    }
    this.#more ??= new Map();
    const hash = this.#hash(configuration);
    this.#more.set(hash, { words, decision, next: this.#more.get(hash) });
  }

  #among(first: Known | undefined, configuration: BitSet): Decision<PartialMicrostep> | undefined {
    for (let known = first; known !== undefined; known = known.next) if (this.#isAlike(known.words, configuration)) return known.decision;
    return undefined;
  }

  #isAlike(words: readonly number[], configuration: BitSet): boolean {
    for (let i = 0; i < words.length; i++) if ((configuration.word(this.#at[i]!) & this.#masks[i]!) !== words[i]) return false;
    return true;
  }

  #hash(configuration: BitSet): number {
    let hash = 0;
    for (let i = 0; i < this.#at.length; i++) hash = Math.imul(hash ^ (configuration.word(this.#at[i]!) & this.#masks[i]!), 0x9e3779b1) | 0;
    return hash;
  }
}
