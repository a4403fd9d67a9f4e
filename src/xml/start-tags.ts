/**
 * Start tags, character by character (XML 3.1). sax drops duplicate attributes silently, keeps no positions of attributes
 * and lets some mistakes pass; this sees each tag as it is written.
 */
import { diagnose } from '../diagnostics/diagnose.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { type SourceFile, Span } from '../diagnostics/source.js';
import { AttributePlaces } from './attribute-places.js';
import { KnownNames } from './known-names.js';
import { isSpace } from './names.js';

export interface StartTag {
  readonly tag: string;
  /** Its attributes, declarations of namespaces included: from the first one to before `after`. */
  readonly first: number;
  readonly after: number;
  /** Offset after the `>`. */
  readonly end: number;
}

const EQUALS = 61;
const SLASH = 47;
const GREATER = 62;
const LESS = 60;
const DOUBLE_QUOTE = 34;
const QUOTE = 39;
const AMPERSAND = 38;

/** Scans the start tags of one document. */
export class StartTags {
  readonly #names: KnownNames;
  /** Of the attributes of all tags that were scanned. */
  readonly places: AttributePlaces;

  constructor(private readonly source: SourceFile) {
    this.#names = new KnownNames(source.text);
    this.places = new AttributePlaces(source);
  }

  /** @returns the start tag whose `<` stands at `start`, or the first mistake in it */
  scan(start: number): StartTag | Diagnostic {
    const { source } = this;
    const { text } = source;
    const tagEnd = nameEnd(text, start + 1);
    const tag = this.#names.at(start + 1, tagEnd);
    if (tag === undefined) return badName(source, start, text.slice(start + 1, tagEnd), tagEnd);
    const first = this.places.count;
    let at = tagEnd;
    for (;;) {
      const before = at;
      at = skipSpace(text, at);
      const c = text.charCodeAt(at);
      if (c === GREATER) return { tag, first, after: this.places.count, end: at + 1 };
      const last = at + 1 >= text.length;
      if (c === SLASH && text.charCodeAt(at + 1) === GREATER) return { tag, first, after: this.places.count, end: at + 2 };
      if (c === SLASH && !last) {
        return diagnose('XML_BAD_TAG', new Span(source, at, at + 1), [tag, '/'], { hint: 'an empty element ends with "/>"' });
      }
      if (c === SLASH || c === LESS || at >= text.length) {
        return diagnose('XML_UNTERMINATED', new Span(source, start, before), [`tag <${tag}>`, '>']);
      }
      const after = this.#attribute(at, tag);
      if (typeof after !== 'number') return after;
      if (before === at) {
        const name = this.places.name(this.places.count - 1);
        return diagnose('XML_MISSING_SPACE', new Span(source, at, at + name.length), [name]);
      }
      at = after;
    }
  }

  /** @returns the offset after the attribute, or what is wrong with it */
  #attribute(start: number, tag: string): number | Diagnostic {
    const { source } = this;
    const { text } = source;
    const end = nameEnd(text, start);
    if (end === start) return diagnose('XML_BAD_TAG', new Span(source, start, start + 1), [tag, text.charAt(start)]);
    const name = this.#names.at(start, end);
    if (name === undefined) return diagnose('XML_BAD_NAME', new Span(source, start, end), [text.slice(start, end)]);
    const equals = skipSpace(text, end);
    if (text.charCodeAt(equals) !== EQUALS) {
      return diagnose('XML_MISSING_VALUE', new Span(source, start, end), [name], { hint: `write ${name}="…"` });
    }
    const opening = skipSpace(text, equals + 1);
    const quote = text.charCodeAt(opening);
    if (quote !== DOUBLE_QUOTE && quote !== QUOTE) return unquoted(source, start, opening, name);
    let verbatim = true;
    for (let at = opening + 1; at < text.length; at++) {
      const c = text.charCodeAt(at);
      if (c === quote) {
        this.places.add(name, start, opening + 1, at, verbatim);
        return at + 1;
      }
      if (c === LESS) return lessThan(source, start, opening, at, name);
      if (c === AMPERSAND || c < 32) verbatim = false;
    }
    return missingQuote(source, start, opening, name);
  }
}

/** A `<` in a value is a comparison that should be escaped, or, on a later line, the next tag after a forgotten quote. */
function lessThan(source: SourceFile, start: number, opening: number, at: number, name: string): Diagnostic {
  if (source.text.slice(opening, at).includes('\n')) return missingQuote(source, start, opening, name);
  return diagnose('XML_LESS_THAN', new Span(source, at, at + 1), ['an attribute value'], { hint: 'write &lt;' });
}

function missingQuote(source: SourceFile, start: number, opening: number, name: string): Diagnostic {
  const lineEnd = source.text.slice(opening).search(/[\r\n]|$/);
  return diagnose('XML_MISSING_QUOTE', new Span(source, start, opening + lineEnd), [name]);
}

function unquoted(source: SourceFile, start: number, opening: number, name: string): Diagnostic {
  const text = source.text;
  const end = opening + text.slice(opening, opening + 200).search(/[\s/>]|$/);
  if (end === opening) return diagnose('XML_MISSING_VALUE', new Span(source, start, opening), [name], { hint: `write ${name}="…"` });
  const value = text.slice(opening, end).replace(/["'<]/g, '');
  return diagnose('XML_UNQUOTED_VALUE', new Span(source, opening, end), [name], { hint: `write ${name}="${value}"` });
}

function badName(source: SourceFile, start: number, tag: string, tagEnd: number): Diagnostic {
  if (tag !== '' && !/^[\s\d=]/.test(tag)) return diagnose('XML_BAD_NAME', new Span(source, start + 1, tagEnd), [tag]);
  return diagnose('XML_LESS_THAN', new Span(source, start, start + 1), ['text'], {
    hint: 'write &lt;, or put scripts into <![CDATA[ … ]]>',
  });
}

function nameEnd(text: string, start: number): number {
  let at = start;
  for (; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (isSpace(c) || c === SLASH || c === GREATER || c === EQUALS || c === LESS || c === DOUBLE_QUOTE || c === QUOTE) break;
  }
  return at;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (isSpace(text.charCodeAt(at))) at++;
  return at;
}
