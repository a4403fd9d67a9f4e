/** How long the command takes to start: `statewire --help` against a Node that does nothing. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { median } from '../median.mjs';

const COMMAND = fileURLToPath(new URL('../../../dist/src/cli/main.js', import.meta.url));

/** Milliseconds from starting a process to its end. */
function timed(args) {
  const start = process.hrtime.bigint();
  const { status, error } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  const ms = Number(process.hrtime.bigint() - start) / 1e6;
  if (error !== undefined || status !== 0) throw new Error(`node ${args.join(' ')} ended with ${error?.message ?? status}`);
  return ms;
}

export const startUp = {
  name: 'start-up',
  title: 'Starting the command',
  async rows({ quick }) {
    if (!existsSync(COMMAND)) throw new Error('there is no built command: run npm run build first');
    const repetitions = quick ? 5 : 25;
    const differences = [];
    for (let i = -2; i < repetitions; i++) {
      const helpFirst = i % 2 === 0; // each in turn goes first
      const early = helpFirst ? timed([COMMAND, '--help']) : undefined;
      const nothing = timed(['-e', '0']);
      const help = early ?? timed([COMMAND, '--help']);
      if (i >= 0) differences.push(help - nothing); // the first two pairs only warm the file cache
    }
    return [
      {
        id: 'help',
        what: `\`statewire --help\` after \`node -e 0\`, median of ${repetitions} interleaved pairs`,
        measures: [{ value: median(differences), unit: 'ms', atMost: 150 }],
      },
    ];
  },
};
