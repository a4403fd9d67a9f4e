/**
 * `npm run bench [-- --quick] [GROUP…]`: measures every group of rows (groups/), prints them and writes RESULTS.md and RESULTS.json. With
 * `--quick` or with named groups nothing is written: the table holds only whole runs. Exits with 1 when a row misses its target.
 *
 * A group is a file that exports `{ name, title, rows(options) }`; `rows` resolves to rows as
 * results.mjs takes them. To add one: write the file and name it in GROUPS.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { dataModel } from './groups/data-model.mjs';
import { eccp } from './groups/eccp.mjs';
import { expressions } from './groups/expressions.mjs';
import { loading } from './groups/loading.mjs';
import { sessions } from './groups/sessions.mjs';
import { startUp } from './groups/start-up.mjs';
import { timers } from './groups/timers.mjs';
import { transitions } from './groups/transitions.mjs';
import { watchdog } from './groups/watchdog.mjs';
import { machine } from './machine.mjs';
import { asJson, asMarkdown, asText, isMet } from './results.mjs';

const GROUPS = [transitions, loading, sessions, dataModel, expressions, timers, eccp, watchdog, startUp];

function usage(message) {
  process.stderr.write(`${message}\nusage: npm run bench -- [--quick] [${GROUPS.map(({ name }) => name).join(' ')}]\n`);
  return 2;
}

async function main() {
  let args;
  try {
    args = parseArgs({ options: { quick: { type: 'boolean', default: false } }, allowPositionals: true });
  } catch (error) {
    return usage(error.message);
  }
  const { values, positionals } = args;
  const unknown = positionals.find((name) => !GROUPS.some((group) => group.name === name));
  if (unknown !== undefined) return usage(`there is no group ${unknown}`);

  const measured = [];
  for (const group of GROUPS.filter(({ name }) => positionals.length === 0 || positionals.includes(name))) {
    const rows = await group.rows({ quick: values.quick });
    measured.push({ group, rows });
    process.stdout.write(asText(group, rows));
  }
  if (!values.quick && positionals.length === 0) {
    const where = machine();
    writeFileSync(new URL('RESULTS.md', import.meta.url), asMarkdown(measured, where));
    writeFileSync(new URL('RESULTS.json', import.meta.url), asJson(measured, where));
    process.stdout.write('\nwritten to test/bench/RESULTS.md and RESULTS.json\n');
  }
  return measured.every(({ rows }) => rows.every(isMet)) ? 0 : 1;
}

process.exitCode = await main();
