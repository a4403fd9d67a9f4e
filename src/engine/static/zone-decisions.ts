import type { BitSet } from '../bit-set.js';
import { type Decision, NOTHING } from '../cache/decision.js';
import { Known, type ZoneWords } from './known.js';
import type { PartialMicrostep } from './partial-microstep.js';
import type { Zone } from './zones.js';

/** Spreads numbers that differ in a few bits over the places of a table: 2^32 divided by the golden ratio. */
const SPREAD = 0x9e3779b1;

/** A word of a configuration, and which of its bits are those of states of a zone. */
interface MaskedWord {
  readonly at: number;
  readonly mask: number;
}

/** What is known about one zone for one class of events, by what is active of the states that decide: a table by hash. */
export class ZoneDecisions {
  /** The zone's first word; most zones have no other. */
  readonly #at: number;
  readonly #mask: number;
  readonly #others: readonly MaskedWord[];
  /** Its length is a power of two. */
  #table = new Array<Known | undefined>(8).fill(undefined);
  /** How far the hash, a number of 32 bits, is shifted to be a place in the table. */
  #shift = 29;
  #count = 0;

  constructor(readonly zone: Zone) {
    const [first, ...others] = wordsOf(zone.mask);
    this.#at = first!.at;
    this.#mask = first!.mask;
    this.#others = others;
  }

  find(configuration: BitSet): Known | undefined {
    if (this.#others.length > 0) return this.#findByAll(configuration);
    const first = configuration.word(this.#at) & this.#mask;
    let known = this.#table[Math.imul(first, SPREAD) >>> this.#shift];
    while (known !== undefined && known.first !== first) known = known.next;
    return known;
  }

  #findByAll(configuration: BitSet): Known | undefined {
    let known = this.#table[this.#hash(configuration) >>> this.#shift];
    while (known !== undefined && !this.#isAlike(known, configuration)) known = known.next;
    return known;
  }

  #isAlike({ first, others }: Known, configuration: BitSet): boolean {
    if ((configuration.word(this.#at) & this.#mask) !== first) return false;
    for (let i = 0; i < others.length; i++) {
      const { at, mask } = this.#others[i]!;
      if ((configuration.word(at) & mask) !== others[i]) return false;
    }
    return true;
  }

  #hash(configuration: BitSet): number {
    let hash = Math.imul(configuration.word(this.#at) & this.#mask, SPREAD);
    for (const { at, mask } of this.#others) hash = Math.imul(hash ^ (hash >>> 15) ^ (configuration.word(at) & mask), SPREAD);
    return hash;
  }

  /** Does what is `quick` to a configuration. */
  flip(configuration: BitSet, { flip, otherFlips }: Known): void {
    configuration.flip(this.#at, flip);
    for (let i = 0; i < otherFlips.length; i++) configuration.flip(this.#others[i]!.at, otherFlips[i]!);
  }

  learn(configuration: BitSet, decision: Decision<PartialMicrostep>): Known {
    if (2 * ++this.#count > this.#table.length) this.#double();
    const after = afterwards(configuration, decision);
    const known = new Known(this.#words(configuration), decision, after && this.#words(after));
    this.#put(known);
    return known;
  }

  #words(configuration: BitSet): ZoneWords {
    return {
      hash: this.#hash(configuration),
      first: configuration.word(this.#at) & this.#mask,
      others: this.#others.map(({ at, mask }) => configuration.word(at) & mask),
    };
  }

  #double(): void {
    const before = this.#table;
    this.#table = new Array<Known | undefined>(2 * before.length).fill(undefined);
    this.#shift--;
    for (const first of before) {
      for (let known = first, next = first?.next; known !== undefined; known = next, next = known?.next) this.#put(known);
    }
  }

  #put(known: Known): void {
    const place = known.hash >>> this.#shift;
    known.next = this.#table[place];
    this.#table[place] = known;
  }
}

function wordsOf(mask: BitSet): MaskedWord[] {
  const words: MaskedWord[] = [];
  for (let at = 0; at << 5 < mask.capacity; at++) if (mask.word(at) !== 0) words.push({ at, mask: mask.word(at) });
  return words;
}

/** The configuration to which a decision leads; undefined where something is to be asked or executed as well. */
function afterwards(configuration: BitSet, decision: Decision<PartialMicrostep>): BitSet | undefined {
  if (decision === NOTHING) return configuration;
  if (decision.kind !== 'microstep' || decision.silent === undefined) return undefined;
  const after = configuration.copy();
  decision.silent.apply(after);
  return after;
}
