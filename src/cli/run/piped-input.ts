/** Events from a pipe or a file, line by line. */
import type { EventInput, InputLine } from './event-input.js';
import { LONGEST_LINE } from './event-input.js';
import type { Wake } from './wake.js';

export interface PipedInputOptions {
  readonly wake: Wake;
  /** When it is needed and stays silent for this long it counts as empty, ms of real time; undefined waits for ever. */
  readonly silence?: number;
  /** Told when the run has waited for a line for a while. */
  readonly onWaiting?: () => void;
}

/** How long a line may take that belongs to the one before it, ms of real time. */
const LINGER = 100;
/** When the user is told that the run waits for lines, ms. */
const WAITING = 1000;
/** Lines that are read ahead at most. */
const AHEAD = 1000;

export class PipedInput implements EventInput {
  readonly interactive = false;
  readonly #stream: NodeJS.ReadableStream;
  readonly #options: PipedInputOptions;
  readonly #lines: InputLine[] = [];
  #count = 0;
  #rest = '';
  /** The line that is being read is too long: its text is thrown away. */
  #tooLong = false;
  #begun = false;
  #needed = false;
  /** Nothing has come yet. */
  #silent = true;
  #over = false;
  readonly #timeouts: NodeJS.Timeout[] = [];

  constructor(stream: NodeJS.ReadableStream, options: PipedInputOptions) {
    this.#stream = stream;
    this.#options = options;
  }

  get ended(): boolean {
    return this.#over && this.#lines.length === 0;
  }

  ask(needed: boolean): void {
    if (!this.#begun) this.#begin();
    if (needed && !this.#needed && this.#silent) this.#watchSilence();
    this.#needed ||= needed;
  }

  take(): InputLine | undefined {
    const line = this.#lines.shift();
    if (this.#lines.length < AHEAD && this.#begun && !this.#over) this.#stream.resume();
    return line;
  }

  async linger(): Promise<void> {
    if (this.#lines.length === 0 && !this.#over) await this.#options.wake.wait(LINGER);
  }

  close(): void {
    this.#clearTimeouts();
    this.#over = true;
    if (this.#begun) this.#stream.pause();
  }

  #begin(): void {
    this.#begun = true;
    this.#stream.setEncoding('utf8');
    this.#stream.on('data', (chunk: string | Buffer) => this.#read(String(chunk)));
    this.#stream.on('end', () => this.#end());
    this.#stream.on('error', () => this.#end()); // a folder, or a terminal that is gone: there are no lines
  }

  #watchSilence(): void {
    const { silence, onWaiting } = this.#options;
    if (silence !== undefined) this.#timeouts.push(setTimeout(() => this.#end(), silence));
    else if (onWaiting) this.#timeouts.push(setTimeout(onWaiting, WAITING));
  }

  #read(chunk: string): void {
    this.#silent = false;
    this.#clearTimeouts();
    const pieces = chunk.split('\n');
    const last = pieces.pop()!;
    for (const piece of pieces) this.#finishLine(piece);
    this.#extend(last);
    if (this.#lines.length >= AHEAD) this.#stream.pause();
    if (this.#lines.length > 0) this.#options.wake.notify();
  }

  #finishLine(piece: string): void {
    this.#extend(piece);
    const text = this.#tooLong ? undefined : this.#rest;
    this.#lines.push({ number: ++this.#count, text });
    this.#rest = '';
    this.#tooLong = false;
  }

  #extend(piece: string): void {
    this.#tooLong ||= this.#rest.length + piece.length > LONGEST_LINE;
    this.#rest = this.#tooLong ? '' : this.#rest + piece;
  }

  #end(): void {
    if (this.#over) return;
    this.#clearTimeouts();
    if (this.#rest !== '' || this.#tooLong) this.#finishLine('');
    this.#over = true;
    this.#stream.pause();
    this.#options.wake.notify();
  }

  #clearTimeouts(): void {
    for (const timeout of this.#timeouts.splice(0)) clearTimeout(timeout);
  }
}
