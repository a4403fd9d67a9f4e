import { createRequire } from 'node:module';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import { DataModelError } from '../../../src/datamodel/contract.js';
import { ecmascript } from '../../../src/datamodel/ecmascript/data-model.js';
import { looseText } from '../../../src/diagnostics/source.js';
import { dataSession } from '../support.js';
import { statedFor } from './readme.js';

/** A feature of the package `compat-table`: its subtests, or what shows that it is there. */
interface Feature {
  readonly name: string;
  readonly subtests?: readonly Feature[];
  /** Its body is the program; where it does not fit every engine's parser, the program is a comment in the body. */
  readonly exec?: () => unknown;
}

interface Case {
  readonly title: string;
  readonly program: string;
}

const load = createRequire(import.meta.url);
const TABLES = ['es5', 'es6', 'es2016plus'] as const;
const CASES = TABLES.flatMap((table) =>
  (load(`compat-table/data-${table}`) as { tests: Feature[] }).tests.flatMap((each) => casesOf(each)),
);

function casesOf({ name, subtests, exec }: Feature, path = ''): Case[] {
  const title = `${path}${name}`;
  if (subtests) return subtests.flatMap((each) => casesOf(each, `${title}: `));
  const source = `${exec}`;
  const program = /\/\*([\s\S]*?)\*\/\s*\}$/.exec(source)?.[1] ?? source.slice(source.indexOf('{') + 1, -1);
  return [{ title, program }];
}

/** Programs that need what the data model leaves out (README) say nothing about the rest. */
const LEFT_OUT = [
  { feature: 'promises and what ends later', words: /\bPromise\b|asyncTestPassed|\basync\b|\bawait\b/ },
  { feature: 'generators', words: /function\s*\*|[{,]\s*\*|\byield\b/ },
  { feature: 'Proxy', words: /\bProxy\b/ },
  { feature: 'typed arrays', words: /(?:Int|Uint|Float)\d+(?:Clamped)?Array|ArrayBuffer|DataView|Atomics/ },
  { feature: 'code from strings', words: /\beval\s*\(|\bFunction\s*\(|new Function\b|extends Function\b|construct\(Function\b/ },
  { feature: 'with', words: /\bwith\s*\(/ },
  { feature: 'tail calls', words: /1e6/ },
];

/** Where the data model differs from the host on purpose (README). */
const DIFFERENT = [
  {
    reason: '__proto__ is an ordinary name except in literals',
    titles: [
      'Object.prototype.__proto__: get prototype',
      'Object.prototype.__proto__: set prototype',
      'Object.prototype.__proto__: present in hasOwnProperty()',
      'Object.prototype.__proto__: correct property descriptor',
      'Object.prototype.__proto__: present in Object.getOwnPropertyNames()',
    ],
  },
];

/** What programs take for granted. */
const PRELUDE = `
  var global = this;
  function __createIterableObject(values, methods) {
    var position = 0;
    var iterator = { next: function () { return { value: values[position], done: position++ >= values.length }; } };
    for (var name in methods) iterator[name] = methods[name];
    var iterable = {};
    iterable[Symbol.iterator] = function () { return iterator; };
    return iterable;
  }`;
const model = ecmascript({ fuel: 5e6, memory: 1e9, quota: 1e9 });

/** Whether the program finds the feature; what stopped it when something did. */
function byUs(script: string): string {
  const compiler = model.compiler({ globals: [] });
  const steps = [PRELUDE, script].map((text) => compiler.script(looseText(text, 'script')));
  const found = compiler.value(looseText('!!found', 'log', 'expr'));
  const store = compiler.create(dataSession({ now: () => Date.now() }));
  store.begin();
  try {
    for (const step of steps) step(store);
    return `${found(store)}`;
  } catch (error) {
    if (error instanceof DataModelError) return error.message;
    throw error;
  }
}

function byHost(script: string): string {
  const context = createContext({});
  try {
    runInContext(PRELUDE, context);
    return `${!!runInContext(`${script}; found`, context, { timeout: 5000 })}`;
  } catch (error) {
    return `${error}`;
  }
}

const applicable = CASES.filter(({ program }) => !LEFT_OUT.some(({ words }) => words.test(program)));
const different = applicable.flatMap(({ title, program }) => {
  const script = `var found = (function () {${program}\n}).call(this)`;
  const [ours, theirs] = [byUs(script), byHost(script)];
  return ours === theirs ? [] : [{ title, ours, theirs }];
});

describe('compat-table', () => {
  test('features are there when the host has them, but for those that differ on purpose', () => {
    const expected = DIFFERENT.flatMap(({ titles }) => titles);
    expect(different.filter(({ title }) => !expected.includes(title))).toEqual([]);
    expect(different.map(({ title }) => title)).toEqual(expected);
  });

  test.each(LEFT_OUT)('what needs $feature is not applicable', ({ words }) => {
    expect(CASES.some(({ program }) => words.test(program))).toBe(true);
  });

  test('the figures are those of the README', () => {
    expect(statedFor('compat-table')).toBe(`${applicable.length - different.length} of ${applicable.length}`);
  });
});
