/** Follows the tags of a packet byte by byte, as far as its end and its cost need; `parse-packet.ts` checks the rest. */
import { BadPacket } from './bad-packet.js';
import type { PacketLimits } from './limits.js';

/** Where the next byte stands. */
const OUTSIDE = 0;
const TEXT = 1;
const OPENED = 2; // after <
const DECLARATION = 3; // after <!
const COMMENT = 4;
const SECTION = 5; // <![CDATA[
const INSTRUCTION = 6; // <?
const START_TAG = 7;
const END_TAG = 8;
const VALUE = 9; // an attribute's
const REFERENCE = 10;

const [TAB, LF, CR, SPACE, QUOTE, HASH, AMPERSAND, APOSTROPHE] = [9, 10, 13, 32, 34, 35, 38, 39];
const [DASH, SLASH, SEMICOLON, LESS, GREATER, QUESTION, EXCLAMATION, BRACKET] = [45, 47, 59, 60, 62, 63, 33, 93];
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
/** Longest name between `&` and `;`: `&#x10FFFF;`, with some zeros. */
const LONGEST_REFERENCE = 16;

export class TagScanner {
  #state = OUTSIDE;
  #depth = 0;
  #elements = 0;
  #attributes = 0;
  /** How many bytes of a delimiter, of a reference or of the byte order mark have come. */
  #count = 0;
  #isSlash = false;
  #quote = QUOTE;
  /** The name of the present tag as a number, and those of the open elements: an end tag that fits none must not wait for more. */
  #name = 0;
  #isInName = false;
  readonly #names: number[] = [];
  /** What followed `<!`. */
  #word = '';
  /** Where a reference stands: in text or in a value. */
  #around = TEXT;
  #hasRoot = false;

  constructor(private readonly limits: PacketLimits) {}

  isBlank(byte: number): boolean {
    return byte === SPACE || byte === LF || byte === CR || byte === TAB;
  }

  /**
   * @returns the offset after the packet that ends before `stop`; undefined when none does
   * @throws BadPacket as soon as the bytes cannot be the beginning of a packet
   */
  scan(bytes: Uint8Array, start: number, stop: number): number | undefined {
    for (let at = start; at < stop; at++) {
      const byte = bytes[at]!;
      if (byte < SPACE && !this.isBlank(byte)) throw new BadPacket(`a packet holds the control character ${byte}`);
      this.#step(byte);
      if (this.#hasRoot && this.#depth === 0 && this.#state === TEXT) {
        this.#reset();
        return at + 1;
      }
    }
    return undefined;
  }

