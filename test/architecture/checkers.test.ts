/** The checkers of test/architecture.test.ts on small sources, good and bad: a checker that finds nothing anywhere proves nothing. */
import { describe, expect, test } from '@jest/globals';
import { findCycles } from './check-cycles.js';
import { checkBarrels, checkDefaultExports, checkExportStar } from './check-exports.js';
import { checkGlobals, checkSynchronous, NOT_DETERMINISTIC, RUNS_TEXT } from './check-globals.js';
import { checkImportTable, checkNodePrefix, checkPublicApiOnly, importedPackages } from './check-imports.js';
import { applyExceptions, checkModuleState } from './check-state.js';
import { checkTestsRun } from './check-tests.js';
import { checkAny, checkLength, checkLockFile, checkMachinePaths, checkSilencers, countLines } from './check-text.js';
import { parseFiles, report } from './source-tree.js';

const everywhere = (): boolean => true;
/** `file:line` of what is found in one file. */
const lines = (violations: readonly { file: string; line: number }[]): number[] => violations.map(({ line }) => line);
const one = (text: string, file = 'src/engine/a.ts') => parseFiles({ [file]: text });

describe('the import table', () => {
  const may = (file: string, specifier: string): boolean =>
    checkImportTable(one(`import type { X } from '${specifier}';`, file)).length === 0;

  test.each([
    ['src/xml/parse.ts', '../diagnostics/source.js'],
    ['src/xml/parse.ts', './element.js'],
    ['src/xml/parse.ts', 'sax'],
    ['src/model/rules/ids.ts', '../../content/contract.js'],
    ['src/content/send.ts', './contract.js'],
    ['src/content/send.ts', './delay.js'],
    ['src/datamodel/ecmascript/generate/calls.ts', '../../contract.js'],
    ['src/datamodel/ecmascript/data-model.ts', '../../xml/parse.js'],
    ['src/host/contract.ts', '../plan/plan.js'],
    ['src/eccp/service/server.ts', '../packet.js'],
    ['src/telephony/eccp/adapter.ts', '../../eccp/client.js'],
    ['src/runtime/registry.ts', '../content/action.js'],
    ['src/create.ts', './runtime/load.js'],
    ['src/cli/run.ts', '../server/start.js'],
    ['src/cli/run.ts', 'statewire/agent'],
  ])('lets %s import %s', (file, specifier) => {
    expect(may(file, specifier)).toBe(true);
  });

  test.each([
    ['src/xml/parse.ts', '../content/contract.js'],
    ['src/model/read.ts', '../content/send.js'],
    ['src/content/contract.ts', '../datamodel/contract.js'],
    ['src/content/contract.ts', './send.js'],
    ['src/io/contract.ts', '../plan/plan.js'],
    ['src/host/contract.ts', '../plan/compile.js'],
    ['src/engine/session.ts', 'node:fs'],
    ['src/engine/session.ts', 'eventemitter3'],
    ['src/engine/session.ts', '../runtime/live.js'],
    ['src/engine/session.ts', '../clock.js'],
    ['src/io/http.ts', '../content/contract.js'],
    ['src/telephony/router.ts', '../runtime/live.js'],
    ['src/telephony/router.ts', '../eccp/service/server.js'],
    ['src/runtime/live.ts', '../telephony/contract.js'],
    ['src/runtime/live.ts', '../content/send.js'],
    ['src/diagnostics/table.ts', '../event.js'],
    ['src/create.ts', './cli/main.js'],
    ['src/index.ts', './server/start.js'],
    ['src/runtime/load.ts', 'statewire'],
    ['src/runtime/load.ts', '../../extensions/agent/index.js'],
    ['src/runtime/load.ts', '../event'],
    ['src/nowhere/a.ts', './b.js'],
  ])('keeps %s from importing %s', (file, specifier) => {
    expect(may(file, specifier)).toBe(false);
  });

  test('sees every way to import', () => {
    const text = `import { a } from '../runtime/a.js';
export { b } from '../runtime/b.js';
export * from '../runtime/c.js';
const d = () => import('../runtime/d.js');
type E = import('../runtime/e.js').E;
import '../runtime/f.js';
import g = require('../runtime/g.js');
const h = (name: string) => import(name);`;
    expect(lines(checkImportTable(one(text)))).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('keeps extensions and examples to the public API', () => {
    const check = (file: string, specifier: string): string[] =>
      report(checkPublicApiOnly(one(`import { x } from '${specifier}';`, file), ['statewire', 'statewire/kit'], ['ini']));
    expect(check('extensions/agent/logout.ts', 'statewire')).toEqual([]);
    expect(check('extensions/agent/logout.ts', './names.js')).toEqual([]);
    expect(check('extensions/agent/actions/logout.ts', '../names.js')).toEqual([]);
    expect(check('examples/01-embed.ts', 'node:process')).toEqual([]);
    expect(check('extensions/agent/logout.ts', '../../src/event.js')).toHaveLength(1);
    expect(check('extensions/agent/logout.ts', '../assigner/index.js')).toHaveLength(1);
    expect(check('extensions/agent/logout.ts', 'statewire/src/event')).toHaveLength(1);
    expect(check('extensions/agent/logout.ts', 'ini')).toEqual([]);
    expect(check('extensions/agent/logout.ts', 'sax')).toHaveLength(1);
    expect(check('examples/01-embed.ts', 'ini')).toHaveLength(1);
    expect(check('examples/01-embed.ts', './02-action.js')).toHaveLength(1);
  });

  test('tells packages from modules of Node', () => {
    const tree = one(`import 'sax/lib/sax.js'; import '@a/b/c'; import './x.js'; import 'node:fs'; import 'statewire/kit';`);
    expect([...importedPackages(tree)]).toEqual(['sax', '@a/b']);
    expect(lines(checkNodePrefix(one(`import 'node:fs';\nimport 'fs';`)))).toEqual([2]);
  });
});

test('cycles are found with their path, through types and through entry points of the package', () => {
  const tree = parseFiles({
    'src/a.ts': `import type { B } from './b.js';`,
    'src/b.ts': `export type B = import('./c.js').C;`,
    'src/c.ts': `export { A } from './a.js'; import './d.js';`,
    'src/d.ts': `import './e.js';`,
    'src/e.ts': '',
    'src/f.ts': `import './f.js';`,
    'src/g.ts': `import 'statewire/agent';`,
    'extensions/agent/index.ts': `import '../../src/g.js';`,
  });
  expect(findCycles(tree, { 'statewire/agent': 'extensions/agent/index.ts' })).toEqual([
    'src/a.ts → src/b.ts → src/c.ts → src/a.ts',
    'src/f.ts → src/f.ts',
    'src/g.ts → extensions/agent/index.ts → src/g.ts',
  ]);
});

test('default exports, export * and barrels are found', () => {
  expect(lines(checkDefaultExports(one(`export default 1;\nexport default class A {}\nconst b = 1;\nexport { b as default };`)))).toEqual([
    1, 2, 4,
  ]);
  expect(lines(checkDefaultExports(one(`switch (1 as number) {\n default:\n}\nexport const c = { default: 1 };`)))).toEqual([]);
  expect(lines(checkExportStar(one(`export * from './a.js';\nexport * as b from './b.js';\nexport { c } from './c.js';`)))).toEqual([1, 2]);
  const barrel = one(
    `import { a } from './a.js';\nexport { a };\nexport { b } from './b.js';\nconst c = 1;\nexport { c };`,
    'src/x/index.ts',
  );
  expect(lines(checkBarrels(barrel, []))).toEqual([2, 3]);
  expect(checkBarrels(barrel, ['src/x/index.ts'])).toEqual([]);
});

test('globals are found by meaning', () => {
  const bad = `const a = Date.now();\nconst b = new Date();\nclass C extends Date {}\nconst d = { process };\nconst e = Math.random();
const f = Math['random']();\nconst { random } = Math;\nconst g = globalThis;\nconst h = typeof performance;\nconst i = Math;`;
  expect(lines(checkGlobals(one(bad), everywhere, NOT_DETERMINISTIC))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  const good = `interface A { Date: Date; now(): number }\nfunction f(process: A) { return process.Date; }\nconst b = { fetch: 1, Date: 2 };
const { Date: c } = b;\nclass C { crypto() { return Math.max(1, b.fetch, c); } }\nimport { performance } from './x.js';\nperformance();`;
  expect(report(checkGlobals(one(good), everywhere, NOT_DETERMINISTIC))).toEqual([]);
  expect(lines(checkGlobals(one(`eval('1');\nnew Function('1');\nlet f: Function;`), everywhere, RUNS_TEXT))).toEqual([1, 2]);
  expect(checkGlobals(one(bad), () => false, NOT_DETERMINISTIC)).toEqual([]);
});

test('waiting is found', () => {
  const bad = 'async function a() {}\nconst b = async () => 1;\nPromise.resolve();\nfor await (const c of d) {}\nawait e;';
  expect(new Set(lines(checkSynchronous(one(bad), everywhere)))).toEqual(new Set([1, 2, 3, 4, 5]));
  expect(checkSynchronous(one(`type A = Promise<void>; const b = { async: 1, await: 2 };`), everywhere)).toEqual([]);
});

describe('module-level state', () => {
  test('variables, static fields and changed constants are found', () => {
    const bad = `let a = 1;\nexport var b;\nclass C { static d = 1; }\nconst e = new Map();\nimport { table } from './table.js';
function f() { e.set(1, 2); }\nconst g = () => { table.x.y = 1; };\nfunction h() { delete table[0]; }\nfunction i() { table.n++; }
function j() { (table.list as number[]).push(1); }\nfunction k() { Object.assign(table, {}); }\nnamespace L { let m = 1; }`;
    expect(lines(checkModuleState(one(bad)))).toEqual([1, 2, 3, 6, 7, 8, 9, 10, 11, 12]);
  });

  test('locals, building while the module loads, and functions of a namespace are no state', () => {
    const good = `const A = new Map();\nA.set(1, 2);\nclass B { static readonly c = 1; d = 1; set() { this.d = 2; } }
import * as operators from './operators.js';\nfunction f(A: number[]) { A.push(1); const b = []; b.push(operators.add(1, 2)); let c = 1; c = 2; return A; }
function g() { return A.get(1); }`;
    expect(report(checkModuleState(one(good)))).toEqual([]);
  });

  test('an exception excuses its name in its place only, and is found when nothing needs it', () => {
    const found = checkModuleState(one('let a = 1;\nlet b = 2;', 'src/x/y.ts'));
    const exceptions = [
      { file: 'src/x/', name: 'a', reason: '' },
      { file: 'src/x/z.ts', name: 'b', reason: '' },
    ];
    const { left, stale } = applyExceptions(found, exceptions);
    expect(report(left)).toEqual(['src/x/y.ts:2: module-level variable b']);
    expect(stale).toEqual([exceptions[1]]);
  });
});

test('long files are found, docstrings not counted', () => {
  expect(countLines('a\nb\n')).toBe(2);
  expect(countLines('/**\n * One\n */\na\n  /** Two */\nb /** three */\n')).toBe(2);
  expect(countLines('/* a\n b */\n')).toBe(2);
  expect(report(checkLength({ 'a.ts': 'x\n'.repeat(3), 'b.ts': 'x\n'.repeat(4) }, 3))).toEqual([
    'b.ts:4: 4 lines without docstrings; 3 at most',
  ]);
});

test('any is found in every place where a type stands', () => {
  const bad = 'let a: any;\nlet b = 1 as any;\nlet c = <any>1;\nlet d: Map<string, any[]>;\nfunction e(...f: any) {}';
  expect(lines(checkAny(one(bad)))).toEqual([1, 2, 3, 4, 5]);
  expect(checkAny(one(`const any = 'any'; // any`))).toEqual([]);
});

test('comments that silence a checker are found, texts that name them are not', () => {
  const mark = (name: string): string => `${name}-ignore`;
  const bad = `// @${mark('ts')}\nconst a = 1; /* ${mark('biome')} lint: why */\n/** @${mark('ts')} */\nconst b = 2;\n// ${mark('biome')}`;
  expect(lines(checkSilencers(one(bad)))).toEqual([1, 2, 3, 5]);
  expect(checkSilencers(one(`const a = '// @${mark('ts')}';`))).toEqual([]);
});

test('tests that do not run are found', () => {
  const bad = `test.skip('a');\ndescribe.only('b');\nit.todo('c');\nxit('d');\ntest.only.each([])('e');\ntest.concurrent.failing('f');\ntest['skip']('g');`;
  expect(new Set(lines(checkTestsRun(one(bad))))).toEqual(new Set([1, 2, 3, 4, 5, 6, 7]));
  expect(checkTestsRun(one(`test.each([1])('a', () => { results.skip; iterator.only; });`))).toEqual([]);
});

test('paths of one machine and registries are found', () => {
  const path = ['', 'home', 'me', 'x'].join('/');
  expect(lines(checkMachinePaths({ 'a.md': `fine\nsee ${path}\n'${path}'\nhttps://example.com${path}\n~${path} ./a${path}` }))).toEqual([
    2, 3,
  ]);
  expect(lines(checkLockFile('{\n"a": { "resolved": "https://r.example/a.tgz" },\n"integrity": "x" }'))).toEqual([2]);
});
