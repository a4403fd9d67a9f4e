/** Random numbers from a seed: the same seed gives the same call centre. The state is one number and can be saved. */
export class Random {
  constructor(private current: number) {}

  get state(): number {
    return this.current;
  }

  /** Goes on from a state that was saved. */
  resume(state: number): void {
    this.current = state;
  }

  /** From 0 up to and without 1 (mulberry32). */
  next(): number {
    this.current = (this.current + 0x6d2b79f5) | 0;
    let t = Math.imul(this.current ^ (this.current >>> 15), 1 | this.current);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from 0 up to and without `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  /** A time between events that come independently of each other, `mean` on average. */
  exponential(mean: number): number {
    return Math.round(-Math.log(1 - this.next()) * mean);
  }
}
