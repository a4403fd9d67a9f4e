import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { DIAGNOSTICS } from '../../src/diagnostics/table.js';
import type { TableEntry } from '../../src/diagnostics/table-entry.js';

const folder = new URL('../../src/diagnostics/', import.meta.url);
const readme = readFileSync(new URL('README.md', folder), 'utf8');
const [diagnostics = '', errors = ''] = readme.split('## Codes of `ScxmlError`');

/** The codes in the first column of the tables of a text. */
const codesIn = (text: string): string[] => [...text.matchAll(/^\| `([A-Z_]+)` +\|/gm)].map((match) => match[1]!);

describe('README.md of src/diagnostics explains every code', () => {
  test('each diagnostic once', () => {
    expect(codesIn(diagnostics).sort()).toEqual(Object.keys(DIAGNOSTICS).sort());
  });

  test('with its severity', () => {
    const rows = [...diagnostics.matchAll(/^\| `([A-Z_]+)` +\| (error|deferred|warning) +\|/gm)];
    expect(rows.length).toBeGreaterThan(50);
    for (const [, code, severity] of rows) {
      const entry: TableEntry = DIAGNOSTICS[code as keyof typeof DIAGNOSTICS];
      expect(`${code} ${entry.severity}`).toBe(`${code} ${severity}`);
    }
  });

  test('each code of ScxmlError once', () => {
    const source = readFileSync(new URL('error.ts', folder), 'utf8');
    const union = source.split('export type ErrorCode')[1]?.split('\n\n')[0] ?? '';
    const codes = [...union.matchAll(/^ {2}\| '([A-Z_]+)'/gm)].map((match) => match[1]!);
    expect(codes.length).toBeGreaterThan(10);
    expect(codesIn(errors).sort()).toEqual(codes.sort());
  });
});
