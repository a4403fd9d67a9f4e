import type { BitSet } from './bit-set.js';
import type { Place } from './interpretation.js';

/** The configuration of one session, which is its own to change. */
export class OwnPlace implements Place {
  readonly firstName = undefined;

  constructor(
    readonly configuration: BitSet,
    readonly quiet: boolean,
  ) {}
}
