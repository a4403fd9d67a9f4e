#!/usr/bin/env node
/**
 * Runs a folder of SCXML tests through an adapter, one process per test, so that a hanging or crashing one costs only itself.
 *
 *   node run.mjs --adapter ADAPTER.mjs --corpus DIR [options]
 *
 * The adapter's interface is in TEMPLATE.mjs, the layout of a corpus in corpus.mjs, scripts of events in play.mjs.
 *
 *   --index FILE           an INDEX.tsv kept elsewhere; its files are relative to --corpus
 *   --mode MODE            auto (default), final or script: how documents without an index are judged
 *   --filter REGEX         names to run            --exclude REGEX        names to leave out
 *   --tags REGEX           tags to run             --exclude-tags REGEX   tags to leave out
 *   --names A,B            only these              --list                 only list them
 *   --skip-http            no tests that need HTTP --only-http            only those
 *   --timeout MS           for one step (10000)    --jobs N               processes at a time (2)
 *   --retries N            tries after a failure (0)
 *   --known FILE           expected failures, one name a line
 *   --json FILE            writes the results      --verbose              prints every test
 *
 * Exits with 0 when exactly the known failures fail, 1 otherwise, 2 when called wrongly.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadCorpus } from './corpus.mjs';
import { runInProcess } from './run-in-process.mjs';

const text = { type: 'string' };
const flag = { type: 'boolean', default: false };
const OPTIONS = {
  ...{ adapter: text, corpus: { ...text, multiple: true, default: [] }, index: text, mode: { ...text, default: 'auto' } },
  ...{ filter: text, exclude: text, tags: text, 'exclude-tags': text, names: text, list: flag, 'skip-http': flag, 'only-http': flag },
  ...{ timeout: { ...text, default: '10000' }, jobs: { ...text, default: '2' }, retries: { ...text, default: '0' } },
  ...{ known: text, json: text, verbose: flag, help: { ...flag, short: 'h' } },
};

class UsageError extends Error {}

function options() {
  try {
    const { values } = parseArgs({ options: OPTIONS });
    if (values.help || values.list || values.adapter !== undefined) return values;
  } catch (error) {
    throw new UsageError(error.message);
  }
  throw new UsageError('--adapter is needed');
}

function regExp(source) {
  try {
    return new RegExp(source);
  } catch (error) {
    throw new UsageError(error.message);
  }
}

function wholeNumber(name, value) {
  if (!/^\d+$/.test(value)) throw new UsageError(`--${name} must be a whole number, not ${value}`);
  return Number(value);
}

function select(tests, values) {
  const filter = values.filter && regExp(values.filter);
  const exclude = values.exclude && regExp(values.exclude);
  const tags = values.tags && regExp(values.tags);
  const excludeTags = values['exclude-tags'] && regExp(values['exclude-tags']);
  const names = values.names && new Set(values.names.split(','));
  return tests.filter(
    (test) =>
      (!filter || filter.test(test.name)) &&
      !exclude?.test(test.name) &&
      (!tags || tags.test(test.tags)) &&
      !excludeTags?.test(test.tags) &&
      (!names || names.has(test.name)) &&
      !(values['skip-http'] && test.http) &&
      (!values['only-http'] || test.http),
  );
}

/** Runs the tests, `jobs` at a time. @returns results in the order of the tests */
async function runAll(tests, values) {
  const settings = { adapter: resolve(values.adapter), timeout: wholeNumber('timeout', values.timeout) };
  const retries = wholeNumber('retries', values.retries);
  const results = new Array(tests.length);
  let next = 0;
  const worker = async () => {
    for (let i = next++; i < tests.length; i = next++) {
      let outcome;
      for (let attempt = 0; attempt <= retries && outcome?.status !== 'pass'; attempt++)
        outcome = await runInProcess({ ...tests[i], ...settings });
      results[i] = { ...tests[i], ...outcome };
      if (values.verbose)
        console.log(`${outcome.status === 'pass' ? 'ok  ' : 'FAIL'} ${tests[i].name} (${outcome.ms} ms) ${outcome.reason}`);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, wholeNumber('jobs', values.jobs)) }, worker));
  return results;
}

function knownFailures(file) {
  if (file === undefined) return new Set();
  const lines = readFileSync(file, 'utf8').split('\n');
  return new Set(lines.map((line) => line.replace(/#.*/, '').trim()).filter((line) => line !== ''));
}

/** @returns the exit code */
function report(results, known, jsonFile) {
  const failed = results.filter(({ status }) => status !== 'pass');
  for (const { name, status, reason, uncaught } of failed) {
    const also = uncaught?.length ? ` [uncaught: ${uncaught[0].split('\n')[0]}]` : '';
    console.log(`FAIL ${name}${known.has(name) ? ' (known)' : ''}: ${status}: ${reason.split('\n')[0]}${also}`);
  }
  const repaired = results.filter(({ name, status }) => status === 'pass' && known.has(name));
  for (const { name } of repaired) console.log(`FAIL ${name}: is listed as a known failure but passes`);
  const counts = { passed: results.length - failed.length, failed: failed.length };
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  if (jsonFile !== undefined) writeFileSync(jsonFile, `${JSON.stringify({ node: process.version, ...counts, results }, undefined, 1)}\n`);
  return repaired.length === 0 && failed.every(({ name }) => known.has(name)) ? 0 : 1;
}

async function main() {
  const values = options();
  if (values.help) {
    console.log(/\/\*\*\n([\s\S]*?) \*\//.exec(readFileSync(fileURLToPath(import.meta.url), 'utf8'))[1].replace(/^ \* ?/gm, ''));
    return 0;
  }
  if (values.corpus.length === 0) throw new UsageError('--corpus is needed');
  const tests = select(
    values.corpus.flatMap((folder) => loadCorpus(resolve(folder), values.mode, values.index && resolve(values.index))),
    values,
  );
  if (values.list) {
    for (const { name, expected, http } of tests) console.log([name, expected, http ? 'http' : ''].join('\t'));
    console.log(`${tests.length} tests`);
    return 0;
  }
  if (tests.length === 0) throw new UsageError('no test is left to run');
  return report(await runAll(tests, values), knownFailures(values.known), values.json);
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof UsageError ? `${error.message}; --help tells more` : error);
  process.exitCode = 2;
}
