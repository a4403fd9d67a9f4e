import { diagnose } from '../../diagnostics/diagnose.js';
import type { XmlElement } from '../../xml/element.js';
import type { RuleContext } from '../context.js';

/** Attributes that name a place in the data to write to. */
const WRITTEN: readonly string[] = ['location', 'idlocation', 'item', 'index'];
const SYSTEM_VARIABLE = /^\s*(_event|_sessionid|_name|_ioprocessors|_x)(?![\p{ID_Continue}$])/u;

/** System variables cannot be changed (SCXML 5.10); an attempt fails when it is executed. */
export function checkReadOnly(element: XmlElement, context: RuleContext): void {
  for (const name of WRITTEN) {
    const attribute = element.attribute(name);
    const variable = attribute && SYSTEM_VARIABLE.exec(attribute.text)?.[1];
    if (variable) context.report(diagnose('READONLY_VARIABLE', attribute.span, [variable]));
  }
}
