/** One test in a process of its own, which is killed when it does not come back. */
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const CHILD = fileURLToPath(new URL('child.mjs', import.meta.url));

/** @returns `{ status, reason, ms, … }`; never rejects */
export function runInProcess(test) {
  return new Promise((resolve) => {
    const child = fork(CHILD, [], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], cwd: dirname(test.file) });
    const start = Date.now();
    let stderr = '';
    let result;
    child.stderr.on('data', (chunk) => {
      if (stderr.length < 4000) stderr += chunk;
    });
    const killer = setTimeout(() => {
      result = { status: 'timeout', reason: 'the process had to be killed' };
      child.kill('SIGKILL');
    }, longest(test));
    child.on('message', (message) => {
      result = message;
    });
    child.on('close', (code, signal) => {
      clearTimeout(killer);
      const died = () => `the process ended with ${signal ?? code}: ${stderr.split('\n').slice(0, 3).join(' | ').slice(0, 300)}`;
      resolve({ ms: Date.now() - start, ...(result ?? { status: 'error', reason: died() }) });
    });
    child.send(test);
  });
}

/** Milliseconds after which the process cannot be alive any more in good order. */
function longest({ script, timeout }) {
  const { events = [], maxMs = 0, settleMs = 0 } = script ? JSON.parse(readFileSync(script, 'utf8')) : {};
  return timeout * 2 + events.reduce((sum, { after = 0 }) => sum + after, 0) + maxMs + settleMs + 5000;
}
