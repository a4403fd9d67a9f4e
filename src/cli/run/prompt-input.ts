/** Events from a person at a terminal. */
import { clearLine, createInterface, cursorTo, type Interface } from 'node:readline';
import type { EventInput, InputLine } from './event-input.js';
import { LONGEST_LINE } from './event-input.js';
import type { Wake } from './wake.js';

export interface PromptInputOptions {
  readonly input: NodeJS.ReadableStream;
  /** Where the prompt is shown. */
  readonly output: NodeJS.WritableStream;
  readonly wake: Wake;
  /** What is worth saying before the prompt, such as the events that are waited for; said again when it changes. */
  readonly situation: () => string;
  /** What the tabulator key completes. */
  readonly completions: () => readonly string[];
  /** Ctrl-C. */
  readonly interrupted: () => void;
}

const PROMPT = 'event> ';

export class PromptInput implements EventInput {
  readonly interactive = true;
  readonly #options: PromptInputOptions;
  readonly #lines: InputLine[] = [];
  #count = 0;
  #reader: Interface | undefined;
  #over = false;
  #shown = false;
  #said: string | undefined;

  constructor(options: PromptInputOptions) {
    this.#options = options;
  }

  get ended(): boolean {
    return this.#over && this.#lines.length === 0;
  }

  ask(): void {
    if (this.#shown || this.#over) return;
    const { output, situation } = this.#options;
    const said = situation();
    if (said !== this.#said) output.write(`${said}\n`);
    this.#said = said;
    this.#reader ??= this.#open();
    this.#shown = true;
    this.#reader.prompt(true);
  }

  take(): InputLine | undefined {
    return this.#lines.shift();
  }

  /** A person is slower than anything that is due. */
  linger(): Promise<void> {
    return Promise.resolve();
  }

  /** Makes place for a line of the trace; what was typed comes back with the next `ask`. */
  hide(): void {
    if (!this.#shown) return;
    this.#shown = false;
    cursorTo(this.#options.output, 0);
    clearLine(this.#options.output, 0);
  }

  close(): void {
    this.#over = true;
    this.#reader?.close();
  }

  #open(): Interface {
    const { input, output, completions, interrupted, wake } = this.#options;
    const reader = createInterface({ input, output, terminal: true, prompt: PROMPT, completer });
    reader.on('line', (text) => {
      this.#shown = false;
      this.#lines.push({ number: ++this.#count, text: text.length > LONGEST_LINE ? undefined : text });
      wake.notify();
    });
    reader.on('SIGINT', interrupted);
    reader.on('close', () => {
      if (this.#shown) output.write('\n');
      this.#shown = false;
      this.#over = true;
      wake.notify();
    });
    return reader;

    function completer(line: string): [string[], string] {
      return [completions().filter((name) => name.startsWith(line)), line];
    }
  }
}
