/** The character data directly inside an element: references and CDATA decoded, comments and instructions left out. */
import { type SourceFile, type SourceText, Span } from '../diagnostics/source.js';
import { type DecodedText, TextDecoder } from './decoded-text.js';
import { isSpace } from './names.js';

const AMPERSAND = 38;
const LESS = 60;

/** What is needed of an element; offsets into the file. */
interface Content {
  readonly source: SourceFile;
  readonly tag: string;
  readonly startTagEnd: number;
  readonly contentEnd: number;
  readonly children: readonly { readonly start: number; readonly end: number }[];
}

export function elementText(element: Content): SourceText {
  const { source, startTagEnd, contentEnd } = element;
  const decoder = new TextDecoder(source.text);
  let at = startTagEnd;
  for (const child of element.children) {
    addText(decoder, source.text, at, child.start);
    at = child.end;
  }
  addText(decoder, source.text, at, contentEnd);
  return new ElementText(source, element.tag, decoder.finish(startTagEnd), startTagEnd, contentEnd);
}

/** Whether only white space stands directly inside; undefined when comments, references and the like make that harder to see. */
export function isBlank(element: Content): boolean | undefined {
  const { text } = element.source;
  let at = element.startTagEnd;
  for (let i = 0; i <= element.children.length; i++) {
    const child = element.children[i];
    for (const end = child?.start ?? element.contentEnd; at < end; at++) {
      const c = text.charCodeAt(at);
      if (c === LESS || c === AMPERSAND) return undefined;
      if (!isSpace(c)) return false;
    }
    at = child?.end ?? at;
  }
  return true;
}

/** Well-formed content without child elements: text, comments, instructions, CDATA sections. */
function addText(decoder: TextDecoder, text: string, start: number, end: number): void {
  const content = text.slice(start, end);
  let at = 0;
  for (let markup = content.indexOf('<'); markup >= 0; markup = content.indexOf('<', at)) {
    decoder.characters(start + at, start + markup);
    if (content.startsWith('<![CDATA[', markup)) {
      const close = content.indexOf(']]>', markup);
      decoder.cdata(start + markup + 9, start + close);
      at = close + 3;
    } else if (content.startsWith('<!--', markup)) at = content.indexOf('-->', markup + 4) + 3;
    else at = content.indexOf('?>', markup) + 2;
  }
  decoder.characters(start + at, end);
}

class ElementText implements SourceText {
  readonly attribute = undefined;
  constructor(
    private readonly source: SourceFile,
    readonly element: string,
    private readonly decoded: DecodedText,
    private readonly start: number,
    private readonly end: number,
  ) {}

  get text(): string {
    return this.decoded.text;
  }
  get span(): Span {
    return new Span(this.source, this.start, this.end);
  }
  within(start: number, end = start + 1): Span {
    const from = this.decoded.startOf(start);
    return new Span(this.source, from, end > start ? Math.max(from, this.decoded.endOf(end)) : from);
  }
}
