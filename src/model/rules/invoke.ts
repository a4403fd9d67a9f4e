import { diagnose } from '../../diagnostics/diagnose.js';
import type { XmlElement } from '../../xml/element.js';
import type { RuleContext } from '../context.js';
import { checkExclusive, childrenNamed } from './exclusive.js';
import { checkNamelist } from './namelist.js';
import { checkReadOnly } from './read-only.js';

/** `<invoke>` (SCXML 6.4). */
export function checkInvoke(element: XmlElement, context: RuleContext): void {
  checkExclusive(element, 'type', 'typeexpr', context);
  checkExclusive(element, 'src', 'srcexpr', context);
  checkExclusive(element, 'id', 'idlocation', context);
  checkNamelist(element, context);
  checkReadOnly(element, context);
  const type = element.attribute('type');
  const name = type?.text.trim() ?? '';
  if (type && name !== '' && context.isInvokeType?.(name) === false) context.report(diagnose('UNKNOWN_INVOKE_TYPE', type.span, [name]));
  const [content] = childrenNamed(element, 'content');
  const src = element.attribute('src') ?? element.attribute('srcexpr');
  if (content && src) {
    context.report(diagnose('CONFLICTING_CONTENT', src.span, [element.tag, `"${src.attribute}"`, '<content>'], { section: '6.4' }));
  }
  const [param] = childrenNamed(element, 'param');
  const namelist = element.attribute('namelist');
  if (param && namelist) {
    context.report(diagnose('CONFLICTING_CONTENT', namelist.span, [element.tag, '"namelist"', '<param>'], { section: '6.4' }));
  }
}
