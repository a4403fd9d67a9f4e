import type { Clock } from '../../clock.js';

/** How many wrong passwords for one user name from one address, and in all from one address, are looked at within the window. */
const MOST_PER_USER = 10;
const MOST_PER_ADDRESS = 100;
const WINDOW = 60_000;
/** So many counts are kept; when there are more the oldest go. */
const MOST_COUNTS = 10_000;

interface Failures {
  count: number;
  readonly since: number;
}

/** Slows down guessing of passwords: after too many failures within a minute further attempts are refused without a look. */
export class LoginLimit {
  readonly #failures = new Map<string, Failures>();

  constructor(private readonly clock: Clock) {}

  /** Whether an attempt is to be refused unseen. */
  refuses(address: string, username: string): boolean {
    return this.#count(userKey(address, username)) >= MOST_PER_USER || this.#count(address) >= MOST_PER_ADDRESS;
  }

  failed(address: string, username: string): void {
    this.#add(userKey(address, username));
    this.#add(address);
  }

  /** The right password: what was typed wrong before does not count any more. */
  succeeded(address: string, username: string): void {
    this.#failures.delete(userKey(address, username));
  }

  #count(key: string): number {
    const failures = this.#failures.get(key);
    return failures && this.clock.now() - failures.since < WINDOW ? failures.count : 0;
  }

  #add(key: string): void {
    if (this.#count(key) > 0) {
      this.#failures.get(key)!.count++;
      return;
    }
    this.#failures.delete(key); // so that the order of the map is the order of time
    this.#failures.set(key, { count: 1, since: this.clock.now() });
    const [oldest] = this.#failures.keys();
    if (this.#failures.size > MOST_COUNTS && oldest !== undefined) this.#failures.delete(oldest);
  }
}

function userKey(address: string, username: string): string {
  return `${address} ${username.slice(0, 64)}`;
}
