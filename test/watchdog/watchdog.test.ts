/** The watchdog, in real processes: it ends the one that it is in. */

import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, jest, test } from '@jest/globals';
import { mainFile, ROOT, statewire } from '../cli/command.js';

const HERE = resolve(ROOT, 'test/watchdog');
const STUCK = resolve(HERE, 'extensions/stuck.mjs');

const document = (content: string): string =>
  `<scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:stuck="urn:stuck" version="1.0"><state id="a"><onentry>${content}</onentry>
    <transition event="e" target="f"/></state><final id="f"/></scxml>`;

const run = (content: string, ...args: string[]) =>
  statewire(['run', '-', '--extension', STUCK, '--event', 'e', '--quiet', ...args], { stdin: document(content) });

jest.setTimeout(30_000); // processes are started, perhaps on a busy machine

describe('The watchdog', () => {
  test.each(['execute', 'perform', 'wait'])('ends the process when <stuck:%s> does not come back, and says where', async (action) => {
    const { code, stderr } = await run(`<stuck:${action}/>`, '--watchdog', '300ms');
    expect(stderr).toBe('statewire: watchdog: a macrostep of session s1 of <stdin> did not end within 300 ms; the process is ended\n');
    expect(code).toBeNull(); // SIGKILL, which a shell shows as 137
  });

  test('names the invoked session that does not come back, and not the one that invoked it', async () => {
    const child =
      '<invoke id="i"><content><scxml version="1.0"><state id="c"><onentry><stuck:execute/></onentry></state></scxml></content></invoke>';
    const text = document('').replace('<transition', `${child}<transition`);
    const { stderr } = await statewire(['run', '-', '--extension', STUCK, '--watchdog', '300ms'], { stdin: text });
    expect(stderr).toContain('a macrostep of session s2 of <stdin>');
  });

  test('leaves a macrostep alone that takes long and ends, and can be switched off', async () => {
    expect((await run('<stuck:busy ms="300"/>')).code).toBe(0);
    expect((await run('<stuck:busy ms="600"/>', '--watchdog', '0')).code).toBe(0);
  });

  test('leaves a document alone that uses up its budgets', async () => {
    const { code, stderr } = await run('<script>for (;;);</script>');
    expect([code, stderr]).toEqual([0, '']);
  });

  test('does not count the time in which the process was stopped', async () => {
    const child = spawn(process.execPath, [mainFile(), 'run', '-', '--extension', STUCK, '--event', 'e', '--watchdog', '700ms']);
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.stdin.end(document('<stuck:busy ms="300"/>'));
    await new Promise((resolve) => child.stderr.once('data', resolve)); // it is in the macrostep now
    child.kill('SIGSTOP');
    await new Promise((resolve) => setTimeout(resolve, 1500)); // twice the limit, and more
    child.kill('SIGCONT');
    expect(await ended).toBe(0);
  });
});
