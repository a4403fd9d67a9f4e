import type { FieldsCode } from '../values/class-fields.js';
import type { ClosureCode } from './closure-code.js';

/** The compiled functions and class bodies of a document by the position where they stand, so that a snapshot can name them. */
export class CodeTable {
  readonly functions = new Map<number, ClosureCode>();
  readonly fields = new Map<number, FieldsCode>();
  #patternSize = 0;

  /** Whether patterns of literals are compiled once for all sessions. No session pays for those, so that there are not too many. */
  get keepsPatterns(): boolean {
    return this.#patternSize < MOST_INSTRUCTIONS;
  }

  notePattern(size: number): void {
    this.#patternSize += size;
  }
}

/** Instructions of all patterns that are compiled once. */
const MOST_INSTRUCTIONS = 20_000;
