/** The packets of a connection as elements. */
import { BadPacket } from './bad-packet.js';
import type { PacketLimits } from './limits.js';
import type { PacketElement } from './packet.js';
import { PacketSplitter } from './packet-splitter.js';
import { parsePacket } from './parse-packet.js';

export interface ReadPackets {
  readonly packets: readonly PacketElement[];
  /** Why nothing after them can be read; the connection has to end. */
  readonly refused: BadPacket | undefined;
}

export class PacketReader {
  readonly #splitter: PacketSplitter;
  #refused: BadPacket | undefined;

  constructor(limits: PacketLimits) {
    this.#splitter = new PacketSplitter(limits);
  }

  read(chunk: Uint8Array): ReadPackets {
    const packets: PacketElement[] = [];
    if (this.#refused) return { packets, refused: this.#refused };
    const split = this.#splitter.read(chunk);
    try {
      for (const text of split.packets) packets.push(parsePacket(text));
      this.#refused = split.refused;
    } catch (error) {
      if (!(error instanceof BadPacket)) throw error;
      this.#refused = error;
    }
    return { packets, refused: this.#refused };
  }
}
