/** Conversations recorded with real servers; `transcripts/` of this folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ANSWER_LIMITS } from '../../src/eccp/limits.js';
import type { PacketElement } from '../../src/eccp/packet.js';
import { PacketReader } from '../../src/eccp/packet-reader.js';

const FOLDER = fileURLToPath(new URL('transcripts/', import.meta.url));

/** All transcripts, as paths in their folder. */
export const TRANSCRIPTS: readonly string[] = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.jsonl'))
  .sort();

export interface TranscriptLine {
  /** Counted from 1 in the file, notes included. */
  readonly line: number;
  readonly conn: string;
  readonly dir: 'C' | 'S';
  /** ms since the start. */
  readonly t: number;
  readonly raw: string;
}

/** What was sent, in order; notes left out. */
export function linesOf(transcript: string): readonly TranscriptLine[] {
  return readFileSync(`${FOLDER}${transcript}`, 'utf8')
    .trim()
    .split('\n')
    .map((text, index) => ({ ...(JSON.parse(text) as Partial<TranscriptLine>), line: index + 1 }))
    .filter((line): line is TranscriptLine => line.raw !== undefined);
}

export interface TranscriptPacket {
  readonly from: 'client' | 'server';
  readonly packet: PacketElement;
  /** The line that the packet stands in. */
  readonly raw: string;
}

/** The packets that are well-formed. */
export function packetsOf(transcript: string): readonly TranscriptPacket[] {
  return linesOf(transcript).flatMap(({ dir, raw }) =>
    new PacketReader(ANSWER_LIMITS)
      .read(Buffer.from(raw))
      .packets.map((packet) => ({ from: dir === 'C' ? ('client' as const) : ('server' as const), packet, raw })),
  );
}
