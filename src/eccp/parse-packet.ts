/**
 * Reads the text of one packet, strictly. A reader of its own beside that of `xml/`: packets need no places and no
 * namespaces, and a server that reads thousands of them a second needs a third of the time for them.
 */
import { FORBIDDEN_CHARACTER, isName, isSpace } from '../xml/names.js';
import { resolveReference } from '../xml/references.js';
import { BadPacket } from './bad-packet.js';
import type { PacketElement } from './packet.js';

interface OpenElement extends PacketElement {
  readonly children: OpenElement[];
  text: string;
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();
const XML_DECLARATION =
  /^<\?xml\s+version\s*=\s*(?:"1\.\d+"|'1\.\d+')(?:\s+encoding\s*=\s*(?:"([\w.-]+)"|'([\w.-]+)'))?(?:\s+standalone\s*=\s*(?:"(?:yes|no)"|'(?:yes|no)'))?\s*\?>/;
const KNOWN_ENCODING = /^(?:utf-?8|us-ascii)$/i;

/**
 * The outermost element of a packet.
 * @throws BadPacket when it is not well-formed, has a document type, or says that it is not UTF-8
 */
export function parsePacket(text: string): PacketElement {
  return new PacketParser(text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text).parse();
}

class PacketParser {
  #at = 0;
  readonly #open: OpenElement[] = [];
  #root: OpenElement | undefined;

  constructor(private readonly text: string) {}

  parse(): PacketElement {
    const forbidden = FORBIDDEN_CHARACTER.exec(this.text);
    if (forbidden) throw new BadPacket('a packet holds a character that XML forbids');
    if (this.text.startsWith('\uFEFF')) this.#at = 1;
    this.#xmlDeclaration();
    while (this.#at < this.text.length) {
      const start = this.text.indexOf('<', this.#at);
      const end = start < 0 ? this.text.length : start;
      this.#characters(end);
      this.#at = end;
      if (start >= 0) this.#markup();
    }
    if (!this.#root || this.#open.length > 0) throw new BadPacket('a packet is not complete');
    return this.#root;
  }

  #xmlDeclaration(): void {
    if (!/^<\?xml\s/.test(this.text.slice(this.#at, this.#at + 6))) return;
    const declaration = XML_DECLARATION.exec(this.text.slice(this.#at, this.#at + 200));
    if (!declaration) throw new BadPacket('the XML declaration is malformed');
    const encoding = declaration[1] ?? declaration[2] ?? 'UTF-8';
    if (!KNOWN_ENCODING.test(encoding)) throw new BadPacket('a packet says that it is not UTF-8');
    this.#at += declaration[0].length;
  }

  #characters(end: number): void {
    if (end === this.#at) return;
    const characters = this.text.slice(this.#at, end);
    const element = this.#open.at(-1);
    if (characters.includes(']]>')) throw new BadPacket('text holds ]]>');
    if (element) element.text += decode(characters);
    else if (!isBlank(characters)) throw new BadPacket('text stands outside of the outermost element');
  }

  #markup(): void {
    const { text } = this;
    switch (text[this.#at + 1]) {
      case '/':
        this.#endTag(this.#upTo('>', 2));
        return;
      case '?':
        this.#instruction(this.#upTo('?>', 2));
        return;
      case '!':
        if (text.startsWith('<!--', this.#at)) this.#comment(this.#upTo('-->', 4));
        else if (text.startsWith('<![CDATA[', this.#at)) this.#section(this.#upTo(']]>', 9));
        else throw new BadPacket('a packet has a document type');
        return;
      default:
        this.#startTag();
    }
  }

  /** What stands between here and `end`; goes on after it. */
  #upTo(end: string, skip: number): string {
    const start = this.#at + skip;
    const stop = this.text.indexOf(end, start);
    if (stop < 0) throw new BadPacket(`${end} is missing`);
    this.#at = stop + end.length;
    return this.text.slice(start, stop);
  }

  #instruction(content: string): void {
    const target = /^[^\s]*/.exec(content)![0];
    if (!isName(target) || target.toLowerCase() === 'xml') throw new BadPacket('a processing instruction is malformed');
  }

  #comment(content: string): void {
    if (content.includes('--') || content.endsWith('-')) throw new BadPacket('a comment holds --');
  }

  #section(content: string): void {
    const element = this.#open.at(-1);
    if (!element) throw new BadPacket('CDATA stands outside of the outermost element');
    element.text += content;
  }

  #endTag(content: string): void {
    const element = this.#open.pop();
    if (element?.name !== content.trimEnd()) throw new BadPacket('an end tag closes another element');
  }

  #startTag(): void {
    this.#at++;
    const name = this.#name();
    const attributes = this.#attributes();
    const element: OpenElement = { name, attributes, children: [], text: '' };
    const parent = this.#open.at(-1);
    if (parent) parent.children.push(element);
    else if (this.#root) throw new BadPacket('two outermost elements');
    else this.#root = element;
    if (this.text[this.#at] === '/') this.#at++;
    else this.#open.push(element);
    if (this.text[this.#at] !== '>') throw new BadPacket('a tag is malformed');
    this.#at++;
  }

  #attributes(): ReadonlyMap<string, string> {
    let attributes: Map<string, string> | undefined;
    for (;;) {
      const before = this.#at;
      this.#skipSpace();
      const next = this.text[this.#at];
      if (next === undefined || next === '>' || next === '/') return attributes ?? NO_ATTRIBUTES;
      if (this.#at === before) throw new BadPacket('a tag is malformed');
      const name = this.#name();
      this.#skipSpace();
      if (this.text[this.#at++] !== '=') throw new BadPacket('an attribute has no value');
      this.#skipSpace();
      attributes ??= new Map();
      if (attributes.has(name)) throw new BadPacket('an attribute is given twice');
      attributes.set(name, this.#value());
    }
  }

  #value(): string {
    const quote = this.text[this.#at];
    if (quote !== '"' && quote !== "'") throw new BadPacket('an attribute has no value');
    const value = this.#upTo(quote, 1);
    if (value.includes('<')) throw new BadPacket('an attribute holds <');
    return decode(value.replace(/[\n\t]/g, ' '));
  }

  #name(): string {
    const start = this.#at;
    while (this.#at < this.text.length && !endsName(this.text.charCodeAt(this.#at))) this.#at++;
    const name = this.text.slice(start, this.#at);
    if (!isName(name)) throw new BadPacket('a name is malformed');
    return name;
  }

  #skipSpace(): void {
    while (isSpace(this.text.charCodeAt(this.#at))) this.#at++;
  }
}

/** White space, `/`, `>`, `=`, a quote, `<`. */
function endsName(code: number): boolean {
  return isSpace(code) || code === 47 || code === 62 || code === 61 || code === 34 || code === 39 || code === 60;
}

function isBlank(text: string): boolean {
  return !/[^ \n\t]/.test(text);
}

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&]*);?/g, (reference, name: string) => {
    const character = reference.endsWith(';') ? resolveReference(name) : undefined;
    if (character === undefined) throw new BadPacket('& begins no reference');
    return character;
  });
}
