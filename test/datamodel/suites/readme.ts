import { readFileSync } from 'node:fs';

const README = readFileSync(new URL('../../../src/datamodel/README.md', import.meta.url), 'utf8');

/** The figures that the data models' README states for a suite: `N of M`. */
export function statedFor(suite: string): string | undefined {
  return new RegExp(`(\\d+ of \\d+) applicable \\w+ of\\s+\`${suite}\``).exec(README)?.[1];
}
