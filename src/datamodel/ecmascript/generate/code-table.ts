import type { FieldsCode } from '../values/class-fields.js';
import type { ClosureCode } from './closure-code.js';

/** The compiled functions and class bodies of a document by the position where they stand, so that a snapshot can name them. */
export class CodeTable {
  readonly functions = new Map<number, ClosureCode>();
  readonly fields = new Map<number, FieldsCode>();
}
