/** What a measurement was taken on. */
import { spawnSync } from 'node:child_process';
import os from 'node:os';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

function git(...args) {
  const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

export function machine() {
  const commit = git('rev-parse', '--short=10', 'HEAD');
  const changed = git('status', '--porcelain', '--', 'src', 'extensions');
  return {
    cpu: os.cpus()[0]?.model ?? 'unknown processor',
    cores: os.cpus().length,
    memory: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${os.arch()}`,
    node: process.version,
    commit: commit === undefined ? 'not in a repository' : changed ? `${commit} and uncommitted changes` : commit,
    date: new Date().toISOString().slice(0, 10),
  };
}
