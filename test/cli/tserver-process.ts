/** `statewire sim tserver` in a process of its own, and what is undone after each test. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cleanup } from '../telephony/tcp-support.js';
import { HERE, mainFile } from './command.js';

export interface Running {
  readonly child: ChildProcess;
  readonly port: number;
  /** What it printed so far. */
  readonly output: () => string;
  readonly ended: Promise<number | null>;
}

/** Starts `statewire sim tserver`. */
export function simTServer(cleanup: Cleanup, ...args: readonly string[]): Promise<Running> {
  const child = spawn(process.execPath, [mainFile(), 'sim', 'tserver', ...args], { cwd: HERE, stdio: 'pipe' });
  cleanup.add(() => child.kill('SIGKILL'));
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return new Promise((resolve, reject) => {
    child.stderr.on('data', (chunk: Buffer) => reject(new Error(chunk.toString())));
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const port = /listens on 127\.0\.0\.1:(\d+)/.exec(output)?.[1];
      if (port !== undefined) resolve({ child, port: Number(port), output: () => output, ended });
    });
  });
}

/** A file with this text. @returns its path */
export function tomlFile(cleanup: Cleanup, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'statewire-'));
  cleanup.add(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'config.toml');
  writeFileSync(file, text);
  return file;
}

export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
}
