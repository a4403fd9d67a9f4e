import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { type Painter, printDiagnostic } from '../diagnostics/print.js';
import type { Colors, Output } from './output.js';

/** Diagnostics as text, each with an empty line after it, in the colours of the output. */
export function printColored(diagnostics: readonly Diagnostic[], output: Output): void {
  const paint = painter(output.colors);
  for (const diagnostic of diagnostics) output.line(printDiagnostic(diagnostic, paint));
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
