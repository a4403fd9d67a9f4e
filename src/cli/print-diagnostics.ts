import type { Diagnostic, Severity } from '../diagnostics/diagnostic.js';
import { type Painter, printDiagnostic } from '../diagnostics/print.js';
import type { Colors, Output } from './output.js';

/** Diagnostics as text, each with an empty line after it, in the colours of the output. */
export function printColored(diagnostics: readonly Diagnostic[], output: Output): void {
  const paint = painter(output.colors);
  for (const diagnostic of diagnostics) output.line(printDiagnostic(diagnostic, paint));
}

/** `2 errors`, `1 deferred`, `0 warnings`; deferred ones only when there are any. */
export function countBySeverity(diagnostics: readonly Diagnostic[]): readonly string[] {
  const count = (severity: Severity): number => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  const deferred = count('deferred');
  return [plural(count('error'), 'error'), ...(deferred > 0 ? [`${deferred} deferred`] : []), plural(count('warning'), 'warning')];
}

/** `1 file`, `2 files`. */
export function plural(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`;
}

function painter(colors: Colors): Painter {
  const paints = {
    error: (text: string) => colors.bold(colors.red(text)),
    deferred: (text: string) => colors.bold(colors.magenta(text)),
    warning: (text: string) => colors.bold(colors.yellow(text)),
    place: colors.bold,
    carets: colors.cyan,
    label: colors.cyan,
  };
  return (role, text) => paints[role](text);
}
