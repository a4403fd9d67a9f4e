import { diagnose } from '../../diagnostics/diagnose.js';
import type { XmlElement } from '../../xml/element.js';
import type { RuleContext } from '../context.js';

/** `<scxml>` (SCXML 3.2): version, data model, at least one state. */
export function checkDocument(root: XmlElement, context: RuleContext): void {
  const version = root.attribute('version');
  if (!version) context.report(diagnose('MISSING_VERSION', root.span, [], { hint: 'write version="1.0"' }));
  else if (version.text.trim() !== '1.0' && version.text.trim() !== '') {
    context.report(diagnose('WRONG_VERSION', version.span, [version.text], { hint: 'write version="1.0"' }));
  }
  const datamodel = root.attribute('datamodel');
  const name = datamodel?.text.trim() ?? '';
  if (datamodel && name !== '' && !context.dataModels.includes(name)) {
    const hint = context.speller.hint(name, context.dataModels) ?? `known are ${context.dataModels.join(', ')}`;
    context.report(diagnose('UNKNOWN_DATAMODEL', datamodel.span, [name], { hint }));
  }
  if (context.document.root.children.length === 0) context.report(diagnose('EMPTY_DOCUMENT', root.span, []));
}
