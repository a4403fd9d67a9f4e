/**
 * Where text comes from. Lines and columns count from 1; offsets and indices count UTF-16 code units from 0.
 * Positions are computed from offsets when somebody asks, so that reading a large document does not pay for them.
 */

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A document's text under the name that diagnostics print. */
export class SourceFile {
  #lineStarts: number[] | undefined;

  constructor(
    readonly name: string,
    readonly text: string,
  ) {}

  position(offset: number): Position {
    const starts = this.#starts();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: Math.max(1, offset - starts[low]! + 1) };
  }

  /** The text of a line without its line break; empty when there is no such line. */
  line(line: number): string {
    const starts = this.#starts();
    const start = starts[line - 1];
    if (start === undefined) return '';
    const end = starts[line] ?? this.text.length + 1;
    return this.text.slice(start, end - 1).replace(/\r$/, '');
  }

  #starts(): number[] {
    if (this.#lineStarts) return this.#lineStarts;
    const starts = [this.text.startsWith('\uFEFF') ? 1 : 0]; // a byte order mark takes no column
    for (let i = this.text.indexOf('\n'); i >= 0; i = this.text.indexOf('\n', i + 1)) starts.push(i + 1);
    this.#lineStarts = starts;
    return starts;
  }
}

/** A stretch of a file: offsets `start` (first character) to `end` (after the last one). */
export class Span {
  constructor(
    readonly source: SourceFile,
    readonly start: number,
    readonly end: number,
  ) {}

  get file(): string {
    return this.source.name;
  }
  get line(): number {
    return this.source.position(this.start).line;
  }
  get column(): number {
    return this.source.position(this.start).column;
  }
  get endPosition(): Position {
    return this.source.position(this.end);
  }
}

/**
 * Text as the author meant it (an attribute's value, an element's text: entities decoded, CDATA unwrapped) that still
 * knows where each of its characters stands in the file, and which element and attribute it belongs to.
 */
export interface SourceText {
  readonly text: string;
  /** The whole attribute (`cond="…"`), or the element's text. */
  readonly span: Span;
  /** Name of the element as written, for messages and error events. */
  readonly element: string;
  /** Name of the attribute; undefined for an element's text. */
  readonly attribute: string | undefined;
  /** The span of `text[start]` up to `text[end]` (exclusive) in the file. */
  within(start: number, end?: number): Span;
}

/** Text that stands in no document, such as an expression given by a program. */
export function looseText(text: string, element = 'text', attribute?: string): SourceText {
  const source = new SourceFile(`<${element}>`, text);
  return {
    text,
    element,
    attribute,
    span: new Span(source, 0, text.length),
    within: (start, end = start + 1) => new Span(source, start, end),
  };
}
