/**
 * Cuts the bytes of a connection into packets. Each is one XML document and nothing stands between two of them, so its end
 * is where the outermost element closes. Works on bytes: all that matters is ASCII, and in UTF-8 no other character
 * contains such a byte, so a cut inside a character needs no care. Every byte is looked at once.
 */
import { BadPacket } from './bad-packet.js';
import type { PacketLimits } from './limits.js';
import { TagScanner } from './tag-scanner.js';

export interface SplitBytes {
  /** The packets that are complete now, as text. */
  readonly packets: readonly string[];
  /** Why nothing after them can be read; from then on the splitter takes nothing. */
  readonly refused: BadPacket | undefined;
}

/** Memory kept between two packets, bytes; what a larger one needed is given back. */
const KEPT = 4096;

export class PacketSplitter {
  readonly #scanner: TagScanner;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  readonly #limit: number;
  /** What has come of an unfinished packet. */
  #buffer = Buffer.allocUnsafe(KEPT);
  #size = 0;
  #refused: BadPacket | undefined;

  constructor(limits: PacketLimits) {
    this.#limit = limits.bytes;
    this.#scanner = new TagScanner(limits);
  }

  /** Whether a packet has begun and is not complete. */
  get unfinished(): boolean {
    return this.#size > 0;
  }

  read(chunk: Uint8Array): SplitBytes {
    const packets: string[] = [];
    try {
      if (this.#refused === undefined) this.#split(chunk, packets);
    } catch (error) {
      if (!(error instanceof BadPacket)) throw error;
      this.#refused = error;
      this.#forget();
    }
    return { packets, refused: this.#refused };
  }

  #split(chunk: Uint8Array, packets: string[]): void {
    let start = 0;
    while (start < chunk.length) {
      if (this.#size === 0 && this.#scanner.isBlank(chunk[start]!)) {
        start++; // white space between packets, also when it comes alone
        continue;
      }
      // a packet that is too long is refused when the limit is reached, not when it ends
      const stop = Math.min(chunk.length, start + this.#limit - this.#size);
      const end = this.#scanner.scan(chunk, start, stop);
      if (end !== undefined) packets.push(this.#take(chunk.subarray(start, end)));
      else if (stop < chunk.length) throw new BadPacket(`a packet is longer than ${this.#limit} bytes`);
      else this.#keep(chunk.subarray(start));
      start = end ?? stop;
    }
  }

  #take(last: Uint8Array): string {
    let bytes = last;
    if (this.#size > 0) {
      this.#keep(last);
      bytes = this.#buffer.subarray(0, this.#size);
    }
    try {
      return this.#decoder.decode(bytes);
    } catch {
      throw new BadPacket('a packet is not UTF-8');
    } finally {
      this.#forget();
    }
  }

  /** Grows by doubling, so that a packet that comes byte by byte costs no more than its size. */
  #keep(part: Uint8Array): void {
    const needed = this.#size + part.length;
    if (needed > this.#buffer.length) {
      const larger = Buffer.allocUnsafe(Math.max(needed, 2 * this.#buffer.length));
      this.#buffer.copy(larger, 0, 0, this.#size);
      this.#buffer = larger;
    }
    this.#buffer.set(part, this.#size);
    this.#size = needed;
  }

  #forget(): void {
    this.#size = 0;
    if (this.#buffer.length > KEPT) this.#buffer = Buffer.allocUnsafe(KEPT);
  }
}
