/** The rules of `src/README.md` and `CONTRIBUTING.md` about the shape of the code, checked on the code. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import ts from 'typescript';
import { findCycles } from './architecture/check-cycles.js';
import { checkBarrels, checkDefaultExports, checkExportStar } from './architecture/check-exports.js';
import { checkGlobals, checkSynchronous, NOT_DETERMINISTIC, RUNS_TEXT } from './architecture/check-globals.js';
import { checkImportTable, checkNodePrefix, checkPublicApiOnly, importedPackages } from './architecture/check-imports.js';
import { checkKits } from './architecture/check-kits.js';
import { checkBin, checkDependencies, checkExports, entryPoints, type Manifest } from './architecture/check-package.js';
import { applyExceptions, checkModuleState, type StateException } from './architecture/check-state.js';
import { checkTestsRun } from './architecture/check-tests.js';
import { checkAny, checkLength, checkLockFile, checkMachinePaths, checkSilencers } from './architecture/check-text.js';
import { IMPORT_TABLE } from './architecture/import-table.js';
import { importsOf, targetOf } from './architecture/imports.js';
import { listFiles, parseFiles, readFiles, report } from './architecture/source-tree.js';

const EVALUATOR = 'src/datamodel/ecmascript/';

/** Module-level state that is meant. */
const MEANT_STATE: readonly StateException[] = [
  {
    file: EVALUATOR,
    name: 'machine',
    reason: 'the registers of the one evaluation that can run at a time; every macrostep loads its own session into them first',
  },
  {
    file: `${EVALUATOR}values/protection.ts`,
    name: 'protectedObjects',
    reason: 'a mark on objects, kept beside them because the guest must not see it; holds no object alive',
  },
  {
    file: `${EVALUATOR}values/protection.ts`,
    name: 'intrinsics',
    reason: 'a mark on the frozen built-ins that all sessions share, set while modules load',
  },
  {
    file: `${EVALUATOR}values/private-name.ts`,
    name: 'elementsOf',
    reason: 'private fields of objects, kept beside them because no key list may show them; holds no object alive',
  },
  {
    file: `${EVALUATOR}operations/construct.ts`,
    name: 'heights',
    reason: 'how much inherits from an object, kept beside it because the guest must not see it; holds no object alive',
  },
];

/** Contracts without a published suite, and what has to happen first. */
const WITHOUT_KIT = new Map([
  ['host', 'there is one host; its kit comes with the second one, which shows what the rules leave open'],
  ['content', 'elements of SCXML are shown by test/spec, those of extensions by their own tests'],
  ['io', 'there is one processor; its kit comes with the second one'],
  ['invoke', 'there is one invoker; its kit comes with the second one'],
]);

/** Packages for the files of administrators, which the agent assigner reads. */
const EXTENSION_LIBRARIES = ['ini', 'smol-toml'];

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const all = listFiles(root, ['.']);
const below = (...folders: string[]): string[] => all.filter((path) => folders.some((folder) => path.startsWith(`${folder}/`)));
const product = readFiles(root, below('src', 'extensions', 'examples'), ['.ts']);
const tests = readFiles(root, below('test'), ['.ts']);
const tree = parseFiles(product);
const testTree = parseFiles(tests);
const manifest = JSON.parse(read('package.json')) as Manifest;
const entries = entryPoints(manifest);
const inside = (folder: string) => (path: string) => path.startsWith(`${folder}/`);

test('the files that these checks look at are found', () => {
  expect(Object.keys(product)).toEqual(expect.arrayContaining(['src/index.ts', 'src/engine/session.ts', 'src/content/contract.ts']));
  expect(Object.keys(tests)).toContain('test/architecture.test.ts');
});

describe('imports', () => {
  test('every file of src/ imports only what the import table allows its folder', () => {
    expect(report(checkImportTable(tree))).toEqual([]);
  });

  test('extensions and examples import the public API by package name, and their own folder', () => {
    expect(report(checkPublicApiOnly(tree, Object.keys(entries), EXTENSION_LIBRARIES))).toEqual([]);
  });

  test('no file imports itself through others, not even for types', () => {
    expect(findCycles(tree, entries)).toEqual([]);
  });

  test('modules of Node are imported with node:', () => {
    expect(report([...checkNodePrefix(tree), ...checkNodePrefix(testTree)])).toEqual([]);
  });

  test('src/README.md names every folder of src/ and every row of the table that exists', () => {
    const readme = read('src/README.md');
    const folders = new Set(below('src').flatMap((path) => (path.split('/').length > 2 ? `\`${path.split('/')[1]}/\`` : [])));
    const rows = IMPORT_TABLE.filter(({ who }) => existsSync(join(root, `src/${who}.ts`))).map(({ who }) => `\`${who}.ts\``);
    const known = (name: string) => readme.includes(name) || name === '`host/contract.ts`'; // said in the row of every contract.ts
    expect([...folders, ...rows].filter((name) => !known(name))).toEqual([]);
  });
});

describe('exports', () => {
  test('nothing is exported as default', () => {
    expect(report([...checkDefaultExports(tree), ...checkDefaultExports(testTree)])).toEqual([]);
  });

  test('nothing is exported by export *', () => {
    expect(report([...checkExportStar(tree), ...checkExportStar(testTree)])).toEqual([]);
  });

  test('only the entry points of the package export what other files define', () => {
    expect(report(checkBarrels(tree, Object.values(entries)))).toEqual([]);
  });
});

