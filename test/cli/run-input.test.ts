import { describe, expect, test } from '@jest/globals';
import { finished, mainFile, statewire } from './command.js';

describe('statewire run reads events from standard input', () => {
  test('line by line, with data, comments, pauses and questions', async () => {
    const stdin = '# a call\n\ncall.ended {"dn":"7001"}\r\n+10s\n:data\nagent.ready\n  shift.end  ';
    const { code, stdout, stderr } = await statewire(['run', 'charts/wrap-up.scxml'], { stdin });
    expect(code).toBe(0);
    expect(stdout).toMatch(/\+0\.000s +event +call\.ended {2}\{"dn":"7001"\}\n/);
    expect(stdout).toMatch(/\+10\.000s +event +agent\.ready\n/);
    expect(stdout).not.toContain('wrap.over\n');
    expect(stderr).toBe('calls = 1\n');
  });

  test('at its end everything that is scheduled still happens', async () => {
    const { code, stdout } = await statewire(['run', 'charts/wrap-up.scxml'], { stdin: 'call.ended\n' });
    expect(code).toBe(3);
    expect(stdout).toMatch(/\+30\.000s +event +wrap\.over\n/);
    expect(stdout).toMatch(/stopped +waiting in idle for call\.ended, shift\.end\n$/);
  });

  test.each([
    ['call.ended\n\ngo {\n', 'stdin:3: go: "{" is not JSON'],
    ['=1\n', 'stdin:1: "=1" is no event: write NAME or NAME=JSON'],
    [':stat\n', 'stdin:1: there is no ":stat", did you mean "state"?; :help lists what there is'],
    [`${'x'.repeat(2 ** 20 + 1)}\n`, 'stdin:1: the line is too long for an event'],
    [`go ${'['.repeat(200)}${']'.repeat(200)}`, 'stdin:1: event data is nested deeper than 128'],
  ])('a line that is no event ends the run with its number, exit code 2 (#%#)', async (stdin, message) => {
    const { code, stderr } = await statewire(['run', 'charts/wrap-up.scxml'], { stdin });
    expect([code, stderr]).toEqual([2, `statewire: ${message}\n`]);
  });

  test('not at all when the document does not wait, nor with --no-input', async () => {
    const [final, refused] = await Promise.all([
      statewire(['run', 'charts/logout.scxml'], { stdin: 'open' }),
      statewire(['run', 'charts/wrap-up.scxml', '--no-input'], { stdin: 'open' }),
    ]);
    expect([final.code, refused.code]).toEqual([0, 3]);
  });

  test('a silent pipe counts as empty when events were given by --event', async () => {
    const { code } = await statewire(['run', 'charts/wrap-up.scxml', '--event', 'call.ended'], { stdin: 'open' });
    expect(code).toBe(3);
  });

  test('a pipe that answers the trace is waited for', async () => {
    let sent = 0;
    const { code, stdout } = await statewire(['run', 'charts/wrap-up.scxml'], {
      stdin: 'open',
      watch: (child, seen) => {
        if (sent === 0 && seen.includes('enter       idle')) sent = Number(child.stdin?.write('call.ended\n'));
        if (sent === 1 && seen.includes('wrap.over\n')) sent += Number(child.stdin?.write('shift.end\n'));
      },
    });
    expect(code).toBe(0);
    expect(stdout).toMatch(/end +final state reached\n$/);
  });

  test('the document itself may come from there; then there are no events', async () => {
    const stdin = '<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0"><state id="s"/></scxml>\ngo\n';
    const refused = await statewire(['run', '-'], { stdin });
    expect(refused).toMatchObject({ code: 1, stdout: expect.stringContaining('<stdin>:2:1: error') });
    const accepted = await statewire(['run', '-'], { stdin: stdin.split('\n')[0] ?? '' });
    expect(accepted).toMatchObject({ code: 3, stdout: expect.stringContaining('waiting in s; no event would move it') });
  });

  test('a closed standard input is an empty one', async () => {
    const command = `"${process.execPath}" "${mainFile()}" run charts/wrap-up.scxml <&-`;
    expect(await finished('sh', ['-c', command])).toMatchObject({ code: 3, stderr: '' });
  });
});

describe('statewire run on a terminal', () => {
  test('asks for events, names those that are waited for, forgives mistakes, and ends with the document', async () => {
    const answers = ['nonsense {\r', 'call.ended\r', 'shift.end\r'];
    // `script` of util-linux gives the command a terminal of its own
    const command = `"${process.execPath}" "${mainFile()}" run charts/wrap-up.scxml`;
    let prompts = 0;
    const { code, stdout } = await finished('script', ['-qec', command, '/dev/null'], {
      stdin: 'open',
      env: { TERM: 'xterm', NO_COLOR: '1' },
      watch: (child, seen) => {
        while (prompts < seen.split('event> \x1b').length - 1) child.stdin?.write(answers[prompts++] ?? ':quit\r');
      },
    });
    expect(code).toBe(0);
    expect(stdout).toContain('waiting in idle for call.ended, shift.end (:help for help)');
    expect(stdout).toContain('nonsense: "{" is not JSON');
    expect(stdout).toMatch(/event +wrap\.over/);
    expect(stdout).toMatch(/end +final state reached\r\n$/);
    expect(prompts).toBe(3);
  });
});
