/** Entities and character references: `&lt;`, `&#10;`, `&#xA;` (XML 4.1, 4.6). No document type, so five entities exist. */
import { diagnose } from '../diagnostics/diagnose.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { type SourceFile, Span } from '../diagnostics/source.js';
import { FORBIDDEN_CHARACTER, isName } from './names.js';

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);
/** Longest reference that is looked for. */
const LONGEST = 100;

/** Where the reference at `at` ends (after its `;`); undefined when it is none. */
export function referenceEnd(text: string, at: number, end: number): number | undefined {
  const stop = Math.min(end, at + LONGEST);
  for (let i = at + 1; i < stop; i++) {
    const c = text.charCodeAt(i);
    if (c === 59) return i === at + 1 ? undefined : i + 1;
    if (c === 38 || c === 60 || c <= 32) return undefined;
  }
  return undefined;
}

/** What the name between `&` and `;` stands for; undefined when it is no entity and no character of XML. */
export function resolveReference(name: string): string | undefined {
  const digits = /^#(?:x([0-9a-fA-F]+)|([0-9]+))$/.exec(name);
  if (!digits) return ENTITIES.get(name);
  const code = digits[1] === undefined ? Number.parseInt(digits[2]!, 10) : Number.parseInt(digits[1], 16);
  if (!(code <= 0x10ffff)) return undefined;
  const character = String.fromCodePoint(code);
  return FORBIDDEN_CHARACTER.test(character) ? undefined : character;
}

/** What is wrong with the `&` at `at`; undefined when nothing is, or when it is the second one of `&&`, reported with the first. */
export function checkReference(source: SourceFile, at: number, end: number): Diagnostic | undefined {
  const { text } = source;
  const after = referenceEnd(text, at, end);
  const name = after === undefined ? '' : text.slice(at + 1, after - 1);
  if (after !== undefined && resolveReference(name) !== undefined) return undefined;
  if (after !== undefined && name.startsWith('#'))
    return diagnose('XML_BAD_CHARACTER_REFERENCE', new Span(source, at, after), [`&${name};`]);
  if (after === undefined || !isName(name)) return bareAmpersand(source, at, end);
  const known = ENTITIES.has(name.toLowerCase()) ? `did you mean "&${name.toLowerCase()};"?` : undefined;
  return diagnose('XML_UNKNOWN_ENTITY', new Span(source, at, after), [name], {
    hint: known ?? 'XML has &amp; &lt; &gt; &quot; &apos; and &#nnn;',
  });
}

function bareAmpersand(source: SourceFile, at: number, end: number): Diagnostic | undefined {
  const { text } = source;
  if (text[at - 1] === '&') return undefined;
  const double = at + 1 < end && text[at + 1] === '&' && referenceEnd(text, at + 1, end) === undefined;
  const hint = `write &amp;${double ? '&amp;' : ''}`;
  return diagnose('XML_AMPERSAND', new Span(source, at, at + (double ? 2 : 1)), [], { hint });
}
