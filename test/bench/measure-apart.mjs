/** Measuring in a process of its own, so that no row spoils what the compiler and the heap learned from another one. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Runs a script of this folder. @returns the JSON that it prints. @throws Error when it fails */
export function measureApart(script, args, options = []) {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [...options, file, ...args.map(String)], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(`${script} ${args.join(' ')}: ${stderr}`);
  return JSON.parse(stdout.slice(stdout.lastIndexOf('\n', stdout.length - 2) + 1));
}
