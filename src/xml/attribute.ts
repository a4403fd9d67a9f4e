import { type SourceFile, type SourceText, Span } from '../diagnostics/source.js';
import { type DecodedText, TextDecoder } from './decoded-text.js';

/** An attribute: its value as the author meant it, and where its parts stand. */
export class XmlAttribute implements SourceText {
  #value: string | undefined;

  constructor(
    readonly source: SourceFile,
    /** Name of the element as written. */
    readonly element: string,
    /** Name as written, with prefix. */
    readonly attribute: string,
    /** Namespace URI of the name; empty without prefix. */
    readonly namespace: string,
    readonly start: number,
    readonly valueStart: number,
    readonly valueEnd: number,
    /** Whether the value is what stands in the file: no references, nothing but spaces as white space. */
    readonly verbatim: boolean,
  ) {}

  get prefix(): string {
    const colon = this.attribute.indexOf(':');
    return colon < 0 ? '' : this.attribute.slice(0, colon);
  }
  /** Name without prefix. */
  get name(): string {
    return this.attribute.slice(this.attribute.indexOf(':') + 1);
  }
  get text(): string {
    this.#value ??= this.verbatim ? this.source.text.slice(this.valueStart, this.valueEnd) : this.#decoded().text;
    return this.#value;
  }
  get span(): Span {
    return new Span(this.source, this.start, this.valueEnd + 1);
  }
  get nameSpan(): Span {
    return new Span(this.source, this.start, this.start + this.attribute.length);
  }
  /** The value without its quotes. */
  get valueSpan(): Span {
    return new Span(this.source, this.valueStart, this.valueEnd);
  }

  within(start: number, end = start + 1): Span {
    const text = this.#decoded();
    const from = text.startOf(start);
    return new Span(this.source, from, end > start ? Math.max(from, text.endOf(end)) : from);
  }

  /** Not kept: places inside a value are asked for when something is wrong with it. */
  #decoded(): DecodedText {
    const decoder = new TextDecoder(this.source.text);
    decoder.value(this.valueStart, this.valueEnd);
    return decoder.finish(this.valueStart);
  }
}
