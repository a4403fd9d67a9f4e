/** Runs the built command, as a user does. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const HERE = dirname(fileURLToPath(import.meta.url));
export const ROOT = resolve(HERE, '../..');
export const MAIN = resolve(ROOT, 'dist/src/cli/main.js');

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  /** What stands on standard input; undefined for nothing. `open` leaves it open and silent. */
  readonly stdin?: string | Uint8Array | 'open';
  readonly env?: Readonly<Record<string, string>>;
  /** Its folder; default `test/cli`. */
  readonly cwd?: string;
  /** Told of output as it comes. */
  readonly watch?: (child: ChildProcess, stdout: string) => void;
}

/** @throws Error when the project is not built */
export function mainFile(): string {
  if (!existsSync(MAIN)) throw new Error(`${MAIN} is missing: run "npm run build" first`);
  return MAIN;
}

/** Runs `statewire` with these arguments, with `test/cli` as its folder. */
export function statewire(args: readonly string[], options: CommandOptions = {}): Promise<Finished> {
  return finished(process.execPath, [mainFile(), ...args], options);
}

export function finished(
  program: string,
  args: readonly string[],
  { stdin, env, cwd = HERE, watch }: CommandOptions = {},
): Promise<Finished> {
  const { NO_COLOR: _, FORCE_COLOR: __, ...inherited } = process.env;
  const child = spawn(program, args, { cwd, env: { ...inherited, ...env }, stdio: 'pipe' });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    stdout += chunk;
    watch?.(child, stdout);
  });
  child.stderr.setEncoding('utf8').on('data', (chunk) => {
    stderr += chunk;
  });
  child.stdin.on('error', () => {}); // it may end before it has read everything
  if (stdin !== 'open') child.stdin.end(stdin ?? '');
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}
