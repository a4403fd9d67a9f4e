/** Names longer than this are no misspelling of anything. */
const LONGEST_NAME = 80;
/** Comparisons that one document may cost, so that thousands of mistakes against thousands of ids stay cheap. */
const COMPARISONS = 20_000;

/**
 * The number of letters to insert, delete, replace or swap with their neighbour to turn `a` into `b`.
 * @returns `limit + 1` as soon as it must be more than `limit`
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let smallest = i;
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, beforeLast[j - 2]! + 1);
      row.push(cost);
      smallest = Math.min(smallest, cost);
    }
    if (smallest > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length]!, limit + 1);
}

/** Finds what a misspelt name was meant to be, within a budget for one document. */
export class Speller {
  #left = COMPARISONS;

  /** The candidate that differs least from `name`, if it is near enough to be meant; case counts little. */
  nearest(name: string, candidates: Iterable<string>): string | undefined {
    if (name.length === 0 || name.length > LONGEST_NAME) return undefined;
    const lower = name.toLowerCase();
    let limit = Math.min(3, Math.floor(name.length / 3));
    let nearest: string | undefined;
    for (const candidate of candidates) {
      if (Math.abs(candidate.length - name.length) > limit) continue;
      if (this.#left-- <= 0) break;
      const distance = editDistance(lower, candidate.toLowerCase(), limit);
      if (distance > limit || candidate === name) continue;
      nearest = candidate;
      if (distance === 0) break;
      limit = distance - 1;
    }
    return nearest;
  }

  /** `did you mean "ready"?`, or undefined. */
  hint(name: string, candidates: Iterable<string>): string | undefined {
    const nearest = this.nearest(name, candidates);
    return nearest === undefined ? undefined : `did you mean "${nearest}"?`;
  }
}
