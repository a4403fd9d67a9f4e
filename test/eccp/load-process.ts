/** `statewire sim eccp` as a process that can be killed and started again at the same port. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mainFile } from '../cli/command.js';
import { until, whenOver } from './server-support.js';

/** A machine under load takes its time. */
export const PATIENCE = 60_000;
export const SECRET = 'secret';
export const agentNumber = (index: number): string => `SIP/${1000 + index}`;
export const extensionOf = (index: number): string => String(1000 + index);

/** Callback agents who are all in all queues. */
export function manyAgents(agents: number, queues: number): string {
  const numbers = Array.from({ length: queues }, (_, i) => `"${501 + i}"`);
  const each = Array.from({ length: agents }, (_, i) => {
    const agent = `[[agents]]\nnumber = "${agentNumber(i)}"\nsecret = "${SECRET}"\nqueues = [${numbers.join()}]\n`;
    return `${agent}[[extensions]]\nnumber = "${extensionOf(i)}"\n`;
  });
  return ['[[breaks]]\nid = 2\nname = "Lunch"\n', ...numbers.map((number) => `[[queues]]\nnumber = ${number}\n`), ...each].join('');
}

export interface ServerProcess {
  readonly port: number;
  /** What it has printed. */
  output(): string;
  /** Ends it as the system does it, without a word from it. */
  kill(): Promise<void>;
}

/** @param port 0 lets the system choose */
export async function startServer(config: string, port = 0): Promise<ServerProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'eccp-load-'));
  const file = join(folder, 'call-centre.toml');
  writeFileSync(file, config);
  const child: ChildProcess = spawn(process.execPath, [mainFile(), 'sim', 'eccp', '--port', String(port), '--config', file], {
    stdio: 'pipe',
  });
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const kill = (): Promise<void> => {
    child.kill('SIGKILL');
    return ended;
  };
  whenOver(async () => {
    await kill();
    rmSync(folder, { recursive: true });
  });
  await until(() => child.exitCode !== null || /commands are read/.test(output), PATIENCE);
  return { port: Number(/listens on [\d.]+:(\d+)/.exec(output)?.[1]), output: () => output, kill };
}
