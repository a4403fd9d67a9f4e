import type { SourceElement } from '../../content/contract.js';
import { diagnose } from '../../diagnostics/diagnose.js';
import type { RuleContext } from '../context.js';
import { checkExclusive, childrenNamed } from './exclusive.js';
import { checkNamelist } from './namelist.js';

/** `<invoke>` (SCXML 6.4). */
export function checkInvoke(element: SourceElement, context: RuleContext): void {
  checkExclusive(element, 'type', 'typeexpr', context);
  checkExclusive(element, 'src', 'srcexpr', context);
  checkExclusive(element, 'id', 'idlocation', context);
  checkNamelist(element, context);
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
