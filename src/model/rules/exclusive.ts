/** Attributes and content of which only one may be there, or one must. */
import type { SourceElement } from '../../content/contract.js';
import { diagnose } from '../../diagnostics/diagnose.js';
import type { RuleContext } from '../context.js';
import { SCHEMA } from '../schema.js';

/** Reports the later of two attributes that exclude each other. */
export function checkExclusive(element: SourceElement, a: string, b: string, context: RuleContext): void {
  const first = element.attribute(a);
  const second = element.attribute(b);
  if (!first || !second) return;
  const [earlier, later] = first.span.start < second.span.start ? [first, second] : [second, first];
  const note = { span: earlier.span, message: `"${earlier.attribute}" stands here` };
  const section = SCHEMA.get(element.name)?.section;
  context.report(diagnose('CONFLICTING_ATTRIBUTES', later.span, [element.tag, a, b], { note, section }));
}

/** Reports that none of these attributes is there. */
export function checkOneOf(element: SourceElement, names: readonly string[], context: RuleContext): void {
  if (names.some((name) => element.attribute(name))) return;
  context.report(diagnose('MISSING_ONE_OF', element.span, [element.tag, names], { section: SCHEMA.get(element.name)?.section }));
}

/** Reports an attribute beside content, of which only one may be there. */
export function checkNoContentBeside(element: SourceElement, attribute: string, content: string, context: RuleContext): void {
  const source = element.attribute(attribute);
  if (!source || !hasContent(element)) return;
  const section = SCHEMA.get(element.name)?.section;
  context.report(diagnose('CONFLICTING_CONTENT', source.span, [element.tag, `"${attribute}"`, content], { section }));
}

/** Whether anything but white space and comments stands between the tags. */
export function hasContent(element: SourceElement): boolean {
  return element.children.length > 0 || element.text.text.trim() !== '';
}

/** The child elements of SCXML with that name. */
export function childrenNamed(element: SourceElement, name: string): SourceElement[] {
  return element.children.filter((child) => child.namespace === element.namespace && child.name === name);
}
