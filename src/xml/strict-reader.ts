/**
 * A strict XML reader over sax, for documents that something is wrong with: elements with the place of everything in them. sax cuts the text into tags, comments and so
 * on; what it is lenient about is checked here and in `start-tags.ts`, `element-builder.ts`, `references.ts`.
 * Namespaces are resolved here too, because sax loses the places of attributes when it does it.
 */
import sax from 'sax';
import { diagnose } from '../diagnostics/diagnose.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { type SourceFile, Span } from '../diagnostics/source.js';
import { checkDeclaration } from './declaration.js';
import type { XmlElement } from './element.js';
import { buildElement } from './element-builder.js';
import { explainError } from './explain-error.js';
import type { XmlLimits } from './limits.js';
import { FORBIDDEN_CHARACTER, isName, isSpace } from './names.js';
import { checkReference } from './references.js';
import { type StartTag, StartTags } from './start-tags.js';

/** sax gets the text in slices of this many characters, so that limits are checked while it reads. */
const SLICE = 256 * 1024;
/** Reading stops after so many mistakes. */
const MOST_MISTAKES = 200;

/** Thrown to leave sax after a mistake that makes everything after it guesswork. Never leaves this file. */
const STOP = new Error('reading stopped');

/** Parameters of sax that its types leave out. */
const SAX_OPTIONS: sax.SAXOptions & { strictEntities: boolean } = { strictEntities: true, position: true };

/** Reads one document, and says what is wrong with it. */
export class StrictReader {
  readonly diagnostics: Diagnostic[] = [];
  readonly #text: string;
  readonly #parser = sax.parser(true, SAX_OPTIONS);
  readonly #tags: StartTags;
  readonly #open: XmlElement[] = [];
  #root: XmlElement | undefined;
  /** Offset after the last complete tag, comment, section or instruction. */
  #done = 0;
  /** Where the next `&` and the next `]]>` stand, looked for once each. */
  #ampersand = -1;
  #sectionEnd = -1;
  /** Where the CDATA section starts that is being read. */
  #section: number | undefined;

  constructor(
    private readonly source: SourceFile,
    private readonly limits: XmlLimits,
  ) {
    this.#text = source.text;
    this.#tags = new StartTags(source);
    const parser = this.#parser;
    parser.onopentag = () => this.#startTag();
    parser.onclosetag = () => this.#endTag();
    // sax asks this very object whether it has an attribute already, so one of that name would break it.
    parser.onattribute = ({ name }) => {
      if (name === 'hasOwnProperty') delete parser.tag.attributes[name];
    };
    parser.oncomment = () => this.#advance(parser.position + 1); // the `>` of `-->` is still to come
    parser.onopencdata = () => this.#startSection();
    parser.onclosecdata = () => {
      this.#checkLength();
      this.#section = undefined;
      this.#done = parser.position;
    };
    parser.onprocessinginstruction = ({ name }) => this.#instruction(name);
    parser.ondoctype = () => this.#broken('document type');
    parser.onsgmldeclaration = () => this.#broken('declaration');
    parser.onerror = (error) => this.#saxError(error.message.split('\n', 1)[0]!);
  }

