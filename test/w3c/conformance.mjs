#!/usr/bin/env node
/**
 * `npm run conformance`: the whole W3C implementation report on the built package, on the real clock, each document in its own
 * process. Writes the result table and prints last how many documents do what the manifest says: `202/202`.
 *
 * A document that fails is tried once more, and the table says so. Exits with 1 when a document does not do what the manifest
 * says, an unexpected pass included.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { manifest, w3cTests } from './manifest.mjs';
import { resultTable } from './result-table.mjs';
import { runInProcess } from './run-in-process.mjs';

const TIMEOUT = 15_000;
const JOBS = 2;
const adapter = fileURLToPath(new URL('adapter.mjs', import.meta.url));
const rows = new Map(manifest().map((row) => [row.id, row]));
const tests = w3cTests();
if (tests.length !== rows.size) throw new Error(`the manifest has ${rows.size} rows for ${tests.length} documents`);

const results = [];
let next = 0;
async function work() {
  for (let i = next++; i < tests.length; i = next++) {
    const test = { ...tests[i], adapter, timeout: TIMEOUT };
    let outcome = await runInProcess(test);
    const retried = outcome.status !== 'pass';
    if (retried) outcome = await runInProcess(test);
    const row = rows.get(test.name);
    results[i] = { row, passed: outcome.status === 'pass', retried, reason: outcome.reason };
    if (results[i].passed !== (row.state === 'pass')) console.log(`UNEXPECTED ${test.name}: ${outcome.status} ${outcome.reason}`);
  }
}
await Promise.all(Array.from({ length: JOBS }, work));

const table = resultTable(results);
writeFileSync(fileURLToPath(new URL('RESULTS.md', import.meta.url)), table);
console.log(table);
const expected = results.filter(({ row, passed }) => passed === (row.state === 'pass')).length;
console.log(`${results.filter(({ passed }) => passed).length}/${results.length}`);
process.exitCode = expected === results.length ? 0 : 1;
