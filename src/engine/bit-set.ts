/**
 * A set of state indices. Iterating it gives document order, which is entry order; `descending` gives exit order.
 */
export class BitSet implements Iterable<number> {
  readonly #words: Uint32Array;

  constructor(readonly capacity: number) {
    this.#words = new Uint32Array((capacity + 31) >>> 5);
  }

  static from(capacity: number, indices: Iterable<number>): BitSet {
    const set = new BitSet(capacity);
    for (const index of indices) set.add(index);
    return set;
  }

  has(index: number): boolean {
    return ((this.#words[index >>> 5] ?? 0) & (1 << (index & 31))) !== 0;
  }

  add(index: number): void {
    this.#words[index >>> 5]! |= 1 << (index & 31);
  }

  delete(index: number): void {
    this.#words[index >>> 5]! &= ~(1 << (index & 31));
  }

  clear(): void {
    this.#words.fill(0);
  }

  get isEmpty(): boolean {
    const words = this.#words;
    for (let i = 0; i < words.length; i++) if (words[i] !== 0) return false;
    return true;
  }

  /** Whether some member lies from `first` to `last`, both included. */
  someBetween(first: number, last: number): boolean {
    const index = this.next(first);
    return index >= 0 && index <= last;
  }

  intersects(other: BitSet): boolean {
    const n = Math.min(this.#words.length, other.#words.length);
    for (let i = 0; i < n; i++) if ((this.#words[i]! & other.#words[i]!) !== 0) return true;
    return false;
  }

  /** The first member that is not smaller than `from`, or -1. */
  next(from: number): number {
    let word = from >>> 5;
    if (word >= this.#words.length) return -1;
    let bits = this.#words[word]! & (-1 << (from & 31));
    while (bits === 0) {
      if (++word >= this.#words.length) return -1;
      bits = this.#words[word]!;
    }
    return (word << 5) + 31 - Math.clz32(bits & -bits);
  }

  *[Symbol.iterator](): IterableIterator<number> {
    for (let index = this.next(0); index >= 0; index = this.next(index + 1)) yield index;
  }

  descending(): number[] {
    const members: number[] = [];
    for (let index = this.next(0); index >= 0; index = this.next(index + 1)) members.push(index);
    return members.reverse();
  }

  /** Takes out all members of the other set. */
  remove(other: BitSet): void {
    const n = Math.min(this.#words.length, other.#words.length);
    for (let i = 0; i < n; i++) this.#words[i]! &= ~other.#words[i]!;
  }

  /** Thirty-two members from `32 * index` on, as the bits of a signed number. */
  word(index: number): number {
    return this.#words[index]! | 0;
  }

  /** Keeps of those members the ones in `keep`, and adds the ones in `add`. */
  changeWord(index: number, keep: number, add: number): void {
    this.#words[index] = (this.#words[index]! & keep) | add;
  }

  /** Takes out those of these members that are in it, and adds those that are not. */
  flip(index: number, members: number): void {
    this.#words[index]! ^= members;
  }

  /** A text that two sets of one capacity share when they have the same members, and only then. */
  get key(): string {
    return this.#words.join();
  }

  copy(): BitSet {
    const copy = new BitSet(this.capacity);
    copy.#words.set(this.#words);
    return copy;
  }
}
