/** The checkers of contracts, kits and package.json on small inputs, good and bad. */
import { describe, expect, test } from '@jest/globals';
import { checkKits, rulesOf } from './check-kits.js';
import { checkBin, checkDependencies, checkExports, entryPoints, type Manifest } from './check-package.js';
import { parseFiles } from './source-tree.js';

describe('contracts and kits', () => {
  const contract = '/**\n * Contract of a thing.\n *\n * 1. First,\n *    still first, 9. not a rule.\n * 2. Second.\n */\n';
  const good = {
    'src/thing/contract.ts': contract,
    'src/kit/thing.ts': `const A = [{ rule: 1, title: 'a' }];`,
    'src/kit/thing-more.ts': 'const B = [{ rule: 2 }];',
    'test/contracts/thing.test.ts': 'thingSuite({ describe, test }, factory);',
  };
  const check = (texts: Readonly<Record<string, string>>, without = new Map<string, string>()) =>
    checkKits(texts, parseFiles(texts), without);

  test('the rules of a contract are the numbers in its first comment', () => {
    expect(rulesOf(contract)).toEqual([1, 2]);
    expect(rulesOf('import type {} from "x";')).toEqual([]);
  });

  test('a complete pair passes', () => {
    expect(check(good)).toEqual([]);
  });

  test('a missing kit is found, unless there is a reason', () => {
    const texts = { 'src/thing/contract.ts': contract };
    expect(check(texts)).toEqual(['src/thing/contract.ts: has no kit src/kit/thing.ts']);
    expect(check(texts, new Map([['thing', 'later']]))).toEqual([]);
    expect(check(good, new Map([['thing', 'later']]))).toEqual(['src/kit/thing.ts: exists, so the exception for thing must go']);
  });

  test('a rule without a case, a case without a rule and a suite that nothing runs are found', () => {
    expect(check({ ...good, 'src/kit/thing-more.ts': 'const B = [{ rule: 3 }];', 'test/contracts/thing.test.ts': '' })).toEqual([
      'src/kit/thing.ts: no case for rule 2 of src/thing/contract.ts',
      'src/kit/thing.ts: a case for rule 3, which src/thing/contract.ts does not have',
      'src/kit/thing.ts: nothing in test/contracts/ runs thingSuite',
    ]);
  });

  test('rules that are not numbered in order, or not at all, are found', () => {
    const without = new Map([['thing', 'later']]);
    expect(check({ 'src/thing/contract.ts': contract.replace('2. Second', '3. Second') }, without)).toHaveLength(1);
    expect(check({ 'src/thing/contract.ts': '/** Contract. */' }, without)).toHaveLength(1);
  });
});

describe('package.json', () => {
  const entry = { '@statewire/source': './src/index.ts', types: './dist/src/index.d.ts', default: './dist/src/index.js' };
  const manifest: Manifest = {
    name: 'statewire',
    bin: { statewire: 'dist/src/cli/main.js' },
    exports: { '.': entry, './kit': { ...entry, '@statewire/source': './src/kit/index.ts' }, './package.json': './package.json' },
    dependencies: { sax: '1', tslib: '2', left: '1' },
  };

  test('entry points are named as programs import them', () => {
    expect(entryPoints(manifest)).toEqual({ statewire: 'src/index.ts', 'statewire/kit': 'src/kit/index.ts' });
  });

  test('an entry point must exist and be what its source is compiled to', () => {
    expect(checkExports({ name: 'statewire', exports: { '.': entry } }, () => true)).toEqual([]);
    expect(checkExports(manifest, (path) => path === './src/index.ts')).toEqual([
      'exports["./kit"]: there is no ./src/kit/index.ts',
      'exports["./kit"]: types must be ./dist/src/kit/index.d.ts',
      'exports["./kit"]: default must be ./dist/src/kit/index.js',
      'exports["./package.json"]: there is no ./package.json',
    ]);
    const { default: built, ...rest } = entry;
    expect(checkExports({ name: 'statewire', exports: { '.': { default: built, ...rest } } }, () => true)).toHaveLength(1);
  });

  test('a command must be compiled from a file that starts Node', () => {
    expect(checkBin(manifest, () => '#!/usr/bin/env node\n')).toEqual([]);
    expect(checkBin(manifest, () => 'import "x";')).toHaveLength(1);
    expect(checkBin(manifest, (path) => (path === 'src/cli/main.ts' ? undefined : ''))).toEqual([
      'bin statewire: there is no src/cli/main.ts',
    ]);
  });

  test('dependencies that nothing imports and imports that nothing declares are found', () => {
    expect(checkDependencies(manifest, new Set(['sax', 'acorn']))).toEqual([
      'dependency left: nothing imports it',
      'acorn: imported but not in dependencies',
    ]);
  });
});
