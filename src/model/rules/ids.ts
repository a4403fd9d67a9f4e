import { diagnose } from '../../diagnostics/diagnose.js';
import { isNCName } from '../../xml/names.js';
import type { RuleContext } from '../context.js';

/** Ids of states (SCXML 3.14): one word, best an XML name; a history needs one to be of use. */
export function checkIds(context: RuleContext): void {
  for (const { id, kind, element } of context.nodes) {
    const attribute = element.attribute('id');
    if (!attribute && kind === 'history') context.report(diagnose('HISTORY_WITHOUT_ID', element.span, []));
    if (!attribute || id === undefined) continue;
    if (/\s/.test(attribute.text)) context.report(diagnose('BAD_ID', attribute.span, [attribute.text]));
    else if (!isNCName(id)) {
      const hint = 'start with a letter or "_", go on with letters, digits, "-", "_" and "."';
      context.report(diagnose('UNUSUAL_ID', attribute.span, [id], { hint }));
    }
  }
}
