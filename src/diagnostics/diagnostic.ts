import type { Span } from './source.js';

/**
 * `error`: the document is refused. `deferred`: `check` reports it, the document still loads and raises the error event
 * when the place is executed, as the Recommendation asks for illegal expressions. `warning`: legal, but hardly meant.
 */
export type Severity = 'error' | 'deferred' | 'warning';

/** A mistake in a document: a value, never thrown, always collected with all the others. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** Section of the SCXML Recommendation (or `XML`, `ECMA-262`, an extension's name) that the document breaks. */
  readonly section: string;
  readonly span: Span;
  /** What to do about it, such as `did you mean "ready"?` */
  readonly hint?: string;
  /** A second place that matters, such as the first use of a duplicate id. */
  readonly note?: { readonly span: Span; readonly message: string };
}
