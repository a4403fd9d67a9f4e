const NEWLINE = 10;

/** Cuts the bytes of a connection into lines, UTF-8, and never keeps more of an unfinished one than its limit. */
export class LineReader {
  #parts: Buffer[] = [];
  #size = 0;

  /** @param limit longest line, bytes */
  constructor(private readonly limit: number) {}

  /** @returns the lines that are complete now, empty ones left out; undefined when one is too long: the connection is of no use then */
  read(chunk: Buffer): readonly string[] | undefined {
    const lines: string[] = [];
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      if (!this.#keep(chunk.subarray(start, end))) return undefined;
      const line = this.#take();
      if (line !== '') lines.push(line);
      start = end + 1;
    }
    return this.#keep(chunk.subarray(start)) ? lines : undefined;
  }

  #keep(part: Buffer): boolean {
    this.#size += part.length;
    if (this.#size > this.limit) return false;
    if (part.length > 0) this.#parts.push(part);
    return true;
  }

  #take(): string {
    const line = Buffer.concat(this.#parts).toString('utf8').trim();
    this.#parts = [];
    this.#size = 0;
    return line;
  }
}
