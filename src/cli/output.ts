import pc from 'picocolors';

/** Colours of a stream; all of them do nothing when it should have none. */
export type Colors = ReturnType<typeof pc.createColors>;

/**
 * Whether a stream gets colours: terminals do, except with `NO_COLOR` (https://no-color.org) or `TERM=dumb`; others only
 * with `FORCE_COLOR`.
 */
export function wantsColors(stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): boolean {
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR']) return env['FORCE_COLOR'] !== '0';
  return stream.isTTY === true && env['TERM'] !== 'dumb';
}

/** A stream that the command writes lines to. A reader that goes away (`| head`) is no error: nothing is written any more. */
export class Output {
  readonly colors: Colors;
  readonly #stream: NodeJS.WritableStream;
  #closed = false;
  readonly #listeners: (() => void)[] = [];
  #beforeLine = (): void => {};

  constructor(stream: NodeJS.WritableStream & { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv = process.env) {
    this.#stream = stream;
    this.colors = pc.createColors(wantsColors(stream, env));
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error;
      this.#closed = true;
      for (const listener of this.#listeners) listener();
    });
  }

  /** Whether nobody reads any more. */
  get closed(): boolean {
    return this.#closed;
  }

  onClosed(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Before each line, such as making place for it where a prompt stands. */
  onLine(before: () => void): void {
    this.#beforeLine = before;
  }

  line(text = ''): void {
    if (this.#closed) return;
    this.#beforeLine();
    this.#stream.write(`${text}\n`);
  }
}

/** Text from a chart, safe on a terminal: on one line, control characters escaped. */
export function printable(text: string): string {
  return text.replace(/[\x00-\x1f\x7f-\x9f\u2028\u2029]/g, (c) =>
    c === '\n' ? '\\n' : c === '\t' ? '\\t' : `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
