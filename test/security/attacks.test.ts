import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { pack } from './pack.js';

/**
 * Hostile programs, each run in a process of its own by `judge.ts`: they reach for the host, for other sessions, or for more
 * than their budgets. In files by group, parted by lines of `//---`.
 */
const GROUPS = ['escape', 'pollution', 'exhaustion'] as const;
const AT_ONCE = 4;
/** Generous, for busy machines: what is not metered takes minutes. */
const LONGEST_MS = 20_000;
/** Of the program alone; the process has a little more. */
const HEAP_MB = 256;

interface Verdict {
  readonly findings: readonly string[];
  readonly ended: string;
  readonly ms: number;
}

interface Attack {
  readonly group: (typeof GROUPS)[number];
  readonly program: string;
  verdict?: Verdict;
}

const attacks: Attack[] = GROUPS.flatMap((group) =>
  readFileSync(new URL(`programs/${group}.txt`, import.meta.url), 'utf8')
    .split(/^\/\/---\n/m)
    .map((program) => ({ group, program: program.trim() })),
);

async function run(judge: string, attack: Attack): Promise<void> {
  attack.verdict = await new Promise((done) => {
    const args = [`--max-old-space-size=${HEAP_MB}`, judge, attack.group, attack.program];
    execFile(process.execPath, args, { timeout: 1.5 * LONGEST_MS, killSignal: 'SIGKILL', maxBuffer: 2 ** 24 }, (error, stdout) => {
      if (error) done({ findings: [`the process ended: ${error.signal ?? error.message}`], ended: 'process', ms: 0 });
      else done(JSON.parse(stdout) as Verdict);
    });
  });
}

beforeAll(async () => {
  const judge = pack(fileURLToPath(new URL('judge.ts', import.meta.url)));
  const waiting = [...attacks];
  const worker = async (): Promise<void> => {
    for (let attack = waiting.shift(); attack !== undefined; attack = waiting.shift()) await run(judge, attack);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}, 900_000);

describe.each(GROUPS)('hostile programs: %s', (group) => {
  const own = attacks.filter((attack) => attack.group === group);

  test.each(own.map((attack) => [attack.program.replace(/\s+/g, ' ').slice(0, 100), attack] as const))('%s', (_title, attack) => {
    expect(attack.verdict?.findings).toEqual([]);
    expect(['finished', 'execution', 'fuel', 'memory', 'depth', 'quota']).toContain(attack.verdict?.ended);
    expect(attack.verdict?.ms).toBeLessThan(LONGEST_MS);
  });
});

test('there are more than 150 of them, and the judge knows an escape when it sees one', async () => {
  expect(attacks.length).toBeGreaterThan(150);
  const honest: Attack = { group: 'escape', program: 'var result = 1' };
  await run(pack(fileURLToPath(new URL('judge.ts', import.meta.url))), honest);
  expect(honest.verdict).toMatchObject({ findings: [], ended: 'finished' });
});
