import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ecmascriptDataModel } from '../../../src/datamodel/ecmascript/data-model.js';
import { looseText } from '../../../src/diagnostics/source.js';
import { statedFor } from './readme.js';

/** The scripts of the package `test262-parser-tests`; its modules are not applicable, because a document has none. */
const PACKAGE = dirname(createRequire(import.meta.url).resolve('test262-parser-tests/package.json'));

/** What the data model leaves out (README): the diagnostic must name it, and the script must have it. */
const LEFT_OUT = [
  { diagnostic: /^a generator /, script: /\*/, count: 85 },
  { diagnostic: /^"with" /, script: /\bwith\b/, count: 35 },
  { diagnostic: /^eval /, script: /\beval\b/, count: 7 },
];

/** Legal today, though the package, which is older than ES2019, refuses them. */
const LEGAL_TODAY = [
  {
    reason: 'a string may have \\8 and \\9 since ES2021',
    files: ['0d5e450f1da8a92a', '748656edbfb2d0bb', '79f882da06f88c9f', '92b6af54adef3624'],
  },
  { reason: 'a string may have U+2028 and U+2029 since ES2019', files: ['647e21f8f157c338', '8af69d8f15295ed2'] },
  { reason: 'classes have fields since ES2022', files: ['98204d734f8c72b3', 'ef81b93cf9bdb4ec'] },
  { reason: 'Annex B.3.5: sloppy code may write `for (var x = 1 in y)` since ES2017', files: ['e3fbcf63d7e43ead'] },
  { reason: 'the name has a letter of Unicode 17', files: ['c060a3014ad24dfd'] },
  { reason: 'Annex B.3.4: a catch parameter may be declared by `for (var x of y)` since ES2020', files: ['0f5f47108da5c34e'] },
  {
    reason: 'Annex B.3.2.4: functions of sloppy blocks may have the same name',
    files: ['12a74c60f52a60de', '1aff49273f3e3a98', 'be7329119eaa3d47', 'ec31fa5e521c5df4'],
  },
];
const LEGAL_FILES = LEGAL_TODAY.flatMap(({ files }) => files).sort();

interface Case {
  readonly file: string;
  readonly text: string;
  /** What the author is told; undefined when the script is accepted. */
  readonly refused: { readonly code: string; readonly message: string } | undefined;
}

function casesOf(folder: string): Case[] {
  const files = readdirSync(join(PACKAGE, folder)).filter((file) => !file.endsWith('.module.js'));
  return files.map((file) => {
    const text = readFileSync(join(PACKAGE, folder, file), 'utf8');
    const compiler = ecmascriptDataModel.compiler({ globals: [] });
    compiler.script(looseText(text, 'script'));
    const refused = compiler.check().find(({ severity }) => severity !== 'warning');
    return { file: file.replace(/(?:\.script)?\.js$/, ''), text, refused };
  });
}

const FOLDERS = { pass: casesOf('pass'), passExplicit: casesOf('pass-explicit'), fail: casesOf('fail'), early: casesOf('early') };
const WRONG = [...FOLDERS.fail, ...FOLDERS.early];

describe('test262-parser-tests', () => {
  describe.each([
    ['pass', FOLDERS.pass],
    ['pass-explicit', FOLDERS.passExplicit],
  ] as const)('scripts of %s', (_folder, cases) => {
    test('are accepted, or use what is left out', () => {
      const failed = cases.filter(({ refused }) => refused !== undefined && refused.code !== 'UNSUPPORTED_SYNTAX');
      expect(failed).toEqual([]);
    });

    test('are told what is left out by its name', () => {
      const left = cases.filter(({ refused }) => refused !== undefined);
      for (const { text, refused } of left) {
        const feature = LEFT_OUT.find(({ diagnostic }) => diagnostic.test(refused!.message));
        expect(text).toMatch(feature!.script);
      }
      expect(LEFT_OUT.map(({ diagnostic }) => left.filter(({ refused }) => diagnostic.test(refused!.message)).length)).toEqual(
        LEFT_OUT.map(({ count }) => count),
      );
    });
  });

  test('scripts of fail and early are refused, but for those that have become legal', () => {
    const accepted = WRONG.filter(({ refused }) => refused === undefined);
    expect(accepted.map(({ file }) => file).sort()).toEqual(LEGAL_FILES);
  });

  test('the figures are those of the README', () => {
    const left = LEFT_OUT.reduce((sum, { count }) => sum + count, 0);
    const good = [...FOLDERS.pass, ...FOLDERS.passExplicit];
    const applicable = good.length - 2 * left + WRONG.length - LEGAL_FILES.length;
    const right = good.filter(({ refused }) => !refused).length + WRONG.filter(({ refused }) => refused).length;
    expect(statedFor('test262-parser-tests')).toBe(`${right} of ${applicable}`);
  });
});