  /** The outermost element, if the document is well-formed. */
  read(): XmlElement | undefined {
    const bytes = Buffer.byteLength(this.#text);
    if (bytes > this.limits.bytes) {
      this.#report(diagnose('XML_TOO_LARGE', this.#span(0, 0), [bytes, this.limits.bytes]));
      return undefined;
    }
    try {
      this.#readAll();
      return this.#root;
    } catch (error) {
      if (error !== STOP) throw error;
      return undefined;
    }
  }

  #readAll(): void {
    const forbidden = FORBIDDEN_CHARACTER.exec(this.#text)?.index;
    const end = forbidden ?? this.#text.length;
    const mayGoOn = { error: null, bufferCheckPosition: Number.POSITIVE_INFINITY };
    for (let at = 0; at < end; at += SLICE) {
      // sax refuses more text after an error, also after one that was recovered from, and after 64 kB of one text.
      Object.assign(this.#parser, mayGoOn);
      this.#parser.write(this.#text.slice(at, Math.min(end, at + SLICE)));
      this.#checkLength();
    }
    Object.assign(this.#parser, mayGoOn);
    if (forbidden !== undefined) {
      this.#checkCharacters(this.#done, forbidden);
      const code = this.#text.charCodeAt(forbidden).toString(16).toUpperCase().padStart(4, '0');
      this.#stop(diagnose('XML_CONTROL_CHARACTER', this.#span(forbidden, forbidden + 1), [`U+${code}`]));
    }
    this.#parser.close();
    if (!this.#root) this.#stop(diagnose('XML_NO_ROOT', this.#span(0, 0), []));
  }

  #startTag(): void {
    const start = this.#parser.startTagPosition - 1;
    this.#advance(this.#parser.position);
    const tag = this.#tags.scan(start);
    if (!('tag' in tag)) this.#stop(tag);
    const parent = this.#open.at(-1);
    if (!parent && this.#root) {
      this.#stop(diagnose('XML_TWO_ROOTS', this.#span(start, tag.end), [tag.tag, this.#root.tag], { note: this.#opened(this.#root) }));
    }
    this.#checkLimits(tag, this.#span(start, tag.end));
    const element = buildElement(this.#tags.places, tag, start, parent, (diagnostic) => this.#report(diagnostic));
    if (parent) parent.append(element);
    else this.#root = element;
    this.#open.push(element);
  }

  #endTag(): void {
    const element = this.#open.pop()!;
    const end = this.#parser.position;
    if (element.startTagEnd === end) return; // `<a/>`
    element.contentEnd = this.#parser.startTagPosition - 1;
    element.end = end;
    this.#advance(end);
    if (isSpace(this.#text.charCodeAt(element.contentEnd + 2))) {
      this.#report(diagnose('XML_BAD_TAG', this.#span(element.contentEnd, end), [`/${element.tag}`, ' ']));
    }
  }

  #startSection(): void {
    const start = this.#parser.startTagPosition - 1;
    const end = this.#parser.position;
    if (!this.#text.startsWith('<![CDATA[', start)) this.#broken('declaration');
    this.#advance(end);
    this.#section = start;
    if (this.#open.length === 0) this.#stop(diagnose('XML_CDATA_OUTSIDE_ROOT', this.#span(start, end), []));
  }

  #instruction(name: string): void {
    const start = this.#parser.startTagPosition - 1;
    const end = this.#parser.position;
    this.#advance(end);
    const span = this.#span(start, end);
    if (name === 'xml' && (start === 0 || (start === 1 && this.#text.startsWith('\uFEFF')))) {
      const problem = checkDeclaration(this.source, start, end);
      if (problem) this.#report(problem);
    } else if (name === 'xml') this.#report(diagnose('XML_BAD_DECLARATION', span, ['must stand at the very beginning of the document']));
    else if (!isName(name) || name.toLowerCase() === 'xml') this.#report(diagnose('XML_BAD_INSTRUCTION', span, [name]));
  }

  /** A tag, comment or instruction that starts at `startTagPosition` ends at `end`: what stands before it is text. */
  #advance(end: number): void {
    this.#checkCharacters(this.#done, this.#parser.startTagPosition - 1);
    this.#checkLength();
    this.#done = end;
  }

  #checkLength(): void {
    if (this.#parser.position - this.#done <= this.limits.textLength) return;
    this.#stop(diagnose('XML_TEXT_TOO_LONG', this.#span(this.#done, this.#done + 1), [this.limits.textLength]));
  }

  #checkLimits(tag: StartTag, span: Span): void {
    const { depth, attributesPerElement, attributes } = this.limits;
    if (this.#open.length >= depth) this.#stop(diagnose('XML_TOO_DEEP', span, [depth]));
    if (tag.after - tag.first > attributesPerElement) {
      this.#stop(diagnose('XML_TOO_MANY_ATTRIBUTES', span, [`<${tag.tag}> has`, attributesPerElement]));
    }
    if (tag.after > attributes) this.#stop(diagnose('XML_TOO_MANY_ATTRIBUTES', span, ['the document has', attributes]));
  }

  /** References and `]]>` in text. */
  #checkCharacters(start: number, end: number): void {
    if (start >= end) return;
    if (this.#ampersand < start) this.#ampersand = this.#find('&', start);
    while (this.#ampersand < end) {
      const problem = checkReference(this.source, this.#ampersand, end);
      if (problem) this.#report(problem);
      this.#ampersand = this.#find('&', this.#ampersand + 1);
    }
    if (this.#sectionEnd < start) this.#sectionEnd = this.#find(']]>', start);
    if (this.#sectionEnd < end) {
      this.#report(diagnose('XML_CDATA_END', this.#span(this.#sectionEnd, this.#sectionEnd + 3), [], { hint: 'write ]]&gt;' }));
    }
  }

  #find(text: string, start: number): number {
    const at = this.#text.indexOf(text, start);
    return at < 0 ? Number.POSITIVE_INFINITY : at;
  }

  /** A mistake that sax found. A bad reference is found by `#checkCharacters` too, and sax can go on after most of them. */
  #saxError(message: string): void {
    const reference = message.includes('entity');
    if (reference && !/[<>"']/.test(this.#text.charAt(this.#parser.position - 1))) return;
    this.#broken(message);
  }

  /** Says what is wrong where sax stands, and stops. */
  #broken(message: string): never {
    const at = this.#parser.position - 1;
    const markup = this.#section ?? this.#unfinished(at);
    const before = this.diagnostics.length;
    this.#checkCharacters(this.#done, markup ?? at + 1);
    if (markup === undefined && message.includes('entity') && this.diagnostics.length > before) throw STOP;
    const doctype = /<!doctype/i.exec(this.#text.slice(this.#done, at + 1));
    if (doctype) this.#stop(diagnose('XML_DOCTYPE', this.#span(this.#done + doctype.index, this.#done + doctype.index + 9), []));
    this.#stop(explainError({ source: this.source, message, at, markup, open: this.#open.at(-1) }));
  }

  /** Where the tag, comment or instruction starts that sax has not completed. */
  #unfinished(at: number): number | undefined {
    const start = (this.#parser.startTagPosition ?? 0) - 1;
    if (this.#done > at + 1) return start; // `<!-- … --` at the very end, which sax reported as a comment
    // sax does not report empty comments
    if (start >= this.#done && this.#text.startsWith('<!---->', start) && at > start + 6) this.#done = start + 7;
    return start < this.#done ? undefined : start;
  }

  #opened(element: XmlElement): { span: Span; message: string } {
    return { span: element.span, message: `<${element.tag}> starts here` };
  }

  #span(start: number, end: number): Span {
    return new Span(this.source, start, end);
  }

  #report(diagnostic: Diagnostic): void {
    this.diagnostics.push(diagnostic);
    if (this.diagnostics.length < MOST_MISTAKES) return;
    this.diagnostics.push(diagnose('XML_TOO_MANY_MISTAKES', diagnostic.span, [MOST_MISTAKES]));
    throw STOP;
  }

  #stop(diagnostic: Diagnostic): never {
    this.#report(diagnostic);
    throw STOP;
  }
}
