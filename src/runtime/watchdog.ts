import { Worker } from 'node:worker_threads';
import { ScxmlError } from '../diagnostics/error.js';
import { BUSY, CELLS, MARKS, type WatchdogData, type WatchdogMessage } from './watchdog-cells.js';

/** Default limit, ms: ten times what a macrostep can take that uses up its budgets, on a slow machine. */
export const WATCHDOG_LIMIT = 2_000;

/**
 * Ends the process, by SIGKILL and with a line on standard error, when a macrostep or the performing of its effects does not end:
 * when code of an extension loops, or Statewire itself does. Documents alone cannot get there, their budgets stop them. Sessions
 * then go on elsewhere from their snapshots. It costs a macrostep four writes to shared memory.
 */
export class Watchdog {
  readonly #cells = new Int32Array(new SharedArrayBuffer(CELLS * Int32Array.BYTES_PER_ELEMENT));
  readonly #thread: Worker;
  #numbers = 0;

  /** @param limit ms; time in which the process was suspended does not count. @throws ScxmlError `BAD_OPTION` */
  constructor(limit: number) {
    if (!(limit >= 20 && limit <= 2 ** 31 - 1))
      throw new ScxmlError('BAD_OPTION', `a watchdog limit of ${limit} ms: it must be 20 or more`);
    const workerData: WatchdogData = { cells: this.#cells, limit };
    this.#thread = new Worker(new URL('./watchdog-thread.js', import.meta.url), { workerData, name: 'watchdog' });
    this.#thread.on('error', (error) => process.emitWarning(`the watchdog does not watch: ${error.message}`, 'StatewireWarning'));
    this.#thread.unref();
  }

  /** @returns the number that the session is busy under */
  add(session: string, document: string): number {
    const number = ++this.#numbers;
    this.#tell({ number, session, document });
    return number;
  }

  remove(number: number): void {
    this.#tell({ number, session: undefined });
  }

  /** The session begins to be busy. @returns what `end` wants to know: who was busy before, for sessions start others */
  begin(number: number): number {
    const before = this.#cells[BUSY]!;
    this.#cells[BUSY] = number;
    this.#cells[MARKS]! += 1;
    return before;
  }

  end(before: number): void {
    this.#cells[BUSY] = before;
    this.#cells[MARKS]! += 1;
  }

  async close(): Promise<void> {
    await this.#thread.terminate();
  }

  #tell(message: WatchdogMessage): void {
    this.#thread.postMessage(message);
  }
}
