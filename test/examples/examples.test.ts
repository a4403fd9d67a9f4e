/** Every example runs as built, and prints what stands beside it. `npm test` builds first. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const files = readdirSync(`${ROOT}examples`);
const programs = files.filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -'.ts'.length));
const readme = readFileSync(`${ROOT}examples/README.md`, 'utf8');

/** A machine under load takes its time. */
const PATIENCE = 60_000;

describe('examples', () => {
  test('there are at least five, numbered without gaps', () => {
    expect(programs.length).toBeGreaterThanOrEqual(5);
    expect(programs.map((name) => Number(name.slice(0, 2)))).toEqual(programs.map((_, i) => i + 1));
  });

  test.each(programs)(
    '%s prints what stands beside it',
    (name) => {
      const built = `dist/examples/${name}.js`;
      expect(existsSync(ROOT + built)).toBe(true); // `npm run build` first
      const printed = execFileSync(process.execPath, [built], { cwd: ROOT, encoding: 'utf8', timeout: PATIENCE, stdio: 'pipe' });
      expect(printed).toBe(readFileSync(`${ROOT}examples/${name}.expected.txt`, 'utf8'));
    },
    PATIENCE,
  );

  test.each(programs)('%s imports the package by name, and is in the table', (name) => {
    const text = readFileSync(`${ROOT}examples/${name}.ts`, 'utf8');
    const imported = [...text.matchAll(/^(?:import|export)[^;]*?from '([^']+)';/gms)].map(([, from]) => from);
    expect(imported.filter((from) => !/^(statewire(\/[\w-]+)?|node:\w+)$/.test(from ?? ''))).toEqual([]);
    expect(imported.some((from) => from?.startsWith('statewire'))).toBe(true);
    expect(readme).toContain(`node dist/examples/${name}.js`);
  });
});
