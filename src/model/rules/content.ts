/** Executable content and data that is passed on (SCXML 4, 5.4 to 5.8, 6.3, 6.5): one function per element. */
import { diagnose } from '../../diagnostics/diagnose.js';
import type { XmlElement } from '../../xml/element.js';
import { hasUnknownAttribute } from '../check-attributes.js';
import type { RuleContext } from '../context.js';
import { eventNameProblem } from '../event-names.js';
import { checkExclusive, checkNoContentBeside, checkOneOf, childrenNamed, hasContent } from './exclusive.js';
import { checkReadOnly } from './read-only.js';

/** `<raise>` (SCXML 4.2). */
export function checkRaise(element: XmlElement, context: RuleContext): void {
  checkEventName(element, context);
}

/** The literal event of `<raise>` and `<send>`. */
export function checkEventName(element: XmlElement, context: RuleContext): void {
  const event = element.attribute('event');
  if (!event || event.text.trim() === '') return;
  const problem = eventNameProblem(event.text);
  if (problem) context.report(diagnose('BAD_EVENT_NAME', event.span, [event.text], { hint: problem }));
}

/** `<if>` (SCXML 4.3): nothing after `<else>` but its content. */
export function checkIf(element: XmlElement, context: RuleContext): void {
  let otherwise: XmlElement | undefined;
  for (const child of element.children) {
    if (child.namespace !== element.namespace || (child.name !== 'else' && child.name !== 'elseif')) continue;
    if (otherwise) {
      const note = { span: otherwise.span, message: '<else> stands here' };
      context.report(diagnose('BAD_ELSE_ORDER', child.span, [child.tag], { note }));
    } else if (child.name === 'else') otherwise = child;
  }
}

/** `<assign>` (SCXML 5.4). */
export function checkAssign(element: XmlElement, context: RuleContext): void {
  checkReadOnly(element, context);
  checkNoContentBeside(element, 'expr', 'content', context);
  if (!element.has('expr') && !hasContent(element) && !hasUnknownAttribute(element)) {
    context.report(diagnose('EMPTY_ASSIGN', element.span, [element.tag]));
  }
}

/** `<donedata>` (SCXML 5.5). */
export function checkDonedata(element: XmlElement, context: RuleContext): void {
  checkContentAlone(element, context);
}

/** `<content>` beside `<param>` or `namelist`, in `<donedata>` and `<send>`. */
export function checkContentAlone(element: XmlElement, context: RuleContext): void {
  const [content] = childrenNamed(element, 'content');
  if (!content) return;
  const [param] = childrenNamed(element, 'param');
  const namelist = element.attribute('namelist');
  const section = element.name === 'send' ? '6.2' : '5.5';
  if (param) context.report(diagnose('CONFLICTING_CONTENT', param.span, [element.tag, '<content>', '<param>'], { section }));
  if (namelist) context.report(diagnose('CONFLICTING_CONTENT', namelist.span, [element.tag, '<content>', '"namelist"'], { section }));
}

/** `<content>` (SCXML 5.6). */
export function checkContent(element: XmlElement, context: RuleContext): void {
  checkNoContentBeside(element, 'expr', 'content', context);
}

/** `<param>` (SCXML 5.7). */
export function checkParam(element: XmlElement, context: RuleContext): void {
  checkExclusive(element, 'expr', 'location', context);
  checkOneOf(element, ['expr', 'location'], context);
}

/** `<script>` (SCXML 5.8). */
export function checkScript(element: XmlElement, context: RuleContext): void {
  checkNoContentBeside(element, 'src', 'statements', context);
}

/** `<cancel>` (SCXML 6.3). */
export function checkCancel(element: XmlElement, context: RuleContext): void {
  checkExclusive(element, 'sendid', 'sendidexpr', context);
  checkOneOf(element, ['sendid', 'sendidexpr'], context);
}

/** `<finalize>` (SCXML 6.5): updates data only, raises and sends nothing. */
export function checkFinalize(element: XmlElement, context: RuleContext): void {
  for (const child of element.children) {
    if (child.namespace !== element.namespace) continue;
    if (child.name === 'send' || child.name === 'raise') context.report(diagnose('FINALIZE_CONTENT', child.span, [child.tag]));
    else if (child.name === 'if' || child.name === 'foreach') checkFinalize(child, context);
  }
}
