/** The sources of a document, each with its range of positions, so that a position says which source it is in. */

import { fingerprint } from '../../../diagnostics/fingerprint.js';
import type { SourceText } from '../../../diagnostics/source.js';

export class Units {
  readonly #sources: SourceText[] = [];
  readonly #bases: number[] = [];
  /** Sources are only ever appended, so a hash stays right. */
  readonly #hashes = new Map<number, string>();
  #next = 1; // 0 is nowhere

  /** @returns position of the source's first character */
  add(source: SourceText): number {
    const base = this.#next;
    this.#sources.push(source);
    this.#bases.push(base);
    this.#next = base + source.text.length + 1;
    return base;
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
    let low = 0;
    let high = this.#bases.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#bases[middle]! <= position) low = middle;
      else high = middle - 1;
    }
    const source = this.#sources[low];
    const base = this.#bases[low];
    return source === undefined || base === undefined || position < base ? undefined : { source, index: position - base };
  }
}
