/** Elements, attributes and text against the schema: what stands where it must not, and what is missing. */
import type { SourceElement } from '../content/contract.js';
import { diagnose } from '../diagnostics/diagnose.js';
import { oneOf } from '../diagnostics/quote.js';
import type { XmlElement } from '../xml/element.js';
import { elementHint } from './advice.js';
import { checkForeign } from './check-actions.js';
import { checkAttributes } from './check-attributes.js';
import type { ReadContext } from './context.js';
import { type ElementSchema, placesOf, SCHEMA } from './schema.js';

/** Calls `visit` for every element of SCXML that the document makes use of, in document order. */
export function visitElements(element: XmlElement, namespace: string, visit: (element: XmlElement) => void): void {
  visit(element);
  if (SCHEMA.get(element.name)?.content) return; // inside it stands data, not part of the chart
  for (const child of element.children) {
    if (child.namespace === namespace && SCHEMA.has(child.name)) visitElements(child, namespace, visit);
  }
}

export function checkElements(root: XmlElement, context: ReadContext): void {
  visitElements(root, context.namespace, (element) => {
    const schema = SCHEMA.get(element.name);
    if (!schema) return;
    checkAttributes(element, schema, context);
    if (!schema.content) checkText(element, schema, context);
    if (schema.content !== 'any') checkChildren(element, schema, context);
  });
}

/** What should stand once wherever it stands. */
const ONCE: ReadonlySet<string> = new Set(['datamodel', 'script']);

function checkChildren(element: XmlElement, schema: ElementSchema, context: ReadContext): void {
  /** The first children that may stand there once; most elements have none such. */
  let seen: Map<string, SourceElement> | undefined;
  for (const child of element.children) {
    if (child.namespace !== context.namespace) {
      checkForeign(child, element, schema, context);
      continue;
    }
    if (!SCHEMA.has(child.name)) reportUnknown(child, element, schema, context);
    else if (child.name === 'transition' && element.name === 'scxml') {
      const hint = 'put it into a <state> around the other states';
      context.report(diagnose('ROOT_TRANSITION', child.span, [child.tag, element.tag], { hint }));
    } else if (!schema.children.includes(child.name)) reportMisplaced(child, element, context);
    else if (schema.once?.includes(child.name) || ONCE.has(child.name)) {
      seen ??= new Map();
      checkRepeated(child, element, schema, seen, context);
    }
  }
}

function checkRepeated(
  child: XmlElement,
  element: XmlElement,
  schema: ElementSchema,
  seen: Map<string, SourceElement>,
  context: ReadContext,
): void {
  const first = seen.get(child.name);
  if (!first) {
    seen.set(child.name, child);
    return;
  }
  const note = { span: first.span, message: 'the first one' };
  if (schema.once?.includes(child.name)) {
    context.report(diagnose('REPEATED_ELEMENT', child.span, [child.tag, element.tag], { note, section: schema.section }));
  } else if (child.name === 'datamodel' || (child.name === 'script' && element.name === 'scxml')) {
    context.report(diagnose('SEVERAL_ELEMENTS', child.span, [child.tag, element.tag], { note, section: schema.section }));
  }
}

function checkText(element: XmlElement, schema: ElementSchema, context: ReadContext): void {
  if (element.blank) return;
  const { text } = element;
  const found = text.text.trim();
  const start = text.text.indexOf(found);
  const firstLine = found.split('\n', 1)[0]!.trimEnd();
  const hint = schema.executable ? 'statements stand in <script>' : undefined;
  const span = text.within(start, start + firstLine.length);
  context.report(diagnose('UNEXPECTED_TEXT', span, [firstLine, element.tag], { section: schema.section, hint }));
}

function reportUnknown(child: XmlElement, parent: XmlElement, schema: ElementSchema, context: ReadContext): void {
  const hint =
    elementHint(child.name) ?? context.speller.hint(child.name, schema.children) ?? context.speller.hint(child.name, SCHEMA.keys());
  context.report(diagnose('UNKNOWN_ELEMENT', child.span, [child.tag], { hint, section: SCHEMA.get(parent.name)?.section }));
}

function reportMisplaced(child: XmlElement, parent: XmlElement, context: ReadContext): void {
  const section = SCHEMA.get(child.name)?.section;
  context.report(
    diagnose('MISPLACED_ELEMENT', child.span, [child.tag, parent.tag], { hint: whereItBelongs(child.name, parent.name), section }),
  );
}

function whereItBelongs(name: string, parent: string): string {
  if (parent === 'final' && name === 'transition') return 'a final state is left by transitions of the states around it';
  if (parent === 'final' && SCHEMA.get('state')?.children.includes(name)) return 'a final state has no states inside; use <state>';
  if (name === 'initial' && parent === 'scxml') return 'write <scxml initial="…">';
  if (name === 'initial' && parent === 'parallel') return 'a <parallel> enters all its child states';
  if (name === 'final' && parent === 'parallel') return 'a <parallel> is done when all its child states are; put the <final> into them';
  const places = placesOf(name);
  if (places.includes('onentry')) return 'executable content stands in <onentry>, <onexit> and <transition>';
  if (places.length === 0) return `<${name}> is the outermost element of a document`;
  return `it stands in ${oneOf(places).replaceAll(/"([^"]*)"/g, '<$1>')}`;
}
