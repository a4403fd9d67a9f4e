import type { BitSet } from '../bit-set.js';
import { type Decision, NOTHING } from '../cache/decision.js';
import { Known, type WordBits, type ZoneWords } from './known.js';
import type { PartialMicrostep } from './partial-microstep.js';
import type { Zone } from './zones.js';

/** Spreads numbers that differ in a few bits over the places of a table: 2^32 divided by the golden ratio. */
const SPREAD = 0x9e3779b1;

/** What is known about one zone for one class of events, by what is active of the states that decide: a table by hash. */
export class ZoneDecisions {
  /** The zone's first word; most zones have no other. */
  readonly #at: number;
  readonly #mask: number;
  readonly #others: readonly WordBits[];
  /** Its length is a power of two. */
  #table = new Array<Known | undefined>(8).fill(undefined);
  /** How far the hash, a number of 32 bits, is shifted to be a place in the table. */
  #shift = 29;
  #count = 0;
  givenUp = false;
  /** How often something was found, of a zone with several words. */
  #found = 0;

  /** @param most so many decisions it keeps, unless it finds them again and again */
  constructor(
    readonly zone: Zone,
    private readonly most: number,
  ) {
    const [first, ...others] = wordsOf(zone.mask);
    this.#at = first!.at;
    this.#mask = first!.bits;
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
    const words = this.#words(configuration);
    let known = this.#table[words.hash >>> this.#shift];
    while (known !== undefined && !isAlike(known, words)) known = known.next;
    if (known !== undefined) this.#found++;
    return known;
  }

  #words(configuration: BitSet): ZoneWords {
    const first = configuration.word(this.#at) & this.#mask;
    const others: WordBits[] = [];
    let hash = Math.imul(first, SPREAD);
    for (let i = 0; i < this.#others.length; i++) {
      const { at, bits: mask } = this.#others[i]!;
      const bits = configuration.word(at) & mask;
      if (bits === 0) continue;
      hash = Math.imul(hash ^ (hash >>> 15) ^ bits ^ at, SPREAD);
      others.push({ at, bits });
    }
    return { hash, first, others };
  }

  /**
   * Forgets everything and learns no more when there is no end of it: much was learned, and little of that found again.
   * @returns how many decisions it forgot
   */
  giveUpIfHopeless(): number {
    if (this.#others.length === 0 || this.#count < this.most || this.#found >= this.#count >> 1) return 0;
    const count = this.#count;
    this.#count = 0;
    this.#table = new Array<Known | undefined>(8).fill(undefined);
    this.#shift = 29;
    this.givenUp = true;
    return count;
  }

  /** Does what is `quick` to a configuration. */
  flip(configuration: BitSet, { flip, otherFlips }: Known): void {
    configuration.flip(this.#at, flip);
    for (let i = 0; i < otherFlips.length; i++) configuration.flip(otherFlips[i]!.at, otherFlips[i]!.bits);
  }

  learn(configuration: BitSet, decision: Decision<PartialMicrostep>): Known {
    if (2 * ++this.#count > this.#table.length) this.#double();
    const after = afterwards(configuration, decision);
    const known = new Known(this.#words(configuration), decision, after && this.#words(after));
    this.#put(known);
    return known;
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

function wordsOf(mask: BitSet): WordBits[] {
  const words: WordBits[] = [];
  for (let at = 0; at << 5 < mask.capacity; at++) if (mask.word(at) !== 0) words.push({ at, bits: mask.word(at) });
  return words;
}

function isAlike(known: ZoneWords, { hash, first, others }: ZoneWords): boolean {
  if (known.hash !== hash || known.first !== first || known.others.length !== others.length) return false;
  for (let i = 0; i < others.length; i++) {
    if (known.others[i]!.at !== others[i]!.at || known.others[i]!.bits !== others[i]!.bits) return false;
  }
  return true;
}

/** The configuration to which a decision leads; undefined where something is to be asked or executed as well. */
function afterwards(configuration: BitSet, decision: Decision<PartialMicrostep>): BitSet | undefined {
  if (decision === NOTHING) return configuration;
  if (decision.kind !== 'microstep' || decision.silent === undefined) return undefined;
  const after = configuration.copy();
  decision.silent.apply(after);
  return after;
}
