import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** An event to send, or time to let pass. */
export type Step = { readonly name: string; readonly invokeid?: string; readonly data?: unknown } | { readonly pass: number };

export interface Job {
  readonly document: string;
  /** To go on from; the document is started without it. */
  readonly snapshot?: string | undefined;
  /** Time at the beginning, ms since 1970. */
  readonly time: number;
  readonly steps: readonly Step[];
  /** Before this step a snapshot is taken, and the trace forgotten. */
  readonly snapshotAfter?: number;
}

export interface Played {
  /** What happened since the snapshot was taken, or since the beginning: trace entries, the last view, the last snapshot. */
  readonly trace: readonly string[];
  /** Absent when the session had ended. */
  readonly snapshot?: string;
  readonly time?: number;
  /** The snapshot of a session that was just restored. */
  readonly again?: string;
  readonly error?: string;
}

/** A process of its own that plays sessions (play-jobs.mjs). */
export class Player {
  readonly #process: ChildProcess;
  readonly #lines: Interface;

  constructor() {
    const script = fileURLToPath(new URL('./play-jobs.mjs', import.meta.url));
    this.#process = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#lines = createInterface({ input: this.#process.stdout! });
  }

  play(job: Job): Promise<Played> {
    return new Promise((resolve, reject) => {
      const ended = (code: number | null): void => reject(new Error(`the player ended with ${code}`));
      this.#process.once('exit', ended);
      this.#lines.once('line', (line) => {
        this.#process.off('exit', ended);
        resolve(JSON.parse(line) as Played);
      });
      this.#process.stdin!.write(`${JSON.stringify(job)}\n`);
    });
  }

  close(): void {
    this.#lines.close();
    this.#process.stdin!.end();
  }
}
