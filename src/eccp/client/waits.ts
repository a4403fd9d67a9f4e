/** The waits between attempts to connect. */
export class Waits {
  #attempts = 0;

  /** @param first and `most`: ms. @param random from 0 to 1 */
  constructor(
    private readonly first: number,
    private readonly most: number,
    private readonly random: () => number,
  ) {}

  /** How often it was tried since the last success. */
  get attempts(): number {
    return this.#attempts;
  }

  /** The next wait, ms: twice the one before, and then something between half of it and all of it. */
  next(): number {
    const longest = Math.min(this.most, this.first * 2 ** Math.min(this.#attempts++, 50));
    return longest / 2 + (longest / 2) * this.random();
  }

  succeeded(): void {
    this.#attempts = 0;
  }
}