describe('determinism and safety', () => {
  test('the engine and executable content know no clock, no randomness and no I/O', () => {
    const pure = (path: string) => inside('src/engine')(path) || inside('src/content')(path);
    expect(report(checkGlobals(tree, pure, NOT_DETERMINISTIC))).toEqual([]);
  });

  test('the engine and executable content never wait', () => {
    const pure = (path: string) => inside('src/engine')(path) || inside('src/content')(path);
    expect(report(checkSynchronous(tree, pure))).toEqual([]);
  });

  test('nothing runs text of a document as code of the host', () => {
    expect(report(checkGlobals(tree, inside('src'), RUNS_TEXT))).toEqual([]);
    const vm = tree.files.filter((file) => importsOf(file).some(({ specifier }) => specifier === 'node:vm'));
    expect(vm.map(({ fileName }) => fileName)).toEqual([]);
  });

  test('modules hold no state that sessions could share, but for the listed exceptions', () => {
    const { left, stale } = applyExceptions(
      checkModuleState(tree).filter(({ file }) => inside('src')(file)),
      MEANT_STATE,
    );
    expect(report(left)).toEqual([]);
    expect(stale).toEqual([]);
  });
});

describe('files', () => {
  test('a file has 300 lines at most, docstrings not counted', () => {
    const scripts = readFiles(root, below('src', 'extensions', 'examples', 'test', 'scripts'), ['.ts', '.tsx', '.mjs', '.cjs', '.js']);
    expect(report(checkLength(scripts))).toEqual([]);
  });

  test('no type is any', () => {
    expect(report([...checkAny(tree), ...checkAny(testTree)])).toEqual([]);
  });

  test('no comment switches a checker off', () => {
    const scripts = parseFiles(readFiles(root, below('test', 'scripts'), ['.mjs', '.cjs', '.js']));
    expect(report([...checkSilencers(tree), ...checkSilencers(testTree), ...checkSilencers(scripts)])).toEqual([]);
  });

  test('every test runs', () => {
    expect(report(checkTestsRun(testTree))).toEqual([]);
  });

  test('no file names a path of one machine', () => {
    const texts = readFiles(root, all, ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.md', '.scxml', '.txt', '.tsv', '.errors', 'run']);
    expect(report(checkMachinePaths(texts))).toEqual([]);
  });
});

describe('contracts and kits', () => {
  test('every contract has a kit with a case for each of its rules, run on what ships', () => {
    expect(checkKits({ ...product, ...tests }, tree, WITHOUT_KIT)).toEqual([]);
  });
});

describe('the package', () => {
  test('says what it is and where it runs', () => {
    expect(manifest).toMatchObject({ name: 'statewire', type: 'module', license: 'Apache-2.0', engines: { node: '>=20.19' } });
    expect(read('LICENSE')).toMatch(/Apache License\s+Version 2\.0/);
  });

  test('every entry point and command is compiled from a file that exists', () => {
    const exists = (path: string): boolean => existsSync(join(root, path));
    expect(checkExports(manifest, exists)).toEqual([]);
    expect(checkBin(manifest, (path) => (exists(path) ? read(path) : undefined))).toEqual([]);
    expect(Object.keys(entries)).toEqual(expect.arrayContaining(['statewire', 'statewire/kit', 'statewire/agent', 'statewire/telephony']));
  });

  test('declares what it imports and imports what it declares', () => {
    expect(checkDependencies(manifest, importedPackages(tree))).toEqual([]);
  });

  test('is built on sax, eventemitter3 and tslib, and tested by jest and @scion-scxml/scxml', () => {
    expect(importedPackages(tree)).toContain('sax');
    expect(importedPackages(tree)).toContain('eventemitter3');
    expect(Object.keys(manifest.dependencies ?? {})).toContain('tslib');
    expect(Object.keys(manifest.devDependencies ?? {})).toEqual(expect.arrayContaining(['jest', '@scion-scxml/scxml']));
  });

  test('compiled code takes its helpers from tslib', () => {
    const config = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => readFileSync(path, 'utf8')).config as {
      compilerOptions: object;
    };
    const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
    const compilerOptions = { ...options, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler };
    const compiled = Object.values(product).flatMap((text) =>
      /\busing \w+ = /.test(text) ? ts.transpileModule(text, { compilerOptions }).outputText : [],
    );
    const helped = compiled.filter((text) => /from ["']tslib["']/.test(text));
    expect(helped).not.toEqual([]);
  });

  test('its lock file names no registry and has the builds of tools for every platform', () => {
    expect(report(checkLockFile(read('package-lock.json')))).toEqual([]);
    const check = spawnSync(process.execPath, [join(root, 'scripts/complete-lock.mjs'), '--check'], { encoding: 'utf8' });
    expect(check.stdout + check.stderr).toBe('');
    expect(check.status).toBe(0);
  });
});

test('every relative import of the tests leads to a file', () => {
  const missing = testTree.files.flatMap((file) =>
    importsOf(file).flatMap(({ specifier }) =>
      specifier?.startsWith('.') && !existsSync(join(root, targetOf(file.fileName, specifier))) ? [`${file.fileName}: ${specifier}`] : [],
    ),
  );
  expect(missing).toEqual([]);
});
