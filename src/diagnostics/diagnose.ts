import type { Diagnostic } from './diagnostic.js';
import type { Span } from './source.js';
import { DIAGNOSTICS, type DiagnosticCode } from './table.js';
import type { TableEntry } from './table-entry.js';

/** What a diagnostic can say besides its table row. */
export interface DiagnosticDetails {
  readonly hint?: string | undefined;
  readonly note?: { readonly span: Span; readonly message: string } | undefined;
  /** A section that fits better than the table's, such as that of the element with an unknown attribute. */
  readonly section?: string | undefined;
}

/** What a code's wording is filled in with. */
export type DiagnosticArguments<C extends DiagnosticCode> = Parameters<(typeof DIAGNOSTICS)[C]['text']>;

/** A diagnostic of the table, at a place, with its wording filled in. */
export function diagnose<C extends DiagnosticCode>(
  code: C,
  span: Span,
  args: DiagnosticArguments<C>,
  details: DiagnosticDetails = {},
): Diagnostic {
  const entry: TableEntry = DIAGNOSTICS[code];
  return {
    code,
    severity: entry.severity,
    message: entry.text(...(args as never[])),
    section: details.section ?? entry.section,
    span,
    ...(details.hint === undefined ? {} : { hint: details.hint }),
    ...(details.note === undefined ? {} : { note: details.note }),
  };
}
