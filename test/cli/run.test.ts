import { describe, expect, test } from '@jest/globals';
import { finished, mainFile, statewire } from './command.js';
import { golden } from './golden.js';

const WRAP_UP = ['--event', 'call.ended', '--event', '+10s', '--event', 'agent.ready={"by":"hand"}', '-e', 'call.ended', '-e', '+1m'];

describe('statewire run prints a trace', () => {
  test.each([
    ['a logout that reaches the T-Server', 'run-logout.txt', ['charts/logout.scxml'], 0],
    ['a DN that the T-Server does not have', 'run-unknown-dn.txt', ['charts/logout.scxml', '--data', 'dn="7099"'], 0],
    [
      'timers that are cancelled and that fire, in virtual time',
      'run-timers.txt',
      ['charts/wrap-up.scxml', ...WRAP_UP, '-e', 'shift.end'],
      0,
    ],
    ['an invoked session behind a rail', 'run-child.txt', ['charts/parent.scxml'], 0],
    ['errors with their places, what nobody takes, and what it waits for', 'run-trouble.txt', ['charts/trouble.scxml'], 3],
    ['everything with --verbose', 'run-verbose.txt', ['charts/logout.scxml', '--verbose'], 0],
    ['logs, errors and the end with --quiet', 'run-quiet.txt', ['charts/trouble.scxml', '--quiet'], 3],
  ])('%s', async (_, expected, args, exitCode) => {
    const { code, stdout, stderr } = await statewire(['run', ...args]);
    expect(stdout).toBe(golden(expected));
    expect([code, stderr]).toEqual([exitCode, '']);
  });

  test('with the real clock everything takes the time it takes', async () => {
    const begin = performance.now();
    const { code, stdout } = await statewire(['run', 'charts/lookup.scxml', '--clock', 'real', '-x', 'extensions/crm.mjs']);
    expect(code).toBe(0);
    expect(performance.now() - begin).toBeGreaterThan(50);
    expect(stdout).toMatch(/event +crm\.lookup\.done {2}\{"key":"4711","name":"Ada"\}\n +transition +asking → found/);
  });

  test('virtual time stands still while a performer waits for the world outside', async () => {
    const { code, stdout } = await statewire(['run', 'charts/lookup.scxml', '--extension', 'extensions/crm.mjs']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/\+0\.000s +event +crm\.lookup\.done/);
    expect(stdout).not.toContain('too.late\n');
  });

  test('events that come too late are not sent, and standard error says so', async () => {
    const { code, stderr } = await statewire(['run', 'charts/wrap-up.scxml', '-e', 'shift.end', '-e', 'call.ended', '-e', '+1s']);
    expect([code, stderr]).toEqual([0, 'statewire: the run was over before 2 of 3 --event could be sent\n']);
  });

  test('the same command prints the same trace', async () => {
    const args = ['run', 'charts/wrap-up.scxml', '--json', ...WRAP_UP];
    const [first, second] = await Promise.all([statewire(args), statewire(args)]);
    expect(first).toEqual(second);
  });
});