  #step(byte: number): void {
    switch (this.#state) {
      case TEXT:
        if (byte === LESS) this.#state = OPENED;
        else if (byte === AMPERSAND) this.#reference(TEXT);
        return;
      case VALUE:
        if (byte === this.#quote) this.#state = START_TAG;
        else if (byte === AMPERSAND) this.#reference(VALUE);
        else if (byte === LESS) throw new BadPacket('an attribute holds <');
        return;
      case START_TAG:
        this.#startTag(byte);
        return;
      case END_TAG:
        if (byte === GREATER) {
          if (this.#names.at(-1) !== this.#name) throw new BadPacket('an end tag closes another element');
          this.#close();
        } else if (!this.isBlank(byte)) this.#name = withByte(this.#name, byte);
        if (byte === QUOTE || byte === LESS || byte === AMPERSAND) throw new BadPacket('an end tag holds more than a name');
        return;
      case OPENED:
        this.#opened(byte);
        return;
      case REFERENCE:
        this.#inReference(byte);
        return;
      case COMMENT:
        this.#until(byte, DASH, 2);
        return;
      case SECTION:
        this.#until(byte, BRACKET, 2);
        return;
      case INSTRUCTION:
        this.#until(byte, QUESTION, 1);
        return;
      case DECLARATION:
        this.#declaration(byte);
        return;
      default:
        this.#outside(byte);
    }
  }

  #outside(byte: number): void {
    if (byte === LESS && this.#count % BYTE_ORDER_MARK.length === 0) this.#state = OPENED;
    else if (byte === BYTE_ORDER_MARK[this.#count]) this.#count++;
    else if (!this.isBlank(byte)) throw new BadPacket('text stands outside of a packet');
  }

  #opened(byte: number): void {
    this.#count = 0;
    this.#isSlash = false;
    if (byte === QUESTION) this.#state = INSTRUCTION;
    else if (byte === EXCLAMATION) {
      this.#state = DECLARATION;
      this.#word = '';
    } else if (byte === SLASH && this.#depth > 0) {
      this.#state = END_TAG;
      this.#name = 0;
    } else if (isNameStart(byte)) {
      this.#state = START_TAG;
      this.#name = withByte(0, byte);
      this.#isInName = true;
      this.#attributes = 0;
      if (++this.#elements > this.limits.elements) throw new BadPacket(`a packet has more than ${this.limits.elements} elements`);
      if (this.#depth >= this.limits.depth) throw new BadPacket(`elements are nested more than ${this.limits.depth} deep`);
    } else throw new BadPacket('< begins no tag');
  }

  #startTag(byte: number): void {
    this.#isInName &&= byte !== GREATER && byte !== SLASH && !this.isBlank(byte);
    if (this.#isInName) this.#name = withByte(this.#name, byte);
    if (byte === GREATER) {
      this.#names.push(this.#name);
      this.#depth++;
      this.#hasRoot = true;
      if (this.#isSlash) this.#close();
      else this.#state = TEXT;
    } else if (byte === QUOTE || byte === APOSTROPHE) {
      if (++this.#attributes > this.limits.attributes) throw new BadPacket(`an element has more than ${this.limits.attributes} attributes`);
      this.#quote = byte;
      this.#state = VALUE;
    } else if (byte === LESS || byte === AMPERSAND) throw new BadPacket(`a tag holds ${String.fromCharCode(byte)}`);
    this.#isSlash = byte === SLASH;
  }

  #close(): void {
    this.#names.pop();
    this.#depth--;
    this.#state = TEXT;
  }

  /** Only comments and, inside of elements, CDATA: a document type could expand without end. */
  #declaration(byte: number): void {
    this.#word += String.fromCharCode(byte);
    this.#count = 0;
    if (this.#word === '--') this.#state = COMMENT;
    else if (this.#word === '[CDATA[' && this.#depth > 0) this.#state = SECTION;
    else if (!'--'.startsWith(this.#word) && !'[CDATA['.startsWith(this.#word)) throw new BadPacket('a packet has a document type');
    else if (this.#word === '[CDATA[') throw new BadPacket('CDATA stands outside of a packet');
  }

  /** Looks for `>` after so many of `mark`. */
  #until(byte: number, mark: number, times: number): void {
    if (byte === mark) this.#count++;
    else if (byte === GREATER && this.#count >= times) {
      this.#state = this.#depth > 0 ? TEXT : OUTSIDE;
      this.#count = 0;
    } else this.#count = 0;
  }

  #reference(around: number): void {
    this.#around = around;
    this.#state = REFERENCE;
    this.#count = 0;
  }

  /** A bare `&` must not swallow what follows until somebody sends `;`. */
  #inReference(byte: number): void {
    if (byte === SEMICOLON && this.#count > 0) this.#state = this.#around;
    else if (!(isLetterOrDigit(byte) || (byte === HASH && this.#count === 0)) || ++this.#count > LONGEST_REFERENCE)
      throw new BadPacket('& begins no reference');
  }

  #reset(): void {
    this.#state = OUTSIDE;
    this.#elements = 0;
    this.#count = 0;
    this.#hasRoot = false;
  }
}

/** Two names may rarely have one number; whoever reads the packet compares them exactly. */
function withByte(name: number, byte: number): number {
  return (Math.imul(name, 31) + byte) | 0;
}

function isLetterOrDigit(byte: number): boolean {
  return (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122);
}

function isNameStart(byte: number): boolean {
  return byte >= 0x80 || byte === 58 || byte === 95 || (isLetterOrDigit(byte) && byte > 57);
}
