import type { Span } from './source.js';

/** Longest piece of a line that is shown; longer lines are cut around the place. */
const WIDTH = 140;
/** Text before the place that is kept when a line is cut. */
const LEAD = 40;
const TAB = '    ';

/**
 * The line of the source at the start of a span, and carets under the span. Nothing when the line is empty.
 * @param paint colours the carets
 */
export function codeFrame(span: Span, paint: (carets: string) => string): string[] {
  const start = span.source.position(span.start);
  const end = span.source.position(span.end);
  const line = span.source.line(start.line);
  if (line.trim() === '') return [];
  const from = Math.min(start.column - 1, line.length);
  const to = end.line === start.line ? Math.max(end.column - 1, from + 1) : Math.max(line.length, from + 1);
  const cut = cutLine(line, from, to);
  const before = show(cut.text.slice(0, cut.from));
  const marked = show(cut.text.slice(cut.from, cut.to));
  const carets = `${' '.repeat(before.length)}${paint('^'.repeat(Math.max(1, marked.length)))}`;
  const more = end.line > start.line && marked.length > 0 ? ' …' : '';
  return [show(cut.text).trimEnd(), carets + more];
}

/** The part of a line that is shown, and where the marked part is in it. */
function cutLine(line: string, from: number, to: number): { text: string; from: number; to: number } {
  if (line.length <= WIDTH) return { text: line, from, to };
  const start = from > WIDTH - LEAD ? from - LEAD : 0;
  const end = Math.min(line.length, start + WIDTH);
  const head = start > 0 ? '…' : '';
  const text = `${head}${line.slice(start, end)}${end < line.length ? '…' : ''}`;
  const shift = head.length - start;
  return { text, from: from + shift, to: Math.min(to, end) + shift };
}

/** Tabs become spaces, so that carets stand below what they mark; control characters become visible and harmless. */
function show(text: string): string {
  return text.replace(/[\x00-\x1f\x7f]/g, (c) =>
    c === '\t' ? TAB : c === '\x7f' ? '\u2421' : String.fromCharCode(0x2400 + c.charCodeAt(0)),
  );
}
