/** Diagnostics as text for people and as JSON for tools. */
import { codeFrame } from './code-frame.js';
import type { Diagnostic, Severity } from './diagnostic.js';
import type { Span } from './source.js';

/** What a piece of the printed text is, so that a terminal can colour it. */
export type PaintRole = Severity | 'place' | 'carets' | 'label';
export type Painter = (role: PaintRole, text: string) => string;

const PLAIN: Painter = (_role, text) => text;

/**
 * One diagnostic: `file:line:column: severity CODE: message (section)`, the line of the source with the place underlined,
 * then hint and note if there are any.
 * @param paint adds colours; without it the text is plain
 */
export function printDiagnostic(diagnostic: Diagnostic, paint: Painter = PLAIN): string {
  const { severity, code, message, span, hint, note } = diagnostic;
  const head = `${paint('place', placeOf(span))}: ${paint(severity, `${severity} ${code}`)}: ${message} (${sectionName(diagnostic.section)})`;
  const lines = [head, ...codeFrame(span, (carets) => paint('carets', carets))];
  if (hint !== undefined) lines.push(`${paint('label', 'hint:')} ${hint}`);
  if (note) {
    lines.push(`${paint('place', placeOf(note.span))}: ${paint('label', 'note:')} ${note.message}`);
    lines.push(...codeFrame(note.span, (carets) => paint('carets', carets)));
  }
  return `${lines.join('\n')}\n`;
}

/** All of them, with an empty line between two. */
export function printDiagnostics(diagnostics: readonly Diagnostic[], paint: Painter = PLAIN): string {
  return diagnostics.map((diagnostic) => printDiagnostic(diagnostic, paint)).join('\n');
}

/** A place as JSON; lines and columns count from 1, the end is the place after the last character. */
export interface JsonPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface JsonDiagnostic extends JsonPlace {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly section: string;
  readonly hint?: string;
  readonly note?: JsonPlace & { readonly message: string };
}

export function toJson(diagnostic: Diagnostic): JsonDiagnostic {
  const { code, severity, message, section, hint, note, span } = diagnostic;
  return {
    code,
    severity,
    message,
    section,
    ...jsonPlace(span),
    ...(hint === undefined ? {} : { hint }),
    ...(note === undefined ? {} : { note: { message: note.message, ...jsonPlace(note.span) } }),
  };
}

/** `chart.scxml:4:9` */
function placeOf(span: Span): string {
  const { line, column } = span.source.position(span.start);
  return `${span.file}:${line}:${column}`;
}

function jsonPlace(span: Span): JsonPlace {
  const { line, column } = span.source.position(span.start);
  const end = span.endPosition;
  return { file: span.file, line, column, endLine: end.line, endColumn: end.column };
}

/** Numbers and annexes (`3.5.1`, `B.2`) are sections of the SCXML Recommendation; other documents name themselves. */
function sectionName(section: string): string {
  return /^[0-9A-H](\.|$)/.test(section) ? `SCXML ${section}` : section;
}
