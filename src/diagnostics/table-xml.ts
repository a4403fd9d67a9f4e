/** Diagnostics of the XML reader: the text is not a well-formed, namespace-correct XML document, or too large. */
import { quote } from './quote.js';
import type { TableEntry } from './table-entry.js';

const XML = { severity: 'error', section: 'XML' } as const;

export const XML_DIAGNOSTICS = {
  XML_DOCTYPE: { ...XML, text: () => 'a document type declaration (<!DOCTYPE …>) is not allowed here' },
  XML_NO_ROOT: { ...XML, text: () => 'the document holds no element' },
  XML_TWO_ROOTS: {
    ...XML,
    text: (tag: string, first: string) => `<${tag}> is a second outermost element: the document ended with </${first}>`,
  },
  XML_TEXT_OUTSIDE_ROOT: { ...XML, text: (text: string) => `text outside the document's element: ${quote(text)}` },
  XML_CDATA_OUTSIDE_ROOT: { ...XML, text: () => "a CDATA section outside the document's element" },
  XML_CONTROL_CHARACTER: { ...XML, text: (code: string) => `character ${code} is not allowed in XML` },
  XML_UNCLOSED_ELEMENT: { ...XML, text: (tag: string) => `<${tag}> is never closed: </${tag}> is missing` },
  XML_MISMATCHED_TAG: { ...XML, text: (found: string, open: string) => `</${found}> stands where </${open}> is expected` },
  XML_UNOPENED_TAG: { ...XML, text: (found: string) => `</${found}> closes nothing: no element is open` },
  XML_BAD_TAG: { ...XML, text: (tag: string, found: string) => `${quote(found)} cannot stand in tag <${tag}>` },
  XML_UNTERMINATED: { ...XML, text: (what: string, end: string) => `the ${what} never ends: ${quote(end)} is missing` },
  XML_MISSING_QUOTE: { ...XML, text: (name: string) => `the value of attribute "${name}" has no closing quote` },
  XML_UNQUOTED_VALUE: { ...XML, text: (name: string) => `the value of attribute "${name}" must stand in quotes` },
  XML_MISSING_VALUE: { ...XML, text: (name: string) => `attribute "${name}" has no value` },
  XML_MISSING_SPACE: { ...XML, text: (name: string) => `a space is missing before attribute "${name}"` },
  XML_DUPLICATE_ATTRIBUTE: { ...XML, text: (name: string, tag: string) => `<${tag}> has attribute "${name}" twice` },
  XML_LESS_THAN: { ...XML, text: (where: string) => `"<" cannot stand in ${where}` },
  XML_AMPERSAND: { ...XML, text: () => '"&" starts no entity such as &amp; or &lt;' },
  XML_UNKNOWN_ENTITY: { ...XML, text: (name: string) => `entity &${name}; is not known` },
  XML_BAD_CHARACTER_REFERENCE: { ...XML, text: (text: string) => `${quote(text)} is not a character that XML allows` },
  XML_CDATA_END: { ...XML, text: () => '"]]>" cannot stand in text outside a CDATA section' },
  XML_BAD_NAME: { ...XML, text: (name: string) => `${quote(name)} is not an XML name` },
  XML_BAD_COMMENT: { ...XML, text: () => '"--" cannot stand inside a comment' },
  XML_BAD_MARKUP: { ...XML, text: () => '"<!" starts neither a comment nor a CDATA section' },
  XML_BAD_INSTRUCTION: { ...XML, text: (target: string) => `${quote(target)} cannot be the name of a processing instruction` },
  XML_BAD_DECLARATION: { ...XML, text: (problem: string) => `the XML declaration ${problem}` },
  XML_ENCODING: { ...XML, text: (encoding: string) => `encoding ${quote(encoding)} is not supported` },
  XML_NOT_WELL_FORMED: { ...XML, text: (problem: string) => `not well-formed XML: ${problem}` },
  XML_UNBOUND_PREFIX: {
    severity: 'error',
    section: 'XML Namespaces',
    text: (prefix: string) => `prefix "${prefix}" is not bound to a namespace`,
  },
  XML_BAD_NAMESPACE: { severity: 'error', section: 'XML Namespaces', text: (problem: string) => problem },
  XML_TOO_LARGE: { ...XML, text: (bytes: number, limit: number) => `the document has ${bytes} bytes; the limit is ${limit}` },
  XML_TOO_DEEP: { ...XML, text: (limit: number) => `elements are nested more than ${limit} deep` },
  XML_TOO_MANY_ATTRIBUTES: { ...XML, text: (what: string, limit: number) => `${what} more than ${limit} attributes` },
  XML_TEXT_TOO_LONG: { ...XML, text: (limit: number) => `one text, attribute or comment is longer than ${limit} characters` },
  XML_TOO_MANY_MISTAKES: { ...XML, text: (count: number) => `reading stopped after ${count} mistakes` },
} as const satisfies Record<string, TableEntry>;
