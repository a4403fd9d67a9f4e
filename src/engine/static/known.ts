import type { Decision } from '../cache/decision.js';
import { NOTHING } from '../cache/decision.js';
import type { PartialMicrostep } from './partial-microstep.js';

/** What is active in a zone: the words of a configuration that hold its states, without other states. */
export interface ZoneWords {
  readonly hash: number;
  readonly first: number;
  /** Most zones have none. */
  readonly others: readonly number[];
}

/** What happens in a zone in which certain states are active. */
export class Known {
  /** Another one at the same place of a table. */
  next: Known | undefined;
  readonly hash: number;
  readonly first: number;
  readonly others: readonly number[];
  /** Whether some transition is enabled, as far as that is known without asking. */
  readonly enabled: boolean;
  /** Whether nothing is to be asked or executed: all that happens in a session without an observer is that these bits change. */
  readonly quick: boolean;
  readonly flip: number;
  readonly otherFlips: readonly number[];

  constructor(
    { hash, first, others }: ZoneWords,
    readonly decision: Decision<PartialMicrostep>,
    after: ZoneWords | undefined,
  ) {
    this.hash = hash;
    this.first = first;
    this.others = others;
    this.enabled = decision !== NOTHING;
    this.quick = after !== undefined;
    this.flip = after === undefined ? 0 : first ^ after.first;
    this.otherFlips = after === undefined ? [] : others.map((word, i) => word ^ after.others[i]!);
  }
}
