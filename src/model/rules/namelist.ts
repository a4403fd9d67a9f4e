import { diagnose } from '../../diagnostics/diagnose.js';
import type { XmlElement } from '../../xml/element.js';
import type { RuleContext } from '../context.js';
import { tokens } from '../tokens.js';

/** A variable, and perhaps properties of it: `call`, `call.id`, `calls[0].id`. */
const LOCATION = /^[\p{ID_Start}$_][\p{ID_Continue}$]*(?:\.[\p{ID_Start}$_][\p{ID_Continue}$]*|\[[^\s[\]]+\])*$/u;

/** The words of `namelist` are location expressions (SCXML 5.9.3). What is none fails when it is executed. */
export function checkNamelist(element: XmlElement, context: RuleContext): void {
  if (context.document.datamodel !== 'ecmascript') return;
  for (const { text, span } of tokens(element.attribute('namelist'))) {
    if (LOCATION.test(text)) continue;
    const hint = text.includes(',') ? 'separate names with spaces' : undefined;
    context.report(diagnose('BAD_NAMELIST', span, [text], { hint }));
  }
}
