import type { ZoneDecisions } from './zone-decisions.js';

/** Places of the table, a power of two. */
const PLACES = 128;
/** After so many names that were not found, others are not remembered any more: they are too many, or ever new ones. */
const MOST_MISSES = 4096;

/** The zones that the event names which were asked for last look at: a lookup without a map. Of two names at one place the later one stays. */
export class ZonesByName {
  readonly #names = new Array<string>(PLACES).fill('');
  readonly #zones = new Array<readonly ZoneDecisions[]>(PLACES).fill([]);
  #misses = 0;

  /** Undefined when it is not remembered. */
  of(name: string): readonly ZoneDecisions[] | undefined {
    const place = placeOf(name);
    return this.#names[place] === name ? this.#zones[place] : undefined;
  }

  remember(name: string, zones: readonly ZoneDecisions[]): void {
    if (++this.#misses > MOST_MISSES) return;
    const place = placeOf(name);
    this.#names[place] = name;
    this.#zones[place] = zones;
  }
}

/** Names mostly differ in length, in the middle or at the end. */
function placeOf(name: string): number {
  const last = name.length - 1;
  return (name.charCodeAt(last) + 11 * name.charCodeAt(last >> 1) + 31 * last) & (PLACES - 1);
}
