import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { HERE, statewire } from './command.js';
import { golden } from './golden.js';

const folder = mkdtempSync(join(tmpdir(), 'statewire-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('statewire check', () => {
  test('prints the diagnostics of all files with places, code frames and hints, and a summary', async () => {
    const { code, stdout, stderr } = await statewire(['check', 'charts/mistakes.scxml', 'charts/warning.scxml', 'charts/logout.scxml']);
    expect(stdout).toBe(golden('check.txt'));
    expect([code, stderr]).toEqual([1, '']);
  });

  test.each([
    ['charts/logout.scxml', 0, '1 file, 0 errors, 0 warnings\n'],
    ['charts/warning.scxml', 0, '1 file, 0 errors, 1 warning\n'],
    ['charts/deferred.scxml', 1, '1 file, 0 errors, 1 deferred, 0 warnings\n'],
  ])('%s alone: exit code %i', async (chart, expected, summary) => {
    const { code, stdout } = await statewire(['check', chart]);
    expect(code).toBe(expected);
    expect(stdout.endsWith(summary)).toBe(true);
  });

  test('files that cannot be read are told in one line each, the others are checked all the same, exit code 2', async () => {
    const utf16 = file('utf16.scxml', Buffer.from('\uFEFF<scxml/>', 'utf16le'));
    const { code, stdout, stderr } = await statewire(['check', 'nowhere.scxml', 'charts', utf16, 'charts/warning.scxml']);
    expect(code).toBe(2);
    expect(stderr.split('\n')).toEqual([
      'statewire: nowhere.scxml cannot be read: there is no such file',
      'statewire: charts cannot be read: it is a folder',
      `statewire: ${utf16} cannot be read: it is UTF-16; save it as UTF-8`,
      '',
    ]);
    expect(stdout).toMatch(/UNREACHABLE_STATE[\s\S]*4 files, 0 errors, 1 warning, 3 unreadable\n$/);
  });

  test('an empty file, a binary one and one larger than any document are refused with a place', async () => {
    const huge = file('huge.scxml', '');
    truncateSync(huge, 3 * 2 ** 30); // takes no room on the disk
    const binary = file('binary.scxml', readFileSync(process.execPath).subarray(0, 50_000));
    const { code, stdout } = await statewire(['check', '--format', 'json', file('empty.scxml', ''), binary, huge]);
    expect(code).toBe(1);
    const diagnostics = JSON.parse(stdout) as { file: string; severity: string; line: number }[];
    expect(new Set(diagnostics.map((diagnostic) => diagnostic.file))).toEqual(new Set([join(folder, 'empty.scxml'), binary, huge]));
    for (const { severity, line } of diagnostics) expect([severity, line]).toEqual(['error', 1]);
  });

  test('--format json is one array with stable fields, each diagnostic on its own line', async () => {
    const { code, stdout, stderr } = await statewire(['check', '-f', 'json', 'charts/mistakes.scxml']);
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout.trim().split('\n')).toHaveLength(4);
    expect(JSON.parse(stdout)).toEqual([
      {
        code: 'EXPRESSION_SYNTAX',
        severity: 'deferred',
        message: expect.stringContaining('syntax error'),
        section: 'ECMA-262',
        file: 'charts/mistakes.scxml',
        line: 3,
        column: 28,
        endLine: 3,
        endColumn: 28,
      },
      {
        code: 'UNKNOWN_TARGET',
        severity: 'error',
        message: 'transition target "logut" is not the id of a state',
        section: '3.5.1',
        file: 'charts/mistakes.scxml',
        line: 4,
        column: 35,
        endLine: 4,
        endColumn: 49,
        hint: 'did you mean "logout"?',
      },
    ]);
    expect(await statewire(['check', '-f', 'json', 'charts/logout.scxml'])).toEqual({ code: 0, stdout: '[]\n', stderr: '' });
  });

  test('- is standard input, once', async () => {
    const { code, stdout } = await statewire(['check', '-'], { stdin: readFileSync(join(HERE, 'charts/mistakes.scxml')) });
    expect(code).toBe(1);
    expect(stdout).toContain('<stdin>:4:35: error UNKNOWN_TARGET');
    expect(await statewire(['check', '-', '-'])).toMatchObject({ code: 2, stderr: expect.stringMatching(/^statewire: .*only once\n$/) });
  });

  test('colours appear when they are asked for, never in a pipe', async () => {
    const [plain, forced, refused] = await Promise.all([
      statewire(['check', 'charts/mistakes.scxml'], { env: { CI: 'true' } }),
      statewire(['check', 'charts/mistakes.scxml'], { env: { FORCE_COLOR: '1' } }),
      statewire(['check', 'charts/mistakes.scxml'], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }),
    ]);
    expect(plain.stdout).not.toContain('\x1b[');
    expect(forced.stdout).toContain('\x1b[31merror UNKNOWN_TARGET');
    expect(refused.stdout).toBe(plain.stdout);
  });
});

describe('statewire check --extension', () => {
  test('knows the actions of the extension', async () => {
    const without = await statewire(['check', 'charts/lookup.scxml']);
    expect(without.code).toBe(1);
    expect(without.stdout).toContain('UNKNOWN_NAMESPACE');
    expect(await statewire(['check', 'charts/lookup.scxml', '-x', 'extensions/crm.mjs'])).toMatchObject({ code: 0, stderr: '' });
  });

  test('an extension that cannot be used is told in one line, exit code 2', async () => {
    expect(await statewire(['check', 'charts/logout.scxml', '-x', 'extensions/greedy.mjs'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'statewire: extension "crm" claims the namespace of SCXML\n',
    });
  });
});
