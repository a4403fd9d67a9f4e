import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ROOT, statewire } from './command.js';

describe('the command line', () => {
  test('--version prints the version of the package', async () => {
    const { version } = JSON.parse(readFileSync(resolve(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect(await statewire(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('--help names the commands, and that of a command its exit codes', async () => {
    const [all, check, run] = await Promise.all([statewire(['--help']), statewire(['check', '--help']), statewire(['help', 'run'])]);
    expect([all.code, check.code, run.code]).toEqual([0, 0, 0]);
    expect(all.stdout).toMatch(/check .*\n.*run /);
    expect(check.stdout).toContain('Exit codes:');
    expect(run.stdout).toMatch(/Exit codes:\n +0 .*\n +1 .*\n +2 .*\n +3 .*\n +4 .*\n +130/);
  });

  test('without a command the help goes to standard error, exit code 2', async () => {
    const { code, stdout, stderr } = await statewire([]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^Usage: statewire/);
  });

  test.each([
    [['chek'], /^statewire: unknown command 'chek' \(Did you mean check\?\)\n$/],
    [['check', '--frmat', 'json', 'x'], /^statewire: unknown option '--frmat' \(Did you mean --format\?\)\n$/],
    [['check', '--format', 'xml', 'x'], /^statewire: option .*'xml' is invalid.*\n$/],
    [['check'], /^statewire: missing required argument 'FILE'\n$/],
    [['run', 'a', 'b'], /^statewire: too many arguments.*\n$/],
  ])('wrong usage %j is told in one line, exit code 2', async (args, message) => {
    const { code, stdout, stderr } = await statewire(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });

  // how long it takes is a row of the benchmarks; what makes it long is seen here
  test('nothing is loaded at the start but the description of the commands', () => {
    const loaded = ['main.ts', 'program.ts', 'eccp/program.ts', 'exit-codes.ts', 'usage-error.ts'].flatMap((file) => {
      const text = readFileSync(resolve(ROOT, 'src/cli', file), 'utf8');
      return [...text.matchAll(/^import (?!type )[^;]*?'([^']+)';$/gm)].map(([, name]) => name);
    });
    const ours = ['./eccp/program.js', './exit-codes.js', './program.js', './usage-error.js'];
    expect([...new Set(loaded)].sort()).toEqual([...ours, 'commander', 'node:module']);
  });
});
