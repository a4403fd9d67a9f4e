/**
 * `npm start`: the shipped end-of-shift strategy on the embedded simulated T-Server, once for an agent whom it logs out and
 * once for a DN that the T-Server does not have. With arguments it runs once, with them: `npm start -- --data 'dn="7002"'`.
 */
import { spawnSync } from 'node:child_process';

const COMMAND = ['dist/src/cli/main.js', 'run', 'scxml/end-of-shift.scxml'];
const given = process.argv.slice(2);
const runs = given.length > 0 ? [given] : [[], ['--data', 'dn="7099"']];

let code = 0;
for (const [index, options] of runs.entries()) {
  const shown = options.map((option) => (/["\s]/.test(option) ? `'${option}'` : option)).join(' ');
  console.log(`${index > 0 ? '\n' : ''}$ statewire run scxml/end-of-shift.scxml ${shown}`.trimEnd());
  const { status } = spawnSync(process.execPath, [...COMMAND, ...options], { stdio: 'inherit' });
  code ||= status ?? 1;
}
process.exitCode = code;
