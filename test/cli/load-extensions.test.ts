import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadExtensions } from '../../src/cli/load-extensions.js';
import { HERE } from './command.js';

const file = (name: string): string => join(HERE, 'extensions', name);

describe('an extension file of the command line', () => {
  test('exports an extension, a list, or a function that returns either, as default or as "extension"', async () => {
    const extensions = await loadExtensions([file('crm.mjs'), file('failing.mjs')]);
    expect(extensions.map(({ name }) => name)).toEqual(['crm', 'crm']);
  });

  test.each([
    ['nowhere.mjs', 'there is no such file'],
    ['nothing.mjs', 'has neither a default export nor an export "extension"'],
    ['number.mjs', 'exports a number, not an extension'],
    ['misspelt.mjs', 'an extension has no part "action", did you mean "actions"?'],
    ['throws.mjs', 'no database'],
  ])('%s is refused: %s', async (name, message) => {
    await expect(loadExtensions([file(name)])).rejects.toThrow(`extension ${file(name)}: ${message}`);
  });
});
