/** The sources of a document, each with its range of positions, so that a position says which source it is in. */

import { fingerprint } from '../../../diagnostics/fingerprint.js';
import type { SourceFile, SourceText } from '../../../diagnostics/source.js';

/**
 * A source's positions follow from where it stands in its file, so they are the same in whatever order sources are added:
 * content is compiled when it is first executed, and snapshots hold positions.
 */
export class Units {
  /** By ascending base. */
  readonly #sources: SourceText[] = [];
  readonly #bases: number[] = [];
  readonly #hashes = new Map<number, string>();
  /** Positions of the first characters of files, in the order in which they were first seen. */
  readonly #files = new Map<SourceFile, number>();
  #next = 1; // 0 is nowhere

  /** @returns position of the source's first character */
  add(source: SourceText): number {
    const { source: file, start } = source.span;
    const base = this.#startOf(file) + start;
    const last = this.#bases.at(-1);
    if (last === undefined || last <= base) {
      this.#sources.push(source);
      this.#bases.push(base);
      return base;
    }
    const place = this.#bases[0]! > base ? 0 : this.#placeOf(base) + 1;
    this.#sources.splice(place, 0, source);
    this.#bases.splice(place, 0, base);
    this.#hashes.clear();
    return base;
  }

  #startOf(file: SourceFile): number {
    let start = this.#files.get(file);
    if (start === undefined) {
      start = this.#next;
      this.#files.set(file, start);
      this.#next = start + file.text.length + 1;
    }
    return start;
  }

  get count(): number {
    return this.#sources.length;
  }

  /** A fingerprint of the first `count` sources: of the document, once all of it is compiled. */
  hash(count: number): string {
    let hash = this.#hashes.get(count);
    if (hash === undefined) {
      hash = fingerprint(this.#sources.slice(0, count).map(({ text }) => text));
      this.#hashes.set(count, hash);
    }
    return hash;
  }

  /** The source that a position is in, and the index there. */
  locate(position: number): { readonly source: SourceText; readonly index: number } | undefined {
    const place = this.#placeOf(position);
    const source = this.#sources[place];
    const base = this.#bases[place];
    return source === undefined || base === undefined || position < base ? undefined : { source, index: position - base };
  }

  /** The last source that starts there or before; the first one when none does. */
  #placeOf(position: number): number {
    let low = 0;
    let high = this.#bases.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#bases[middle]! <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
