import type { Decision } from './decision.js';

/** Places of the table; names are spread over them by their last character. */
const PLACES = 16;

/**
 * What happens for the event names that a configuration was asked for last, where those are several: a lookup without a map.
 * Names such as `r1` and `r2`, or `hold` and `held`, have places of their own; of two at one place the later one stays.
 */
export class RecentDecisions {
  readonly #names = new Array<string | undefined>(PLACES).fill(undefined);
  readonly #decisions = new Array<Decision | undefined>(PLACES).fill(undefined);

  /** What was remembered for the name; undefined when it was something else, or nothing. */
  of(name: string): Decision | undefined {
    const place = placeOf(name);
    return this.#names[place] === name ? this.#decisions[place] : undefined;
  }

  remember(name: string, decision: Decision): void {
    const place = placeOf(name);
    this.#names[place] = name;
    this.#decisions[place] = decision;
  }
}

function placeOf(name: string): number {
  return name.charCodeAt(name.length - 1) & (PLACES - 1);
}
