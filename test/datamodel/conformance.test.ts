import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { byHost, byUs } from './support.js';

/** One expression a line, in files by section of ECMA-262; each must mean what it means in the host's own engine. */
const FOLDER = new URL('./conformance/', import.meta.url);

for (const file of readdirSync(FOLDER)
  .filter((name) => /^\d.*\.txt$/.test(name))
  .sort()) {
  const section = file.replace('.txt', '').replace('-', ' ').replaceAll('-', ' ');
  const lines = readFileSync(new URL(file, FOLDER), 'utf8').split('\n');
  describe(`ECMA-262 ${section}`, () => {
    test.each(lines.filter((line) => line.trim() !== ''))('%s', (expression) => {
      expect(byUs(expression)).toEqual(byHost(expression));
    });
  });
}
