/** The conformance runner on an engine that does what the name of the document says: its verdicts must be right. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

const RUNNER = fileURLToPath(new URL('run.mjs', import.meta.url));
const ADAPTER = fileURLToPath(new URL('fake-adapter.mjs', import.meta.url));
const DOCUMENT = `<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0">
  <!-- <state id="not-there"/> -->
  <state id="outer"><state id="a"/><state id="b"/></state>
  <final id="pass"/><final id="fail"/>
</scxml>`;
const TO_PASS = { initialConfiguration: ['a'], events: [{ event: { name: 'go' }, nextConfiguration: ['b'] }, { event: { name: 'end' } }] };

let corpus: string;
beforeEach(() => {
  corpus = mkdtempSync(join(tmpdir(), 'corpus-'));
});
afterEach(() => rmSync(corpus, { recursive: true }));

function add(name: string, script: object = TO_PASS): void {
  writeFileSync(join(corpus, `${name}.scxml`), DOCUMENT);
  writeFileSync(join(corpus, `${name}.json`), JSON.stringify(script));
}

function run(...args: string[]): { status: number | null; lines: string[]; errors: string } {
  const all = ['--adapter', ADAPTER, '--corpus', corpus, '--timeout', '400', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, [RUNNER, ...all], { encoding: 'utf8' });
  return { status, lines: stdout.trim().split('\n'), errors: stderr };
}

describe('the conformance runner', () => {
  test('passes what passes: configurations, final state, log, a document that must be rejected', () => {
    add('good', { ...TO_PASS, final: 'pass', mustLog: ['^started: \\{"n":1\\}$'], mustNotLog: ['stopped'], mustLogIf: [['started', 'n']] });
    add('rejected', { error: {} });
    expect(run()).toEqual({ status: 0, lines: ['2 passed, 0 failed'], errors: '' });
  });

  test.each([
    ['good', { ...TO_PASS, initialConfiguration: ['b'] }, 'fail: initial configuration: [a] instead of [b]'],
    [
      'good',
      { events: [{ event: { name: 'go' }, nextConfiguration: ['a'] }] },
      "fail: configuration after event #1 'go': [b] instead of [a]",
    ],
    ['wrong-final', { ...TO_PASS, final: 'pass' }, "fail: ended in [fail], not in 'pass'"],
    ['good', { events: [], final: 'pass' }, 'timeout: no final state within 400 ms; configuration [a]'],
    ['good', { ...TO_PASS, notFinal: true }, 'fail: the session ended but must still run'],
    ['good', { error: {} }, 'fail: the document was accepted but must be rejected'],
    ['rejected', TO_PASS, 'error: no such element'],
    ['throws', TO_PASS, 'error: broken'],
    ['never', TO_PASS, 'timeout: send(go) took longer than 400 ms'],
    ['crashes', TO_PASS, 'error: the process ended with 3: '],
    ['good', { ...TO_PASS, mustLog: ['ended'] }, 'fail: the log lacks /ended/'],
    ['good', { ...TO_PASS, mustNotLog: ['started'] }, 'fail: the log has the forbidden /started/'],
    ['good', { ...TO_PASS, pairedLog: ['^started'] }, 'fail: values of /^started/ are no equal pairs: ["{\\"n\\":1}"]'],
    ['good', { ...TO_PASS, mustLogIf: [['started', 'ended']] }, 'fail: the log has only one of /started/ and /ended/'],
  ])('%s with %j: %s', (name, script, why) => {
    add(name, script);
    const { status, lines } = run();
    expect(lines).toEqual([`FAIL ${name}: ${why}`, '0 passed, 1 failed']);
    expect(status).toBe(1);
  });

  test('kills a test that never comes back', () => {
    add('hangs');
    expect(run('--timeout', '20').lines[0]).toBe('FAIL hangs: timeout: the process had to be killed');
  }, 30_000); // the runner gives the process 5 s more than its script needs

  test('takes known failures from a file, and fails when one of them passes', () => {
    add('throws');
    const known = join(corpus, 'known.txt');
    writeFileSync(known, '# why\nthrows # because\n');
    expect(run('--known', known)).toMatchObject({ status: 0, lines: ['FAIL throws (known): error: broken', '0 passed, 1 failed'] });
    add('good');
    writeFileSync(known, 'throws\ngood\n');
    expect(run('--known', known)).toMatchObject({ status: 1 });
  });

  test('reads an index with what is expected, tags and scripts', () => {
    add('one');
    add('rejected');
    const rows = ['name\tfile\texpected\thttp\ttags\tscript', 'one\tone.scxml\tfinal:pass\tn\tw3c mandatory\tone.json'];
    writeFileSync(join(corpus, 'INDEX.tsv'), [...rows, 'rejected\trejected.scxml\tfinal:pass|reject\ty\tw3c optional\t-'].join('\n'));
    expect(run('--list').lines).toEqual(['one\tfinal:pass\t', 'rejected\tfinal:pass|reject\thttp', '2 tests']);
    expect(run().lines).toEqual(['2 passed, 0 failed']);
    expect(run('--tags', 'mandatory$', '--list').lines).toHaveLength(2);
    expect(run('--skip-http', '--list').lines).toHaveLength(2);
  });

  test('judges a W3C document by its final state unless the mode is script', () => {
    add('w3c', { events: [{ event: { name: 'end' }, nextConfiguration: ['pass'] }] });
    expect(run('--list').lines[0]).toBe('w3c\tfinal:pass\t');
    expect(run('--list', '--mode', 'script').lines[0]).toBe('w3c\tscript\t');
  });

  test('says what is wrong with its options', () => {
    add('good');
    expect(run('--nope')).toMatchObject({ status: 2, errors: expect.stringMatching(/--nope/) });
    expect(run('--filter', 'other')).toMatchObject({ status: 2, errors: 'no test is left to run; --help tells more\n' });
    expect(run('--jobs', 'x')).toMatchObject({ status: 2 });
    expect(run('--help').lines[0]).toMatch(/^Runs a folder of SCXML tests/);
  });

  test('writes results as JSON', () => {
    add('good');
    const file = join(corpus, 'out.json');
    run('--json', file);
    const { passed, results } = JSON.parse(readFileSync(file, 'utf8')) as { passed: number; results: { logs: string[] }[] };
    expect(passed).toBe(1);
    expect(results[0]?.logs).toEqual(['started: {"n":1}']);
  });
});
