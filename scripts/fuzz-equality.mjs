/**
 * `npm run fuzz [-- --seed N --count N]`: more of two comparisons that `npm test` makes of a few.
 * - Random programs on odd values: nothing of the host may be reachable or change, and restoring a snapshot gives the same one.
 * - Random charts on the engine and on the naive interpreter.
 * Beginning with that seed (1), that many (20,000) of each. `--only programs` or `--only charts` leaves the other out.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const SUITES = { programs: 'test/datamodel/fuzz', charts: 'test/fuzz-equality' };

function fail() {
  process.stderr.write('usage: npm run fuzz -- [--seed N] [--count N] [--only programs|charts]\n');
  process.exit(2);
}

function options() {
  const text = { type: 'string' };
  try {
    return parseArgs({ options: { seed: { ...text, default: '1' }, count: { ...text, default: '20000' }, only: text } }).values;
  } catch {
    return fail();
  }
}

const { seed, count, only } = options();
if (![seed, count].every((number) => /^\d+$/.test(number)) || (only !== undefined && !Object.hasOwn(SUITES, only))) fail();
const jest = fileURLToPath(new URL('../node_modules/jest/bin/jest.js', import.meta.url));
const suites = only === undefined ? Object.values(SUITES) : [SUITES[only]];
const { status } = spawnSync(process.execPath, ['--experimental-vm-modules', jest, ...suites, '--testTimeout=100000000'], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  env: { ...process.env, FUZZ_CHARTS: count, FUZZ_COUNT: count, FUZZ_SEED: seed },
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
