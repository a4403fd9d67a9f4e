/** Packets as text. Forbidden characters of XML are left out: a name out of a database must not end the connection. */
import { FORBIDDEN_CHARACTER } from '../xml/names.js';

const FORBIDDEN = new RegExp(FORBIDDEN_CHARACTER, 'g');
const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * Text between tags. Characters beyond ASCII are written as references, as the real server does: its packets name no
 * encoding. A line end is one too: a packet is one line.
 */
export function escapeText(text: string): string {
  if (/^[\t -%'-;=?-~]*$/.test(text)) return text;
  return text.replace(FORBIDDEN, '').replace(/[&<>\n\r\x7F-\u{10FFFF}]/gu, (character) => NAMED[character] ?? reference(character));
}

/** An attribute's value, with the quotes around it. */
export function quoteAttribute(text: string): string {
  return `"${escapeText(text).replace(/["\t]/g, (character) => (character === '"' ? '&quot;' : reference(character)))}"`;
}

/** @param attributes written already, with a space before each. @param content written already */
export function writeElement(name: string, content: string, attributes = ''): string {
  return content === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${content}</${name}>`;
}

/** ` name="value"` */
export function writeAttribute(name: string, value: string): string {
  return ` ${name}=${quoteAttribute(value)}`;
}

/**
 * A packet as a server sends it, in one write: a line end that came alone would spoil what follows it for the real
 * clients.
 */
export function serverPacket(xml: string): string {
  return `<?xml version="1.0"?>\n${xml}\n`;
}

function reference(character: string): string {
  return `&#x${character.codePointAt(0)!.toString(16).toUpperCase()};`;
}
