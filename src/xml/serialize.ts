/** XML out of parts of a document, and out of text. */
import type { SourceFile } from '../diagnostics/source.js';
import type { XmlAttribute } from './attribute.js';
import { type NamespaceScope, NO_NAMESPACES } from './namespaces.js';

/** What is needed of an element to write it down again. */
interface Written {
  readonly source: SourceFile;
  readonly tag: string;
  readonly prefix: string;
  readonly attributes: readonly XmlAttribute[];
  readonly scope: NamespaceScope;
  readonly parent: { readonly scope: NamespaceScope } | undefined;
  readonly children: readonly Written[];
  readonly start: number;
  readonly startTagEnd: number;
  readonly contentEnd: number;
  readonly end: number;
}

/** Text as character data. */
export function escapeText(text: string): string {
  return text.replace(/[&<>\r]/g, (c) => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : c === '>' ? '&gt;' : '&#13;'));
}

/** Text as an attribute's value, to stand in double quotes. */
export function escapeAttribute(text: string): string {
  return escapeText(text).replace(/["\n\t]/g, (c) => (c === '"' ? '&quot;' : `&#${c.charCodeAt(0)};`));
}

/** The element as XML that is well-formed on its own: as written, with the namespace declarations it takes from outside. */
export function serializeXml(element: Written): string {
  const { text } = element.source;
  const nameEnd = element.start + 1 + element.tag.length;
  return text.slice(element.start, nameEnd) + missingDeclarations(element) + text.slice(nameEnd, element.end);
}

/** The content of an element as written, its outermost elements well-formed on their own. */
export function innerXml(element: Written): string {
  const { text } = element.source;
  let xml = '';
  let at = element.startTagEnd;
  for (const child of element.children) {
    xml += text.slice(at, child.start) + serializeXml(child);
    at = child.end;
  }
  return xml + text.slice(at, element.contentEnd);
}

/** Declarations of the prefixes that are used in the element and declared around it. */
function missingDeclarations(element: Written): string {
  const around = element.parent?.scope ?? NO_NAMESPACES;
  const prefixes = new Set<string>();
  collectForeignPrefixes(element, around, prefixes);
  let xml = '';
  for (const prefix of prefixes) {
    const namespace = around.resolve(prefix);
    if (prefix === 'xml' || !namespace) continue;
    xml += ` xmlns${prefix === '' ? '' : `:${prefix}`}="${escapeAttribute(namespace)}"`;
  }
  return xml;
}

function collectForeignPrefixes(element: Written, around: NamespaceScope, prefixes: Set<string>): void {
  if (!element.scope.declaresInside(element.prefix, around)) prefixes.add(element.prefix);
  for (const { prefix } of element.attributes) {
    if (prefix !== '' && !element.scope.declaresInside(prefix, around)) prefixes.add(prefix);
  }
  for (const child of element.children) collectForeignPrefixes(child, around, prefixes);
}
