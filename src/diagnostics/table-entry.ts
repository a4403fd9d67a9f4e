import type { Severity } from './diagnostic.js';

/** One row of the table of diagnostics: how bad it is, which section it breaks, and how it is worded. */
export interface TableEntry {
  readonly severity: Severity;
  readonly section: string;
  readonly text: (...args: never[]) => string;
}
