import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { DEFAULT_LIMITS } from '../xml/limits.js';
import { messageOf, UsageError } from './usage-error.js';

/** `FILE` that means standard input, and its name in diagnostics. */
export const STDIN = '-';
const STDIN_NAME = '<stdin>';

const STDIN_FD = 0;
const CHUNK = 64 * 1024;

/** A document as the command got it. */
export interface InputText {
  readonly name: string;
  readonly text: string;
}

/**
 * Reads a document, UTF-8. Never more than the reader takes, so that a device or a huge file costs no memory: the rest is
 * left out, and the reader refuses what it gets as too large.
 * @param file a path, or `-` for standard input
 * @throws UsageError when it cannot be read, or is in an encoding of 16 bits
 */
export function readInput(file: string): InputText {
  const name = file === STDIN ? STDIN_NAME : file;
  try {
    return { name, text: decode(file === STDIN ? readAll(STDIN_FD) : readPath(file)) };
  } catch (error) {
    throw new UsageError(`${name} cannot be read: ${reason(error)}`);
  }
}

function readPath(path: string): Buffer {
  const fd = openSync(path, 'r');
  try {
    return readAll(fd);
  } finally {
    closeSync(fd);
  }
}

function readAll(fd: number): Buffer {
  if (fstatSync(fd).isDirectory()) throw new UsageError('it is a folder');
  const chunks: Buffer[] = [];
  const most = DEFAULT_LIMITS.bytes + CHUNK; // certainly too much for the reader
  for (let total = 0; total < most; ) {
    const chunk = Buffer.alloc(CHUNK);
    const count = readSome(fd, chunk);
    if (count === 0) break;
    chunks.push(chunk.subarray(0, count));
    total += count;
  }
  return Buffer.concat(chunks);
}

/** @returns bytes read; 0 at the end */
function readSome(fd: number, chunk: Buffer): number {
  for (;;) {
    try {
      return readSync(fd, chunk);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return 0; // a closed pipe on Windows
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5); // a pipe that does not block and is empty yet
    }
  }
}

function decode(bytes: Buffer): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) throw new UsageError('it is UTF-16; save it as UTF-8');
  return bytes.toString('utf8');
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EACCES: 'permission denied',
  EISDIR: 'it is a folder',
};

function reason(error: unknown): string {
  return REASONS[(error as NodeJS.ErrnoException).code ?? ''] ?? messageOf(error);
}
