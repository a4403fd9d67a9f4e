/** Attributes and content of which only one may be there, or one must. */
import { diagnose } from '../../diagnostics/diagnose.js';
import type { XmlElement } from '../../xml/element.js';
import { hasUnknownAttribute } from '../check-attributes.js';
import type { RuleContext } from '../context.js';
import { SCHEMA } from '../schema.js';

/** Reports the later of two attributes that exclude each other. */
export function checkExclusive(element: XmlElement, a: string, b: string, context: RuleContext): void {
  const first = element.attribute(a);
  const second = first && element.attribute(b);
  if (!first || !second) return;
  const [earlier, later] = first.span.start < second.span.start ? [first, second] : [second, first];
  const note = { span: earlier.span, message: `"${earlier.attribute}" stands here` };
  const section = SCHEMA.get(element.name)?.section;
  context.report(diagnose('CONFLICTING_ATTRIBUTES', later.span, [element.tag, a, b], { note, section }));
}

/** Reports that none of these attributes is there. */
export function checkOneOf(element: XmlElement, names: readonly string[], context: RuleContext): void {
  if (names.some((name) => element.has(name)) || hasUnknownAttribute(element)) return;
  context.report(diagnose('MISSING_ONE_OF', element.span, [element.tag, names], { section: SCHEMA.get(element.name)?.section }));
}

/** Reports an attribute beside content, of which only one may be there. */
export function checkNoContentBeside(element: XmlElement, attribute: string, content: string, context: RuleContext): void {
  const source = hasContent(element) ? element.attribute(attribute) : undefined;
  if (!source) return;
  const section = SCHEMA.get(element.name)?.section;
  context.report(diagnose('CONFLICTING_CONTENT', source.span, [element.tag, `"${attribute}"`, content], { section }));
}

/** Whether anything but white space and comments stands between the tags. */
export function hasContent(element: XmlElement): boolean {
  return element.children.length > 0 || !element.blank;
}

/** The child elements of SCXML with that name. */
export function childrenNamed(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.namespace === element.namespace && child.name === name);
}
