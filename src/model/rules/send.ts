import { diagnose } from '../../diagnostics/diagnose.js';
import type { XmlElement } from '../../xml/element.js';
import { hasUnknownAttribute } from '../check-attributes.js';
import type { RuleContext } from '../context.js';
import { checkContentAlone, checkEventName } from './content.js';
import { checkExclusive, childrenNamed } from './exclusive.js';
import { checkNamelist } from './namelist.js';
import { checkReadOnly } from './read-only.js';

const INTERNAL_TARGETS: ReadonlySet<string> = new Set(['#_internal', '_internal']);
/** Types whose events always have a name; others may do without (SCXML C.2). */
const NAMED_EVENT_TYPES: ReadonlySet<string> = new Set(['scxml', 'http://www.w3.org/TR/scxml/#SCXMLEventProcessor']);
/** What `<send>` can read as a delay when it is executed. */
const DELAY = /^\s*\+?(?:0+|(?:\d+\.?\d*|\.\d+)(?:ms|s|min|m|h|d))\s*$/i;

/** `<send>` (SCXML 6.2). */
export function checkSend(element: XmlElement, context: RuleContext): void {
  for (const name of ['event', 'target', 'type', 'delay']) checkExclusive(element, name, `${name}expr`, context);
  checkExclusive(element, 'id', 'idlocation', context);
  checkContentAlone(element, context);
  checkEventName(element, context);
  checkNamelist(element, context);
  checkReadOnly(element, context);
  checkSomethingSent(element, context);
  checkDelay(element, context);
  checkType(element, context);
}

function checkType(element: XmlElement, context: RuleContext): void {
  const type = element.attribute('type');
  const name = type?.text.trim() ?? '';
  if (!type || name === '' || context.isSendType?.(name) !== false) return;
  context.report(diagnose('UNKNOWN_SEND_TYPE', type.span, [name]));
}

function checkSomethingSent(element: XmlElement, context: RuleContext): void {
  if (element.attribute('event') || element.attribute('eventexpr') || childrenNamed(element, 'content').length > 0) return;
  const type = element.attribute('type');
  const named = type ? NAMED_EVENT_TYPES.has(type.text.trim()) : !element.attribute('typeexpr');
  if (named && !hasUnknownAttribute(element)) context.report(diagnose('NOTHING_TO_SEND', element.span, [element.tag]));
}

function checkDelay(element: XmlElement, context: RuleContext): void {
  const delay = element.attribute('delay');
  if (delay && delay.text.trim() !== '' && !DELAY.test(delay.text)) {
    const hint = /^\s*\d+\s*$/.test(delay.text) ? `did you mean "${delay.text.trim()}ms" or "${delay.text.trim()}s"?` : undefined;
    context.report(diagnose('BAD_DELAY', delay.span, [delay.text], { hint }));
  }
  const target = element.attribute('target');
  const delayed = delay ?? element.attribute('delayexpr');
  if (delayed && target && INTERNAL_TARGETS.has(target.text.trim())) {
    const note = { span: target.span, message: 'the internal queue takes events at once' };
    context.report(diagnose('DELAY_INTERNAL', delayed.span, [delayed.attribute ?? '', target.text], { note }));
  }
}
