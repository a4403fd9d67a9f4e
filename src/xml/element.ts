import type { SourceElement } from '../content/contract.js';
import { type SourceFile, type SourceText, Span } from '../diagnostics/source.js';
import type { XmlAttribute } from './attribute.js';
import { elementText } from './element-text.js';
import type { NamespaceScope } from './namespaces.js';
import { innerXml } from './serialize.js';

/** An element with the places of its parts in the file. Offsets of the end are set when its end tag is read. */
export class XmlElement implements SourceElement {
  readonly children: XmlElement[] = [];
  /** Offset of the `<` of the end tag; equal to `startTagEnd` for `<a/>`. */
  contentEnd: number;
  /** Offset after the whole element. */
  end: number;
  #text: SourceText | undefined;

  constructor(
    readonly source: SourceFile,
    readonly parent: XmlElement | undefined,
    readonly tag: string,
    readonly namespace: string,
    /** Attributes as written, declarations of namespaces left out. */
    readonly attributes: readonly XmlAttribute[],
    /** Namespaces in scope. */
    readonly scope: NamespaceScope,
    readonly start: number,
    readonly startTagEnd: number,
  ) {
    this.contentEnd = startTagEnd;
    this.end = startTagEnd;
  }

  get name(): string {
    return this.tag.slice(this.tag.indexOf(':') + 1);
  }
  get prefix(): string {
    const colon = this.tag.indexOf(':');
    return colon < 0 ? '' : this.tag.slice(0, colon);
  }
  get span(): Span {
    return new Span(this.source, this.start, this.startTagEnd);
  }
  /** The name in the start tag. */
  get tagSpan(): Span {
    return new Span(this.source, this.start, this.start + 1 + this.tag.length);
  }
  get text(): SourceText {
    this.#text ??= elementText(this);
    return this.#text;
  }

  attribute(name: string): XmlAttribute | undefined {
    for (const attribute of this.attributes) if (attribute.attribute === name) return attribute;
    return undefined;
  }

  innerXml(): string {
    return innerXml(this);
  }
}
