import { get, toLength, toText } from '../operations/read.js';
import { set } from '../operations/write.js';
import type { IteratorSource, IteratorState } from '../values/iterators.js';
import { DONE, OVER } from '../values/iterators.js';
import { advance, exec } from './regexp.js';

/** The matches of a pattern in a text, each looked for on demand (ECMA-262 22.2.9). The pattern is the iterator's own copy. */
export class MatchSource implements IteratorSource {
  readonly kind = 'RegExp String Iterator';

  /** @param holds the pattern, the text and the flags */
  constructor(
    readonly holds: readonly unknown[],
    private position = 0,
  ) {}

  next(): unknown {
    if (this.position === OVER) return DONE;
    const [pattern, text, flags] = this.holds as [object, string, string];
    const result = exec(pattern, text);
    if (result === null) {
      this.position = OVER;
      return DONE;
    }
    if (!flags.includes('g')) this.position = OVER;
    else if (toText(get(result, 0)) === '') {
      set(pattern, 'lastIndex', advance(text, toLength(get(pattern, 'lastIndex')), flags.includes('u')), true);
    }
    return result;
  }

  state(): IteratorState {
    return { kind: this.kind, mode: 'values', holds: this.holds, position: this.position };
  }
}
