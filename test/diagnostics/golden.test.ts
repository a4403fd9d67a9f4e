/**
 * Golden pairs: `name.scxml` and, in `name.errors`, exactly what is printed about it.
 * `UPDATE_GOLDEN=1` writes the .errors files anew; read what changed before you commit it.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { DIAGNOSTICS } from '../../src/diagnostics/table.js';
import { check } from './support/check.js';

const folder = new URL('./', import.meta.url);
const files = readdirSync(folder);
const names = files.filter((file) => file.endsWith('.scxml')).map((file) => file.slice(0, -'.scxml'.length));
const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8');

/** Codes that a small document cannot show, and the test that shows them. */
const SHOWN_ELSEWHERE: Readonly<Record<string, string>> = {
  XML_NOT_WELL_FORMED: '../xml/malformed.test.ts',
  XML_TOO_LARGE: '../xml/limits.test.ts',
  XML_TEXT_TOO_LONG: '../xml/limits.test.ts',
  XML_TOO_MANY_MISTAKES: '../xml/limits.test.ts',
  UNKNOWN_SEND_TYPE: '../model/types.test.ts',
  UNKNOWN_INVOKE_TYPE: '../model/types.test.ts',
};

describe('What is wrong with a document is printed with its place, a code and a hint', () => {
  test.each(names)('%s', (name) => {
    const printed = check(read(`${name}.scxml`), `${name}.scxml`);
    if (process.env['UPDATE_GOLDEN']) writeFileSync(new URL(`${name}.errors`, folder), printed);
    expect(printed).toBe(read(`${name}.errors`));
    expect(printed).not.toBe('');
  });

  test('every .errors file has its document', () => {
    const lonely = files.filter((file) => file.endsWith('.errors') && !names.includes(file.slice(0, -'.errors'.length)));
    expect(lonely).toEqual([]);
  });

  test('every code of the table is shown by a golden pair', () => {
    const printed = files
      .filter((file) => file.endsWith('.errors'))
      .map(read)
      .join('');
    const shown = new Set([...printed.matchAll(/: (?:error|deferred|warning) ([A-Z_]+): /g)].map((match) => match[1]));
    const missing = Object.keys(DIAGNOSTICS).filter((code) => !shown.has(code) && !(code in SHOWN_ELSEWHERE));
    expect(missing).toEqual([]);
    for (const [code, file] of Object.entries(SHOWN_ELSEWHERE)) expect(read(file)).toContain(code);
  });
});
