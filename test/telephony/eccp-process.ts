/** `statewire sim eccp` as a process, with callback agents at 7001 to 7010 as the simulated T-Server has them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mainFile } from '../cli/command.js';

/** Logged in when it starts; 7008 to 7010 are not. */
const LOGGED_IN = [7001, 7002, 7003, 7004, 7005, 7006, 7007];
const LOGGED_OUT = [7008, 7010];

const agent = (dn: number, more = ''): string => `[[agents]]\nnumber = "SIP/${dn}"\nsecret = "s${dn}"\nqueues = ["501"]\n${more}`;
const extension = (number: number): string => `[[extensions]]\nnumber = "${number}"\n`;

const CALL_CENTER = [
  ...LOGGED_IN.map((dn) => agent(dn, `startsOn = "${dn}"\n`)),
  ...LOGGED_OUT.map((dn) => agent(dn)),
  '[[agents]]\nnumber = "Agent/5009"\nsecret = "s5009"\nqueues = ["501"]\n',
  ...[...LOGGED_IN, ...LOGGED_OUT].map(extension),
  '[[breaks]]\nid = 2\nname = "Lunch"\n[[breaks]]\nid = 3\nname = "Paperwork"\n[[breaks]]\nid = 5\nname = "DND"\n[[queues]]\nnumber = "501"\n',
].join('');

const ADAPTER = [
  'dndBreak = "DND"\ndefaultBreak = "Lunch"\n[breaks]\nAfterCallWork = "Paperwork"\n',
  ...[...LOGGED_IN, ...LOGGED_OUT].map((dn) => `[[agents]]\nnumber = "SIP/${dn}"\npassword = "s${dn}"\nid = "${dn - 2000}"\n`),
  '[[agents]]\nnumber = "Agent/5009"\npassword = "s5009"\nid = "5009"\n',
].join('');

export interface EccpProcess {
  readonly port: number;
  /** The configuration of the adapter. */
  readonly config: string;
  say(line: string): void;
  end(): void;
}

/** Starts it on a port that the system chooses; it listens. */
export async function startEccp(): Promise<EccpProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'eccp-adapter-'));
  const [callCenter, config] = [join(folder, 'callcenter.toml'), join(folder, 'eccp.toml')];
  writeFileSync(callCenter, CALL_CENTER);
  writeFileSync(config, ADAPTER);
  const child = spawn(process.execPath, [mainFile(), 'sim', 'eccp', '--port', '0', '--config', callCenter], { stdio: 'pipe' });
  const port = Number(/listens on [\d.]+:(\d+)/.exec(await outputUntil(child, /commands are read/))?.[1]);
  const end = (): void => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  return { port, config, say: (line) => void child.stdin?.write(`${line}\n`), end };
}

/** What a process prints until it has printed something that matches. @throws Error when it ends before */
export function outputUntil(child: ChildProcess, pattern: RegExp): Promise<string> {
  let output = '';
  return new Promise((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
      if (pattern.test(output)) resolve(output);
    });
    child.once('exit', () => reject(new Error(`it ended after: ${output}`)));
  });
}
