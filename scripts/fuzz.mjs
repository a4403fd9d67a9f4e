/** `npm run fuzz:scion -- [--seed N] [--count N]`: random charts, from a seed on, on Statewire and on SCION. */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' }, count: { type: 'string', default: '2000' } } });
for (const [name, value] of Object.entries(values)) {
  if (!/^\d+$/.test(value)) {
    console.error(`--${name} takes a whole number, not "${value}"`);
    process.exit(2);
  }
}
const jest = spawnSync(
  process.execPath,
  ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--verbose', 'test/fuzz/scion.test.ts'],
  { stdio: 'inherit', env: { ...process.env, FUZZ_SEED: values.seed, FUZZ_COUNT: values.count } },
);
process.exit(jest.status ?? 1);
