import { type SourceFile, type SourceText, Span } from '../diagnostics/source.js';
import type { XmlAttribute } from './attribute.js';
import { type AttributePlaces, isDeclaration } from './attribute-places.js';
import { elementText, isBlank } from './element-text.js';
import type { NamespaceScope } from './namespaces.js';
import { innerXml } from './serialize.js';

const NO_CHILDREN: readonly XmlElement[] = [];

/**
 * An element with the places of its parts in the file; it has the shape of a `SourceElement` of content.
 * Children and offsets of the end are set when its end tag is read.
 */
export class XmlElement {
  children: readonly XmlElement[] = NO_CHILDREN;
  /** Local name, without prefix. */
  readonly name: string;
  /** Offset of the `<` of the end tag; equal to `startTagEnd` for `<a/>`. */
  contentEnd: number;
  /** Offset after the whole element. */
  end: number;
  #text: SourceText | undefined;

  constructor(
    private readonly places: AttributePlaces,
    readonly parent: XmlElement | undefined,
    readonly tag: string,
    readonly namespace: string,
    /** Its attributes among those of the document, declarations of namespaces included. */
    private readonly firstAttribute: number,
    private readonly afterAttributes: number,
    /** Namespaces in scope. */
    readonly scope: NamespaceScope,
    readonly start: number,
    readonly startTagEnd: number,
  ) {
    const colon = tag.indexOf(':');
    this.name = colon < 0 ? tag : tag.slice(colon + 1);
    this.contentEnd = startTagEnd;
    this.end = startTagEnd;
  }

  get source(): SourceFile {
    return this.places.source;
  }

  /** Empty without one. */
  get prefix(): string {
    return this.name === this.tag ? '' : this.tag.slice(0, this.tag.length - this.name.length - 1);
  }

  append(child: XmlElement): void {
    if (this.children === NO_CHILDREN) this.children = [child];
    else (this.children as XmlElement[]).push(child);
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

  /** Whether only white space and comments stand directly inside, child elements aside; cheaper than asking for the text. */
  get blank(): boolean {
    return isBlank(this) ?? this.text.text.trim() === '';
  }

  /** Attributes as written, declarations of namespaces left out. */
  get attributes(): XmlAttribute[] {
    const attributes: XmlAttribute[] = [];
    for (let i = this.firstAttribute; i < this.afterAttributes; i++) {
      if (!isDeclaration(this.places.name(i))) attributes.push(this.places.at(i, this.tag, this.scope));
    }
    return attributes;
  }

  attribute(name: string): XmlAttribute | undefined {
    const index = this.#find(name);
    return index < 0 ? undefined : this.places.at(index, this.tag, this.scope);
  }

  /** Whether there is an attribute of that name; cheaper than asking for it. */
  has(name: string): boolean {
    return this.#find(name) >= 0;
  }

  /** Whether each attribute passes, by its name and whether its value begins with a visible character, as far as that is plain to see. */
  everyAttribute(passes: (name: string, beginsVisibly: boolean) => boolean): boolean {
    for (let i = this.firstAttribute; i < this.afterAttributes; i++) {
      if (!passes(this.places.name(i), this.places.beginsVisibly(i))) return false;
    }
    return true;
  }

  #find(name: string): number {
    for (let i = this.firstAttribute; i < this.afterAttributes; i++) {
      if (this.places.name(i) === name) return isDeclaration(name) ? -1 : i;
    }
    return -1;
  }

  innerXml(): string {
    return innerXml(this);
  }
}
