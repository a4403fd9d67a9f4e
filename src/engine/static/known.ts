import { type Decision, NOTHING } from '../cache/decision.js';
import type { PartialMicrostep } from './partial-microstep.js';

/** Some bits of a word of a configuration. */
export interface WordBits {
  readonly at: number;
  readonly bits: number;
}

/** What is active in a zone. */
export interface ZoneWords {
  readonly hash: number;
  /** Of the zone's first word. */
  readonly first: number;
  /** Of its other words, those in which something is active. Most zones have no other words. */
  readonly others: readonly WordBits[];
}

/** What happens in a zone in which certain states are active. */
export class Known implements ZoneWords {
  /** Another one at the same place of a table. */
  next: Known | undefined = undefined;
  readonly hash: number;
  readonly first: number;
  readonly others: readonly WordBits[];
  /** Whether some transition is enabled, as far as that is known without asking. */
  readonly enabled: boolean;
  /** Whether nothing is to be asked or executed: all that happens in a session without an observer is that these bits change. */
  readonly quick: boolean;
  readonly flip: number;
  readonly otherFlips: readonly WordBits[];

  constructor(
    before: ZoneWords,
    readonly decision: Decision<PartialMicrostep>,
    after: ZoneWords | undefined,
  ) {
    this.hash = before.hash;
    this.first = before.first;
    this.others = before.others;
    this.enabled = decision !== NOTHING;
    this.quick = after !== undefined;
    this.flip = after === undefined ? 0 : before.first ^ after.first;
    this.otherFlips = after === undefined ? [] : flipsBetween(before.others, after.others);
  }
}

function flipsBetween(before: readonly WordBits[], after: readonly WordBits[]): readonly WordBits[] {
  const flips = new Map<number, number>();
  for (const { at, bits } of [...before, ...after]) flips.set(at, (flips.get(at) ?? 0) ^ bits);
  return [...flips].filter(([, bits]) => bits !== 0).map(([at, bits]) => ({ at, bits }));
}
