/** Start tags become elements: prefixes resolved, attributes checked (Namespaces in XML 1.0, XML 3.1). */
import { diagnose } from '../diagnostics/diagnose.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { type SourceFile, Span } from '../diagnostics/source.js';
import type { XmlAttribute } from './attribute.js';
import { type AttributePlaces, isDeclaration } from './attribute-places.js';
import { XmlElement } from './element.js';
import { isQName } from './names.js';
import { badDeclaration, NamespaceScope, NO_NAMESPACES } from './namespaces.js';
import { checkReference } from './references.js';
import type { StartTag } from './start-tags.js';

type Report = (diagnostic: Diagnostic) => void;

/** An element out of its start tag. What is wrong with it is reported; the element can be used all the same. */
export function buildElement(
  places: AttributePlaces,
  tag: StartTag,
  start: number,
  parent: XmlElement | undefined,
  report: Report,
): XmlElement {
  const { source } = places;
  let plain = true;
  for (let i = tag.first; i < tag.after; i++) {
    if (!places.isVerbatim(i)) checkValue(source, places.valueStart(i), places.valueEnd(i), report);
    plain &&= isPlain(places.name(i));
  }
  if (hasTwice(places, tag)) reportDuplicates(places, tag, report);
  const outer = parent?.scope ?? NO_NAMESPACES;
  const scope = plain ? outer : readDeclarations(places, tag, outer, report);
  const colon = tag.tag.indexOf(':');
  const span = (): Span => new Span(source, start + 1, start + 1 + tag.tag.length);
  const namespace = colon < 0 ? scope.defaultNamespace : resolve(tag.tag, tag.tag.slice(0, colon), scope, span, report);
  const element = new XmlElement(places, parent, tag.tag, namespace, tag.first, tag.after, scope, start, tag.end);
  if (!plain) checkPrefixes(element, report);
  return element;
}

/** Neither a declaration nor prefixed, so that namespaces mean nothing to it. */
function isPlain(attribute: string): boolean {
  return attribute !== 'xmlns' && !attribute.includes(':');
}

function checkPrefixes(element: XmlElement, report: Report): void {
  const { attributes } = element;
  for (const attribute of attributes) {
    if (isPlain(attribute.attribute)) continue;
    resolve(attribute.attribute, attribute.prefix, element.scope, () => attribute.nameSpan, report);
  }
  checkSameName(element.tag, attributes, report);
}

function checkValue(source: SourceFile, valueStart: number, valueEnd: number, report: Report): void {
  for (let at = valueStart; at < valueEnd; at++) {
    if (source.text.charCodeAt(at) !== 38) continue;
    const problem = checkReference(source, at, valueEnd);
    if (problem) report(problem);
  }
}

function hasTwice(places: AttributePlaces, { first, after }: StartTag): boolean {
  if (after - first >= 8) {
    const names = new Set<string>();
    for (let i = first; i < after; i++) names.add(places.name(i));
    return names.size < after - first;
  }
  for (let i = first + 1; i < after; i++) {
    for (let j = first; j < i; j++) if (places.name(i) === places.name(j)) return true;
  }
  return false;
}

function reportDuplicates(places: AttributePlaces, { tag, first, after }: StartTag, report: Report): void {
  const seen = new Map<string, XmlAttribute>();
  for (let i = first; i < after; i++) {
    const attribute = places.at(i, tag, NO_NAMESPACES);
    const earlier = seen.get(attribute.attribute);
    if (earlier) reportDuplicate(attribute, earlier, tag, report);
    else seen.set(attribute.attribute, attribute);
  }
}

/** Two prefixes of one namespace make one name (Namespaces in XML 6.3). */
function checkSameName(tag: string, attributes: readonly XmlAttribute[], report: Report): void {
  const seen = new Map<string, XmlAttribute>();
  for (const attribute of attributes) {
    if (attribute.namespace === '') continue;
    const name = `${attribute.namespace} ${attribute.name}`;
    const first = seen.get(name);
    if (!first) seen.set(name, attribute);
    else if (first.attribute !== attribute.attribute) reportDuplicate(attribute, first, tag, report);
  }
}

function reportDuplicate(attribute: XmlAttribute, first: XmlAttribute, tag: string, report: Report): void {
  report(
    diagnose('XML_DUPLICATE_ATTRIBUTE', attribute.span, [attribute.attribute, tag], {
      note: { span: first.span, message: 'the first one' },
    }),
  );
}

function readDeclarations(places: AttributePlaces, tag: StartTag, outer: NamespaceScope, report: Report): NamespaceScope {
  let declared: Map<string, string> | undefined;
  for (let i = tag.first; i < tag.after; i++) {
    if (!isDeclaration(places.name(i))) continue;
    const attribute = places.at(i, tag.tag, outer);
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
