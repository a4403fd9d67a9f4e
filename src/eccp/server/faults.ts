/** What can be made to go wrong with connections, on command. The call centre's own failures (trunks, PBX) are not here. */

/** How long an answer may stay behind when answers are shuffled, ms. */
const SHUFFLE_SPREAD = 50;

export class ServerFaults {
  /** Commands reach the database and it fails: 503. */
  databaseFails = false;
  /** Takes what comes and says nothing, events included, with the connections open. */
  hanging = false;
  /** Every answer is held back so long, ms. */
  delay = 0;
  /** Answers of one connection come in any order, as from the worker processes of the real server. */
  shuffle = false;
  /** How many of the next events are sent twice, or not at all. */
  duplicates = 0;
  losses = 0;
  readonly #random: () => number;

  /** @param random 0 up to 1, for shuffling */
  constructor(random: () => number) {
    this.#random = random;
  }

  /** How long the next answer is held back, ms. */
  holdBack(): number {
    return this.delay + (this.shuffle ? Math.floor(this.#random() * SHUFFLE_SPREAD) : 0);
  }

  /** How many times this event is sent: once, unless a fault wants it otherwise. */
  takeCopies(): number {
    if (this.losses > 0) {
      this.losses--;
      return 0;
    }
    if (this.duplicates === 0) return 1;
    this.duplicates--;
    return 2;
  }

  /** Everything works again. */
  clear(): void {
    this.databaseFails = false;
    this.hanging = false;
    this.shuffle = false;
    this.delay = 0;
    this.duplicates = 0;
    this.losses = 0;
  }
}
