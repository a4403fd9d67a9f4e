import type { Diagnostic } from './diagnostic.js';

/** What says more about an attribute than that its expression cannot be parsed. */
const SAYS_MORE: ReadonlySet<string> = new Set(['EMPTY_ATTRIBUTE', 'BAD_NAMELIST']);

/** Diagnostics in the order of their places, one for each mistake. */
export function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const better = diagnostics.filter(({ code }) => SAYS_MORE.has(code));
  const repeats = ({ code, span }: Diagnostic): boolean =>
    code === 'EXPRESSION_SYNTAX' &&
    better.some((other) => other.span.source === span.source && other.span.start <= span.start && span.start <= other.span.end);
  return diagnostics.filter((diagnostic) => !repeats(diagnostic)).sort((a, b) => a.span.start - b.span.start);
}
