/**
 * Text as its author meant it, with the way back to the file: references resolved, line ends and white space normalised
 * (XML 2.11, 3.3.3), CDATA unwrapped. Built when somebody asks for it.
 */
import { referenceEnd, resolveReference } from './references.js';

/** A stretch of the text and where it comes from: character by character, or as a whole (`&lt;` for `<`). */
interface Piece {
  readonly at: number;
  readonly start: number;
  readonly end: number;
  readonly whole: boolean;
}

export class DecodedText {
  /** @param place offset in the file where an empty text stands */
  constructor(
    readonly text: string,
    private readonly pieces: readonly Piece[],
    private readonly place: number,
  ) {}

  /** Where `text[index]` starts in the file; the end of the text for an index past it. */
  startOf(index: number): number {
    if (index >= this.text.length) return this.endOf(this.text.length);
    const piece = this.#pieceAt(index);
    return piece.whole ? piece.start : piece.start + index - piece.at;
  }

  /** Where the character before `text[index]` ends in the file. */
  endOf(index: number): number {
    if (this.pieces.length === 0) return this.place;
    if (index <= 0) return this.startOf(0);
    const piece = this.#pieceAt(Math.min(index, this.text.length) - 1);
    return piece.whole ? piece.end : Math.min(piece.end, piece.start + index - piece.at);
  }

  #pieceAt(index: number): Piece {
    let low = 0;
    let high = this.pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.pieces[middle]!.at <= index) low = middle;
      else high = middle - 1;
    }
    return this.pieces[low]!;
  }
}

/** Collects the pieces of a text out of a file. */
export class TextDecoder {
  #pieces: Piece[] = [];
  #parts: string[] = [];
  #length = 0;

  constructor(private readonly file: string) {}

  /** Character data, with references. */
  characters(start: number, end: number): void {
    this.#decode(start, end, true, (verbatim) => verbatim, '\n');
  }

  /** The inside of a CDATA section: no references. */
  cdata(start: number, end: number): void {
    this.#decode(start, end, false, (verbatim) => verbatim, '\n');
  }

  /** An attribute's value: every white space character becomes a space. */
  value(start: number, end: number): void {
    this.#decode(start, end, true, (verbatim) => verbatim.replace(/[\n\t]/g, ' '), ' ');
  }

  finish(place: number): DecodedText {
    return new DecodedText(this.#parts.join(''), this.#pieces, place);
  }

  #decode(start: number, end: number, references: boolean, verbatim: (text: string) => string, lineEnd: string): void {
    const raw = this.file.slice(start, end);
    const special = references ? /&|\r\n?/g : /\r\n?/g;
    let done = 0;
    for (let match = special.exec(raw); match; match = special.exec(raw)) {
      const at = match.index;
      let after = at + match[0].length;
      let text = lineEnd;
      if (match[0] === '&') {
        after = referenceEnd(raw, at, raw.length) ?? after;
        text = resolveReference(raw.slice(at + 1, after - 1)) ?? raw.slice(at, after);
      }
      this.#add(verbatim(raw.slice(done, at)), start + done, start + at, false);
      this.#add(text, start + at, start + after, true);
      done = special.lastIndex = after;
    }
    this.#add(verbatim(raw.slice(done)), start + done, end, false);
  }

  #add(text: string, start: number, end: number, whole: boolean): void {
    if (text === '') return;
    this.#pieces.push({ at: this.#length, start, end, whole });
    this.#parts.push(text);
    this.#length += text.length;
  }
}
