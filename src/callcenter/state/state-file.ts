/** The state in a file: written whole or not at all, and taken back only as it was written. */
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { ScxmlError } from '../../diagnostics/error.js';
import type { SavedState } from './records.js';

const FORMAT = 'statewire-callcenter';
const VERSION = 1;

/** What is written in front of the state, on a line of its own. */
interface Header {
  readonly format: string;
  readonly version: number;
  readonly sha256: string;
}

/** @throws ScxmlError `FILE_NOT_READABLE` when it cannot be written */
export function writeState(file: string, state: SavedState): void {
  const text = JSON.stringify(state);
  const header: Header = { format: FORMAT, version: VERSION, sha256: hash(text) };
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    const descriptor = openSync(temporary, 'w', 0o600); // it holds what agents have typed
    try {
      writeSync(descriptor, `${JSON.stringify(header)}\n${text}\n`);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, file);
  } catch (error) {
    throw new ScxmlError('FILE_NOT_READABLE', `${file} cannot be written: ${messageOf(error)}`, undefined, { cause: error });
  }
}

/**
 * What was written last; undefined when there is no file yet.
 * @throws ScxmlError `BAD_SNAPSHOT` for a file that is damaged, of another version, or no such file at all, `FILE_NOT_READABLE`
 */
export function readState(file: string): SavedState | undefined {
  const text = textOf(file);
  if (text === undefined) return undefined;
  const end = text.indexOf('\n');
  const header = parseHeader(text.slice(0, Math.max(0, end)));
  if (!header) bad(file, 'is no saved state of a call centre');
  if (header.version !== VERSION) bad(file, `is a saved state of version ${header.version}; this one reads version ${VERSION}`);
  const body = text.slice(end + 1).replace(/\n$/, '');
  if (hash(body) !== header.sha256) bad(file, 'is damaged: its content is not what was written');
  return JSON.parse(body) as SavedState; // what was written by writeState, byte for byte
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new ScxmlError('FILE_NOT_READABLE', `${file} cannot be read: ${messageOf(error)}`, undefined, { cause: error });
  }
}

function parseHeader(line: string): Header | undefined {
  try {
    const header = JSON.parse(line) as Partial<Header> | null;
    if (header?.format !== FORMAT || typeof header.version !== 'number' || typeof header.sha256 !== 'string') return undefined;
    return { format: header.format, version: header.version, sha256: header.sha256 };
  } catch {
    return undefined;
  }
}

function bad(file: string, what: string): never {
  throw new ScxmlError('BAD_SNAPSHOT', `${file} ${what}; delete it to begin afresh`);
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
