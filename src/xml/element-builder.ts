/** Start tags become elements: prefixes resolved, attributes checked (Namespaces in XML 1.0, XML 3.1). */
import { diagnose } from '../diagnostics/diagnose.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { type SourceFile, Span } from '../diagnostics/source.js';
import type { XmlAttribute } from './attribute.js';
import { XmlElement } from './element.js';
import { isQName } from './names.js';
import { badDeclaration, NamespaceScope, NO_NAMESPACES } from './namespaces.js';
import { checkReference } from './references.js';
import type { StartTag } from './start-tags.js';

type Report = (diagnostic: Diagnostic) => void;

/** An element out of its start tag. What is wrong with it is reported; the element can be used all the same. */
export function buildElement(source: SourceFile, tag: StartTag, start: number, parent: XmlElement | undefined, report: Report): XmlElement {
  for (const attribute of tag.attributes) if (!attribute.verbatim) checkValue(source, attribute, report);
  checkDuplicates(tag, report);
  const outer = parent?.scope ?? NO_NAMESPACES;
  const plain = tag.attributes.every(isPlain);
  const scope = plain ? outer : readDeclarations(tag, outer, report);
  const colon = tag.tag.indexOf(':');
  const span = (): Span => new Span(source, start + 1, start + 1 + tag.tag.length);
  const namespace = colon < 0 ? scope.defaultNamespace : resolve(tag.tag, tag.tag.slice(0, colon), scope, span, report);
  const attributes = plain ? tag.attributes : resolveAttributes(tag, scope, report);
  return new XmlElement(source, parent, tag.tag, namespace, attributes, scope, start, tag.end);
}

/** Neither a declaration nor prefixed, so that namespaces mean nothing to it. */
function isPlain({ attribute }: XmlAttribute): boolean {
  return attribute !== 'xmlns' && !attribute.includes(':');
}

function resolveAttributes(tag: StartTag, scope: NamespaceScope, report: Report): XmlAttribute[] {
  const attributes = tag.attributes.filter((attribute) => !isDeclaration(attribute));
  for (const attribute of attributes) {
    if (isPlain(attribute)) continue;
    attribute.namespace = resolve(attribute.attribute, attribute.prefix, scope, () => attribute.nameSpan, report);
  }
  checkSameName(tag, attributes, report);
  return attributes;
}

function isDeclaration(attribute: XmlAttribute): boolean {
  return attribute.attribute.startsWith('xmlns') && (attribute.attribute.length === 5 || attribute.attribute[5] === ':');
}

function checkValue(source: SourceFile, attribute: XmlAttribute, report: Report): void {
  const { valueStart, valueEnd } = attribute;
  for (let at = valueStart; at < valueEnd; at++) {
    if (source.text.charCodeAt(at) !== 38) continue;
    const problem = checkReference(source, at, valueEnd);
    if (problem) report(problem);
  }
}

function checkDuplicates({ tag, attributes }: StartTag, report: Report): void {
  if (attributes.length < 8 ? !hasTwice(attributes) : new Set(attributes.map(({ attribute }) => attribute)).size === attributes.length)
    return;
  const names = attributes.map(({ attribute }) => attribute);
  attributes.forEach((attribute, i) => {
    const first = attributes[names.indexOf(attribute.attribute)]!;
    if (first !== attributes[i]) reportDuplicate(attribute, first, tag, report);
  });
}

/** For a few: compares each with each. */
function hasTwice(attributes: readonly XmlAttribute[]): boolean {
  for (let i = 1; i < attributes.length; i++) {
    for (let j = 0; j < i; j++) if (attributes[i]!.attribute === attributes[j]!.attribute) return true;
  }
  return false;
}

/** Two prefixes of one namespace make one name (Namespaces in XML 6.3). */
function checkSameName(tag: StartTag, attributes: readonly XmlAttribute[], report: Report): void {
  const seen = new Map<string, XmlAttribute>();
  for (const attribute of attributes) {
    if (attribute.namespace === '') continue;
    const name = `${attribute.namespace} ${attribute.name}`;
    const first = seen.get(name);
    if (!first) seen.set(name, attribute);
    else if (first.attribute !== attribute.attribute) reportDuplicate(attribute, first, tag.tag, report);
  }
}

function reportDuplicate(attribute: XmlAttribute, first: XmlAttribute, tag: string, report: Report): void {
  report(
    diagnose('XML_DUPLICATE_ATTRIBUTE', attribute.span, [attribute.attribute, tag], {
      note: { span: first.span, message: 'the first one' },
    }),
  );
}

function readDeclarations(tag: StartTag, outer: NamespaceScope, report: Report): NamespaceScope {
  let declared: Map<string, string> | undefined;
  for (const attribute of tag.attributes) {
    if (!isDeclaration(attribute)) continue;
    const prefix = attribute.attribute === 'xmlns' ? '' : attribute.name;
    const problem = isQName(attribute.attribute) ? badDeclaration(prefix, attribute.text) : `"${attribute.attribute}" declares no prefix`;
    if (problem) report(diagnose('XML_BAD_NAMESPACE', attribute.span, [problem]));
    else {
      declared ??= new Map();
      declared.set(prefix, attribute.text);
    }
  }
  return declared ? new NamespaceScope(outer, declared) : outer;
}

function resolve(name: string, prefix: string, scope: NamespaceScope, span: () => Span, report: Report): string {
  if (!isQName(name)) {
    report(diagnose('XML_BAD_NAMESPACE', span(), [`"${name}" has more than one prefix, or an empty one`]));
    return '';
  }
  const namespace = scope.resolve(prefix);
  if (namespace !== undefined) return namespace;
  report(diagnose('XML_UNBOUND_PREFIX', span(), [prefix], { hint: `declare it with xmlns:${prefix}="…"` }));
  return '';
}
