/** `statewire sim eccp` as a process. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connectTo, signed, until, whenOver } from '../eccp/server-support.js';
import { type Finished, mainFile, statewire } from './command.js';

/** A machine under load takes its time. */
const PATIENCE = 60_000;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sim-eccp-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

interface Running {
  readonly port: number;
  readonly child: ChildProcess;
  readonly exit: Promise<number | null>;
  output(): string;
  say(line: string): void;
}

/** Starts it on a port that the system chooses, and waits until it listens. */
async function start(...args: string[]): Promise<Running> {
  const child = spawn(process.execPath, [mainFile(), 'sim', 'eccp', '--port', '0', ...args], { stdio: 'pipe' });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
  });
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  whenOver(() => {
    child.kill('SIGKILL');
  });
  await until(() => child.exitCode !== null || /commands are read/.test(output), PATIENCE);
  const port = Number(/listens on [\d.]+:(\d+)/.exec(output)?.[1]);
  return { port, child, exit, output: () => output, say: (line) => child.stdin.write(`${line}\n`) };
}

function loginOf(agent: string, stateFile: string): unknown {
  const [, state = ''] = readFileSync(stateFile, 'utf8').split('\n'); // behind a line about the file itself
  const { agents }: { agents: readonly { number: string; login?: unknown }[] } = JSON.parse(state);
  return agents.find(({ number }) => number === agent)?.login;
}

/** For what must not start; if it does it is ended. */
function refusedStart(...args: string[]): Promise<Finished> {
  return statewire(['sim', 'eccp', '--port', '0', ...args], { watch: (child) => child.kill('SIGKILL') });
}

describe('statewire sim eccp', () => {
  test(
    'without a configuration has agents of all kinds, and tells what it offers',
    async () => {
      const { port, output, child, exit } = await start();
      for (const kind of ['Agent/9000', 'SIP/1001', 'PJSIP/1002', 'IAX2/1003']) expect(output()).toContain(kind);
      expect(output()).toContain('client agentconsole/agentconsole');
      const client = await connectTo({ port });
      const cookie = await client.logIn();
      const login = `<loginagent>${signed(cookie, 'SIP/1001', '1001')}<extension>1001</extension></loginagent>`;
      expect((await client.askAmongEvents(login)).answer).toContain('logging');
      for (let event = ''; !event.includes('SIP/1001'); ) event = await client.next();
      child.kill('SIGINT');
      expect(await exit).toBe(130);
      expect(await client.rest()).toEqual(expect.any(Array));
      expect(output()).toMatch(/ connected connection=1 address=127\.0\.0\.1\n/);
      expect(output()).toMatch(/ login connection=1 address=127\.0\.0\.1 user=agentconsole\n/);
      expect(output()).not.toContain(cookie);
    },
    PATIENCE,
  );

  test(
    'takes commands while it runs',
    async () => {
      const { port, say, output, child, exit } = await start('--quiet');
      const client = await connectTo({ port });
      await client.logIn();
      say('nonsense');
      say('call 501 5550100');
      await until(() => output().includes('done: call '));
      expect(output()).toContain('error: there is no command nonsense');
      say('drop');
      while ((await client.next()) !== 'closed');
      child.kill('SIGTERM');
      expect(await exit).toBe(0);
    },
    PATIENCE,
  );

  test(
    'has the clients, the profile and the addresses of its file; flags win',
    async () => {
      const config = file(
        'own.toml',
        `[server]
         profile = "issabel5"
         inactivity = "10m"
         allow = ["10.0.0.0/8"]
         [[clients]]
         username = "desk"
         password = "t-secret"
         [[agents]]
         number = "SIP/201"
         secret = "x"
         [[extensions]]
         number = "201"`,
      );
      const { port, output } = await start('--config', config, '--allow', '127.0.0.1');
      expect(output()).toContain('issabel5, as-specified; client desk\n');
      expect(output()).not.toContain('t-secret');
      const client = await connectTo({ port });
      expect(await client.logIn()).toContain('Invalid username or password');
      expect(await client.logIn('desk', 't-secret')).toMatch(/^\w{32}$/);
      expect((await client.ask('<getrequestlist/>')).match(/<request>/g)).toHaveLength(40);
      const refused = await start('--config', config);
      expect(await (await connectTo(refused)).rest()).toEqual([]);
      await until(() => / refused address=127\.0\.0\.1\n/.test(refused.output()));
    },
    PATIENCE,
  );

  test(
    'goes on after a kill from the state in its file',
    async () => {
      const state = join(folder, 'state.json');
      const first = await start('--state', state, '--seed', '5');
      const client = await connectTo(first);
      const cookie = await client.logIn();
      await client.askAmongEvents(`<loginagent>${signed(cookie, 'SIP/1001', '1001')}<extension>1001</extension></loginagent>`);
      const isSaved = (): boolean => existsSync(state) && loginOf('SIP/1001', state) !== undefined;
      await until(isSaved, PATIENCE);
      first.child.kill('SIGKILL');
      while ((await client.next()) !== 'closed');
      const second = await start('--state', state);
      const again = await connectTo(second);
      await again.logIn();
      const { answer } = await again.askAmongEvents('<getagentstatus><agent_number>SIP/1001</agent_number></getagentstatus>');
      expect(answer).toContain('<extension>1001</extension>');
    },
    PATIENCE,
  );

  test.each([
    [['--port', '99999'], '--port: "99999" is no port'],
    [['--config', 'nowhere.toml'], 'nowhere.toml cannot be read: there is no such file'],
    [['--allow', 'here'], '"here" is not an address'],
    [['--tls-key', 'key.pem'], 'TLS needs a key and a certificate'],
    [['--seed', 'x'], '--seed: "x" is not a whole number'],
    [['--inactivity', 'soon'], '"soon" is not a time'],
    [['--profile', 'rev6'], "argument 'rev6' is invalid"],
  ])(
    '%j is wrong usage',
    async (args, message) => {
      const { code, stderr } = await refusedStart(...args);
      expect(stderr).toContain(message);
      expect(code).toBe(2);
    },
    PATIENCE,
  );

  test.each([
    ['[server]\nprot = 1', 'server: there is no key prot'],
    ['server = 1', 'server: must be a table'],
    ['[server]\nport = "x"', 'server: port must be a number'],
    ['[server]\nallow = [1]', 'server: allow must be a list of texts'],
    ['[server]\nmode = "x"', 'server: mode must be as-specified or as-built, not "x"'],
    ['clients = 1', 'clients: must be tables'],
    ['clients = [1]', 'clients: must be tables'],
    ['[[clients]]\nusername = "a"', 'clients: a has neither a password nor its md5'],
    ['[[clients]]\npassword = "a"', 'clients: number 1 has no username'],
    ['[[clients]]\nusername = "a"\npasswort = "b"', 'clients: there is no key passwort'],
    ['[[agents]]\nnumber = "x"', 'agents[0].number'],
    ['x = ', 'bad.toml:1'],
  ])(
    'the file %j is wrong',
    async (text, message) => {
      const { code, stderr } = await refusedStart('--config', file('bad.toml', text));
      expect(stderr).toContain(message);
      expect(code).toBe(2);
    },
    PATIENCE,
  );
});
