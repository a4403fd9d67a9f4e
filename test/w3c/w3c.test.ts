import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type BasicHttp, basicHttp, SimulatedClock, Statewire } from 'statewire';
import { correctedText } from './corrections.mjs';
import { judgeLog } from './judge-log.mjs';
import { manifest, type W3cTest, w3cTests } from './manifest.mjs';

const rows = manifest();
const documents = new Map(w3cTests().map((document) => [document.name, document]));

let http: BasicHttp;
beforeAll(async () => {
  http = await basicHttp();
});
afterAll(() => http.close());

/** Runs a document on the virtual clock. @returns what is wrong, or undefined */
async function verdict({ file, script, expected }: W3cTest): Promise<string | undefined> {
  const clock = new SimulatedClock();
  const logs: string[] = [];
  const statewire = new Statewire({ clock, extensions: [{ ...http, close() {} }] });
  statewire.watch((entry) => {
    if (entry.type === 'log')
      logs.push(`${entry.label ?? ''}: ${typeof entry.value === 'string' ? entry.value : JSON.stringify(entry.value)}`);
  });
  try {
    const plan = statewire.load(correctedText(file), file);
    if (expected === 'reject') return 'the document was accepted but must be refused';
    const session = statewire.start(plan);
    const oracle = script ? JSON.parse(readFileSync(script, 'utf8')) : {};
    for (const { httpPost } of oracle.events ?? []) if (httpPost) await post(logs, httpPost);
    while (session.status === 'running' && clock.next());
    const wanted = expected.replace('|reject', '').replace('final:', '');
    if (session.status !== 'final' || !session.configuration.includes(wanted)) return `${session.status} in [${session.configuration}]`;
    return judgeLog(logs, oracle);
  } catch (error) {
    return expected.endsWith('reject') ? undefined : String(error);
  } finally {
    await statewire.close();
  }
}

/** The outside client of test 513: posts to the address that the document logged. */
async function post(logs: readonly string[], { locationLog, body }: { locationLog: string; body: string }): Promise<void> {
  const address = logs.map((line) => new RegExp(locationLog).exec(line)?.[1]).find((found) => found !== undefined);
  const response = await fetch(address ?? '', { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
  expect(response.status).toBeGreaterThanOrEqual(200);
  expect(response.status).toBeLessThan(300);
}

describe('W3C SCXML 1.0 implementation report', () => {
  test('the manifest has a row for each of the 202 start documents', () => {
    expect(rows.map(({ id }) => id).sort()).toEqual([...documents.keys()].sort());
    expect(rows).toHaveLength(202);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(202);
  });

  test('the README shows what the committed results say', () => {
    const [, passed, all] = /\| \*\*all\*\* \| (\d+) \| (\d+) \|/.exec(readFileSync(new URL('RESULTS.md', import.meta.url), 'utf8')) ?? [];
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    expect(readme.match(/\d+\/\d+ documents/g)).toEqual([`${passed}/${all} documents`]);
  });

  test('a document that is expected to fail has a reason', () => {
    expect(rows.filter(({ state, reason }) => (state === 'fail') !== (reason !== ''))).toEqual([]);
  });

  test.each(rows)('$id ($section, $class) is a $state', async ({ id, state }) => {
    const problem = await verdict(documents.get(id)!);
    if (state === 'pass') expect(problem).toBeUndefined();
    else expect(problem).toBeDefined();
  });
});
