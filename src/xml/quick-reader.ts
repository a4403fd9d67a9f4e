/**
 * Reads documents that nothing is wrong with, in one pass over the text. At whatever is wrong, or unusual enough to need a
 * second look, it gives up: then `strict-reader.ts` decides. So it may be stricter than that reader, never more lenient.
 */
import type { SourceFile } from '../diagnostics/source.js';
import { checkDeclaration } from './declaration.js';
import type { XmlElement } from './element.js';
import { buildElement } from './element-builder.js';
import type { XmlLimits } from './limits.js';
import { FORBIDDEN_CHARACTER, isName, isSpace } from './names.js';
import { checkReference } from './references.js';
import { StartTags } from './start-tags.js';

const EXCLAMATION = 33;
const AMPERSAND = 38;
const SLASH = 47;
const GREATER = 62;
const QUESTION = 63;
const BRACKET = 93;

export class QuickReader {
  readonly #text: string;
  readonly #tags: StartTags;
  readonly #open: XmlElement[] = [];
  /** Elements that are complete, but for which the end tag of their parent is still to come. */
  readonly #siblings: XmlElement[] = [];
  /** For each open element, where its children begin in `#siblings`. */
  readonly #firstChild: number[] = [];
  #root: XmlElement | undefined;
  /** Whether something was found that has to be looked at more closely. */
  #gaveUp = false;

  constructor(
    private readonly source: SourceFile,
    private readonly limits: XmlLimits,
  ) {
    this.#text = source.text;
    this.#tags = new StartTags(source);
  }

  /** The outermost element; undefined when it gave up. */
  read(): XmlElement | undefined {
    const text = this.#text;
    if (Buffer.byteLength(text) > this.limits.bytes || FORBIDDEN_CHARACTER.test(text)) return undefined;
    let at = text.startsWith('\uFEFF') ? 1 : 0;
    for (let markup = text.indexOf('<', at); markup >= 0; markup = text.indexOf('<', at)) {
      this.#characters(at, markup);
      const end = this.#markup(markup);
      if (this.#gaveUp || end === undefined || end - at > this.limits.textLength) return undefined;
      at = end;
    }
    this.#characters(at, text.length);
    return this.#gaveUp || this.#open.length > 0 ? undefined : this.#root;
  }

  /** Text between tags: white space outside of the root; references and `]]>` inside. */
  #characters(start: number, end: number): void {
    const text = this.#text;
    const outside = this.#open.length === 0;
    for (let at = start; at < end; at++) {
      const c = text.charCodeAt(at);
      if (c === 32 || c === 10) continue;
      if (outside) this.#gaveUp ||= !isSpace(c);
      else if (c === AMPERSAND) this.#gaveUp ||= checkReference(this.source, at, end) !== undefined;
      else if (c === BRACKET) this.#gaveUp ||= text.startsWith(']]>', at);
    }
    if (end - start > this.limits.textLength) this.#gaveUp = true;
  }

  /** @returns the offset after what begins at the `<`; undefined when it gave up */
  #markup(start: number): number | undefined {
    const next = this.#text.charCodeAt(start + 1);
    if (next === SLASH) return this.#endTag(start);
    if (next === QUESTION) return this.#instruction(start);
    if (next !== EXCLAMATION) return this.#startTag(start);
    return this.#text.startsWith('--', start + 2) ? this.#comment(start) : this.#section(start);
  }

  #startTag(start: number): number | undefined {
    const tag = this.#tags.scan(start);
    const parent = this.#open.at(-1);
    if (!('tag' in tag) || (!parent && this.#root)) return undefined;
    const { depth, attributesPerElement, attributes } = this.limits;
    if (this.#open.length >= depth || tag.after - tag.first > attributesPerElement || tag.after > attributes) return undefined;
    const element = buildElement(this.#tags.places, tag, start, parent, () => {
      this.#gaveUp = true;
    });
    this.#root ??= element;
    if (this.#text.charCodeAt(tag.end - 2) === SLASH) {
      this.#siblings.push(element);
      return tag.end;
    }
    this.#open.push(element);
    this.#firstChild.push(this.#siblings.length);
    return tag.end;
  }

  #endTag(start: number): number | undefined {
    const element = this.#open.pop();
    const firstChild = this.#firstChild.pop();
    if (!element || firstChild === undefined || !this.#text.startsWith(element.tag, start + 2)) return undefined;
    let at = start + 2 + element.tag.length;
    while (isSpace(this.#text.charCodeAt(at))) at++;
    if (this.#text.charCodeAt(at) !== GREATER) return undefined;
    if (firstChild < this.#siblings.length) element.children = this.#siblings.splice(firstChild);
    element.contentEnd = start;
    element.end = at + 1;
    this.#siblings.push(element);
    return at + 1;
  }

  #comment(start: number): number | undefined {
    const end = this.#text.indexOf('--', start + 4);
    return end >= 0 && this.#text.charCodeAt(end + 2) === GREATER ? end + 3 : undefined;
  }

  #section(start: number): number | undefined {
    if (this.#open.length === 0 || !this.#text.startsWith('<![CDATA[', start)) return undefined;
    const end = this.#text.indexOf(']]>', start + 9);
    return end < 0 ? undefined : end + 3;
  }

  #instruction(start: number): number | undefined {
    const close = this.#text.indexOf('?>', start + 2);
    if (close < 0) return undefined;
    const end = close + 2;
    const name = /^\S*/.exec(this.#text.slice(start + 2, close))![0];
    const first = start === 0 || (start === 1 && this.#text.startsWith('\uFEFF'));
    if (name === 'xml' && first) return checkDeclaration(this.source, start, end) ? undefined : end;
    return isName(name) && name.toLowerCase() !== 'xml' ? end : undefined;
  }
}
