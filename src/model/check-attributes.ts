/** The attributes of an element of SCXML against its schema. */
import { diagnose } from '../diagnostics/diagnose.js';
import type { XmlAttribute } from '../xml/attribute.js';
import type { XmlElement } from '../xml/element.js';
import { attributeHint, isOrsAttribute } from './advice.js';
import type { ReadContext } from './context.js';
import { type ElementSchema, MAY_BE_EMPTY, REQUIRED, SCHEMA } from './schema.js';

export function checkAttributes(element: XmlElement, schema: ElementSchema, context: ReadContext): void {
  let hints = '';
  if (!element.everyAttribute((name, beginsVisibly) => isObviouslyRight(name, beginsVisibly, schema))) {
    hints = checkEach(element, schema, context);
  }
  for (const name of REQUIRED.get(element.name) ?? []) {
    if (element.has(name)) continue;
    if (hints.includes(`"${name}"`)) continue; // said at the attribute that is written instead
    context.report(diagnose('MISSING_ATTRIBUTE', element.span, [name, element.tag], { section: schema.section }));
  }
}

/** Known, and any value will do. */
function isObviouslyRight(name: string, beginsVisibly: boolean, { attributes }: ElementSchema): boolean {
  if (!Object.hasOwn(attributes, name) || typeof attributes[name] !== 'string') return false;
  return beginsVisibly || MAY_BE_EMPTY.has(name);
}

/** @returns what was advised instead of unknown attributes */
function checkEach(element: XmlElement, schema: ElementSchema, context: ReadContext): string {
  let hints = '';
  for (const attribute of element.attributes) {
    if (attribute.namespace !== '') checkForeignAttribute(attribute, element, schema, context);
    else if (!attribute.attribute.includes(':')) hints += checkAttribute(attribute, element, schema, context) ?? '';
  }
  return hints;
}

/** Attributes of other namespaces are for editors; one of SCXML's own is meant for us, and not seen. */
function checkForeignAttribute(attribute: XmlAttribute, element: XmlElement, schema: ElementSchema, context: ReadContext): void {
  if (attribute.namespace !== context.namespace || !Object.hasOwn(schema.attributes, attribute.name)) return;
  const hint = `write ${attribute.name} without prefix`;
  context.report(diagnose('IGNORED_ATTRIBUTE', attribute.span, [attribute.attribute, element.tag], { hint, section: schema.section }));
}

/** @returns what was advised instead of an unknown attribute */
function checkAttribute(attribute: XmlAttribute, element: XmlElement, schema: ElementSchema, context: ReadContext): string | undefined {
  const name = attribute.attribute;
  const { section } = schema;
  const use = Object.hasOwn(schema.attributes, name) ? schema.attributes[name] : undefined;
  if (use === undefined) {
    if (isOrsAttribute(element.name, name)) {
      const hint = 'Orchestration Server knows it; here the platform is configured outside the document';
      context.report(diagnose('IGNORED_ATTRIBUTE', attribute.span, [name, element.tag], { hint, section }));
      return undefined;
    }
    const hint = attributeHint(element.name, name.toLowerCase()) ?? context.speller.hint(name, Object.keys(schema.attributes));
    context.report(diagnose('UNKNOWN_ATTRIBUTE', attribute.span, [name, element.tag], { hint, section }));
    return hint;
  }
  if (typeof use !== 'string') {
    if (use.includes(attribute.text)) return undefined;
    const hint = context.speller.hint(attribute.text, use);
    context.report(diagnose('BAD_ATTRIBUTE_VALUE', attribute.span, [name, attribute.text, use], { hint, section }));
  } else if (!MAY_BE_EMPTY.has(name) && attribute.text.trim() === '') {
    context.report(diagnose('EMPTY_ATTRIBUTE', attribute.span, [name, element.tag], { section }));
  }
  return undefined;
}

/** Whether an element has an attribute that was reported as unknown: what it seems to lack may be said there. */
export function hasUnknownAttribute(element: XmlElement): boolean {
  const known = SCHEMA.get(element.name)?.attributes ?? {};
  return element.attributes.some(({ attribute }) => !attribute.includes(':') && !Object.hasOwn(known, attribute));
}