describe('statewire run ends with an exit code', () => {
  test('1 for a refused document, with its diagnostics', async () => {
    const { code, stdout } = await statewire(['run', 'charts/mistakes.scxml']);
    expect(code).toBe(1);
    expect(stdout).toContain('charts/mistakes.scxml:4:35: error UNKNOWN_TARGET');
    expect(stdout).toContain('did you mean "logout"?');
  });

  test('0 for a document with deferred diagnostics that it can live with; standard error says how many there are', async () => {
    const { code, stderr } = await statewire(['run', 'charts/deferred.scxml']);
    expect([code, stderr]).toEqual([0, 'statewire: 0 errors, 1 deferred, 0 warnings; "statewire check" shows them\n']);
  });

  test('4 for a document that never gets stable; its trace stays short', async () => {
    const { code, stdout } = await statewire(['run', 'charts/endless.scxml']);
    expect(code).toBe(4);
    expect(stdout).toMatch(/error\.execution: .* never gets stable/);
    expect(stdout).toMatch(/… \d+ more lines \(--verbose prints them\)\n.*end +broken off: the document never gets stable\n$/);
    expect(stdout.split('\n').length).toBeLessThan(250);
  });

  test('4 after --max-events, 3 after --max-time', async () => {
    const [chatter, heartbeat] = await Promise.all([
      statewire(['run', 'charts/chatter.scxml', '--max-events', '20']),
      statewire(['run', 'charts/heartbeat.scxml', '--max-time', '150m']),
    ]);
    expect(chatter.code).toBe(4);
    expect(chatter.stdout).toMatch(/stopped +broken off after 20 events/);
    expect(heartbeat.code).toBe(3);
    expect(heartbeat.stdout).toMatch(/\+2:00:00\.000 +event +beat\n/);
    expect(heartbeat.stdout).toMatch(/stopped +2h30m have passed \(--max-time\)/);
  });

  test('4 when an extension throws where nobody catches it', async () => {
    const { code, stderr } = await statewire(['run', 'charts/lookup.scxml', '-c', 'real', '-x', 'extensions/failing.mjs']);
    expect(code).toBe(4);
    expect(stderr).toMatch(/^statewire: .*extension: Error: the line is cut\n/);
  });

  test.each([
    [['nowhere.scxml'], 'nowhere.scxml cannot be read: there is no such file'],
    [
      ['charts/wrap-up.scxml', '-d', 'cals=1'],
      '--data cals: charts/wrap-up.scxml has no top-level <data id="cals">, did you mean "calls"?',
    ],
    [['charts/wrap-up.scxml', '-e', 'go=now'], `--event: go: "now" is not JSON; text stands in quotes: go='"now"'`],
    [['charts/wrap-up.scxml', '-x', 'extensions/number.mjs'], 'extension extensions/number.mjs: exports a number, not an extension'],
  ])('2 for %j, with one line', async (args, message) => {
    const { code, stdout, stderr } = await statewire(['run', ...args]);
    expect([code, stdout, stderr]).toEqual([2, '', `statewire: ${message}\n`]);
  });

  test('130 after Ctrl-C, and says where the document was', async () => {
    let pressed = false;
    const { code, stdout } = await statewire(['run', 'charts/heartbeat.scxml', '--clock', 'real'], {
      watch: (child, seen) => {
        if (!pressed && seen.includes('send')) pressed = child.kill('SIGINT');
      },
    });
    expect(code).toBe(130);
    expect(stdout).toMatch(/stopped +by Ctrl-C; waiting in a for beat\n$/);
  });
});

describe('statewire run and its output', () => {
  test('a reader that goes away ends it quietly', async () => {
    const command = `"${process.execPath}" "${mainFile()}" run charts/chatter.scxml | head -n 1`;
    const { code, stdout, stderr } = await finished('sh', ['-c', command]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^ +\+0\.000s +start .*\n$/);
  });

  test('--json prints one object per line: the trace, the telephony, and the result as the last', async () => {
    const { code, stdout, stderr } = await statewire(['run', 'charts/logout.scxml', '--json']);
    expect([code, stderr]).toEqual([0, '']);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const start = Date.parse('2026-01-01T09:00:00Z');
    expect(lines).toContainEqual({ session: 's1', time: start, type: 'enter', state: 'leaving' });
    expect(lines).toContainEqual({
      session: 's1',
      time: start + 2,
      type: 'event',
      event: { name: 'agent.logout.done', type: 'external', data: { requestid: 's1.1' } },
    });
    expect(lines).toContainEqual({
      session: 's1',
      time: start + 2,
      type: 'transition',
      source: 'leaving',
      targets: ['gone'],
      event: 'agent.logout.done',
      place: { file: 'charts/logout.scxml', line: 11, column: 5 },
    });
    expect(lines).toContainEqual({
      type: 'telephony',
      time: start,
      what: 'request',
      request: { name: 'RequestAgentLogout', thisDN: '7001' },
    });
    expect(lines).toContainEqual(expect.objectContaining({ type: 'telephony', what: 'accepted', referenceID: 1 }));
    expect(lines.at(-1)).toEqual({
      type: 'result',
      status: 'final',
      exitCode: 0,
      configuration: ['gone'],
      data: { dn: '7001', request: 's1.1' },
      result: 'gone',
    });
  });

  test('--json of a refused document are its diagnostics and a result', async () => {
    const { code, stdout } = await statewire(['run', 'charts/mistakes.scxml', '--json']);
    expect(code).toBe(1);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ type, code }) => code ?? type)).toEqual(['EXPRESSION_SYNTAX', 'UNKNOWN_TARGET', 'result']);
    expect(lines.at(-1)).toEqual({ type: 'result', status: 'refused', exitCode: 1 });
  });
});
