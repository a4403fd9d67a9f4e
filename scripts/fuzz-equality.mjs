/**
 * `npm run fuzz [-- CHARTS [SEED]]`: compares that many random charts (20,000 when absent) on the engine and on the naive
 * interpreter, beginning with that seed (0). The same comparison as in `npm test`, of more charts.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const [charts = '20000', seed = '0'] = process.argv.slice(2);
if (![charts, seed].every((number) => /^\d+$/.test(number))) {
  process.stderr.write('usage: npm run fuzz -- [CHARTS [SEED]]\n');
  process.exit(2);
}
const jest = fileURLToPath(new URL('../node_modules/jest/bin/jest.js', import.meta.url));
const { status } = spawnSync(process.execPath, ['--experimental-vm-modules', jest, 'test/fuzz-equality', '--testTimeout=100000000'], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  env: { ...process.env, FUZZ_CHARTS: charts, FUZZ_SEED: seed },
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
