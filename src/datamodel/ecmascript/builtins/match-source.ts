import { get, toInteger } from '../operations/read.js';
import { set } from '../operations/write.js';
import type { IteratorSource, IteratorState } from '../values/iterators.js';
import { DONE, OVER } from '../values/iterators.js';
import { GuestRegExp } from '../values/regexp.js';
import { execute, matchArray } from './regexp.js';

/** The matches of a pattern in a text, each looked for on demand (ECMA-262 22.2.9). The pattern is the iterator's own copy. */
export class MatchSource implements IteratorSource {
  readonly kind = 'RegExp String Iterator';

  /** @param holds the pattern and the text */
  constructor(
    readonly holds: readonly unknown[],
    private position = 0,
  ) {}

  next(): unknown {
    if (this.position === OVER) return DONE;
    const [regexp, text] = this.holds as [GuestRegExp, string];
    const match = execute(regexp, text);
    if (match === undefined) {
      this.position = OVER;
      return DONE;
    }
    if (!GuestRegExp.flags(regexp).includes('g')) this.position = OVER;
    else if (match.end === match.start) set(regexp, 'lastIndex', toInteger(get(regexp, 'lastIndex')) + 1, true);
    return matchArray(regexp, match, text);
  }

  state(): IteratorState {
    return { kind: this.kind, mode: 'values', holds: this.holds, position: this.position };
  }
}
