import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { DataModelCompiler, DataSession, DataStore } from '../../src/datamodel/contract.js';
import { ecmascriptDataModel } from '../../src/datamodel/ecmascript/data-model.js';
import { ScxmlError } from '../../src/diagnostics/error.js';
import { looseText } from '../../src/diagnostics/source.js';
import { ScxmlEvent, XmlData } from '../../src/event.js';
import { leaks } from './security.js';

const SESSION: DataSession = {
  id: 's1',
  name: 'chart',
  seed: 7,
  now: () => 1_000,
  isActive: () => false,
  ioProcessors: () => ({ scxml: { location: 'here' } }),
  global: () => ({ list: [1, 2] }),
};

interface Document {
  readonly compiler: DataModelCompiler;
  readonly run: (store: DataStore, index: number) => void;
  readonly show: (store: DataStore, index: number) => string;
}

/** Compiles scripts and expressions, as each process that loads the document would. */
function compile(scripts: readonly string[], expressions: readonly string[] = []): Document {
  const compiler = ecmascriptDataModel.compiler({ globals: ['_genesys'] });
  const xml = compiler.declare(looseText('xml', 'data'));
  const ran = scripts.map((script) => compiler.script(looseText(script, 'script')));
  const shown = expressions.map((expression) => compiler.value(looseText(`String(${expression})`, 'log')));
  return {
    compiler,
    run: (store, index) => {
      xml(store, store.import(new XmlData('<a b="1"><c>x</c><c>y</c></a>')));
      ran[index]!(store);
    },
    show: (store, index) => String(store.export(shown[index]!(store))),
  };
}

function begin(document: Document): DataStore {
  const store = document.compiler.create(SESSION);
  store.begin();
  return store;
}

const GRAPH = `
  var o = {}; o.self = o; o.list = [1, , 3, o]; o.date = new Date(5); o.pattern = /a(b)/gi; o.pattern.lastIndex = 2;
  o.map = new Map([[o, 1], ['k', o]]); o.set = new Set([o, NaN, -0]); o.symbol = Symbol('q'); o[o.symbol] = 7;
  o[Symbol.iterator] = function () { return [4, 5].values() }; o.odd = [NaN, Infinity, -0, undefined, null];
  var frozen = Object.freeze({ a: 1 }), error = new TypeError('x', { cause: o }), bare = Object.create(null);
  var boxed = new String('abc'); boxed.q = 1; var registered = Symbol.for('r'); var node = xml.getElementsByTagName('c')[1];
  var hidden = Object.defineProperty({}, 'h', { get() { return 3 }, configurable: true });
  class List extends Array { sum() { return this.reduce((a, b) => a + b, 0) } } var sub = new List(); sub.push(1, 2);
  var given = (function () { return arguments })(1, 2); undeclared = 5; var max = Math.max; var extension = _genesys;
`;
const FUNCTIONS = `
  function counter() { let c = 0; return { inc() { return ++c }, get: () => c } } var a = counter(), b = a; a.inc();
  var add = x => y => x + y, add1 = add(1); var bound = function (x, y) { return [this.v, x, y] }.bind({ v: 1 }, 2), again = bound.bind(null, 3);
  var turns = []; for (let i = 0; i < 3; i++) turns.push(() => i++);
  class P { #x = 1; static #s = 5; y = this.#x + 1; #m() { return this.#x * 10 } get x() { return this.#x } set x(v) { this.#x = v }
    m() { return this.#m() } static s() { return P.#s } late = () => this.y }
  class Q extends P { z = 3; m() { return super.m() + 1 } } var p = new P, q = new Q; q.x = 5;
  function F() { this.me = () => this; this.made = () => new.target } var f = new F; const fixed = 1; function breakIt() { fixed = 2 }
`;
const ITERATORS = `
  var m = new Map([[1, 2], [3, 4], [5, 6], [7, 8]]), it = m.entries(); it.next(); it.next(); m.delete(1); m.set(9, 10);
  var ai = [1, 2, 3].values(); ai.next(); var si = 'a😀b'[Symbol.iterator](); si.next();
  var ma = 'a1a2a3'.matchAll(/a(\\d)/g); ma.next(); var done = [].values(); done.next();
`;

const CASES: readonly (readonly [script: string, expressions: readonly string[]])[] = [
  [
    GRAPH,
    [
      ...['o.self === o', 'o.list.length + String(1 in o.list)', 'o.list[3] === o', 'o.date.getTime()', 'o.pattern.exec("xxabab").index'],
      ...['o.map.get(o)', 'o.map.get("k") === o', 'o.set.has(o)', 'o.set.size', 'o[o.symbol]', '[...o]', 'Object.is(o.odd[2], -0)'],
      ...['Object.isFrozen(frozen)', 'error instanceof TypeError', 'error.cause === o', 'Object.getPrototypeOf(bare)', 'boxed + boxed.q'],
      ...['registered === Symbol.for("r")', 'node.textContent', 'node === xml.getElementsByTagName("c")[1]', 'hidden.h', 'sub.sum()'],
      ...['Object.prototype.toString.call(given) + given.length', 'undeclared', 'max === Math.max', 'extension === _genesys'],
      ...['(() => { "use strict"; try { extension.list = 1 } catch (e) { return e.name } })()', 'Math.random()', 'Math.random()'],
    ],
  ],
  [
    FUNCTIONS,
    [
      ...['a.inc()', 'b.get()', 'a === b', 'add1(5)', 'bound(9)', 'again()', 'turns.map(t => t())', 'turns.map(t => t())', 'p.x', 'q.m()'],
      ...[
        'q instanceof P',
        'P.s()',
        'new Q().m()',
        'q.late()',
        'Object.getPrototypeOf(Q) === P',
        'P.name',
        'f.me() === f',
        'f.made() === F',
      ],
      ...['(() => { try { breakIt() } catch (e) { return e.name } })()', 'bound.name', 'F.prototype.constructor === F', 'Object.keys(q)'],
    ],
  ],
  [
    `Array.prototype.last = function () { return this[this.length - 1] }; delete String.prototype.at; var own = Object.keys;
     Object.defineProperty(Object.prototype, 'twice', { get() { return [this, this] } }); Math.max = own;`,
    ['[1, 2].last()', 'typeof "".at', 'own === Object.keys', 'Math.max({ a: 1 })', '[7].twice.length', 'delete Object.prototype.twice'],
  ],
  [ITERATORS, ['it.next().value', '[...it]', '[...ai]', '[...si]', '[...ma].map(x => x[1])', 'done.next().done', 'String(it)']],
];

describe('snapshots of the ECMAScript data model', () => {
  test.each(CASES)('a restored session goes on as the first one: %s', (script, expressions) => {
    const here = compile([script], expressions);
    const first = begin(here);
    here.run(first, 0);
    first.end();
    const snapshot = first.snapshot();
    const there = compile([script], expressions);
    const second = there.compiler.restore(SESSION, snapshot);
    expect(second.snapshot()).toBe(snapshot);
    first.begin();
    second.begin();
    for (let i = 0; i < expressions.length; i++) {
      expect(`${expressions[i]} is ${there.show(second, i)}`).toBe(`${expressions[i]} is ${here.show(first, i)}`);
    }
    expect(second.snapshot()).toBe(first.snapshot());
    expect(leaks((second as unknown as { slots: unknown[] }).slots)).toEqual([]);
  });

  test('a list of 20,000 nested objects is no deeper than any other', () => {
    const script = 'var list = null; for (var i = 0; i < 20000; i++) list = { next: list };';
    const count = '(() => { var n = 0; for (var at = list; at; at = at.next) n++; return n })()';
    const document = compile([script], [count]);
    const store = begin(document);
    document.run(store, 0);
    const restored = document.compiler.restore(SESSION, store.snapshot());
    restored.begin();
    expect(document.show(restored, 0)).toBe('20000');
  });

  test('the current event and references to its data survive', () => {
    const document = compile(['var kept = _event.data'], ['_event.name + _event.data.n', 'kept === _event.data', '_event.sendid']);
    const store = begin(document);
    store.setEvent(new ScxmlEvent('go', 'external', { data: { n: 1 }, sendid: 'x' }));
    document.run(store, 0);
    const restored = document.compiler.restore(SESSION, store.snapshot());
    expect([0, 1, 2].map((index) => document.show(restored, index))).toEqual(['go1', 'true', 'x']);
    const write = document.compiler.location(looseText('_event.name', 'assign'));
    expect(() => write.assign(restored, 'other')).toThrow();
  });

  test('a snapshot belongs to its document', () => {
    const snapshot = begin(compile(['var a = 1'])).snapshot();
    const other = compile(['var a = 2']).compiler;
    expect(() => other.restore(SESSION, snapshot)).toThrow(ScxmlError);
    expect(() => other.restore(SESSION, snapshot)).toThrow('another document');
  });

  test('a damaged snapshot is refused, however it is damaged', () => {
    const document = compile([GRAPH + FUNCTIONS]);
    const store = begin(document);
    document.run(store, 0);
    const snapshot = store.snapshot();
    const damage = fc.record({
      at: fc.nat(snapshot.length - 1),
      length: fc.nat(8),
      text: fc.constantFrom('', '0', '[0]', '["i","%outermost%"]', '}'),
    });
    fc.assert(
      fc.property(damage, ({ at, length, text }) => {
        const damaged = snapshot.slice(0, at) + text + snapshot.slice(at + length);
        try {
          const restored = document.compiler.restore(SESSION, damaged);
          expect(leaks((restored as unknown as { slots: unknown[] }).slots)).toEqual([]);
        } catch (error) {
          expect(error).toBeInstanceOf(ScxmlError);
        }
      }),
      { numRuns: 150, seed: 11 },
    );
  });

  test('programs that are interrupted by a snapshot end like those that are not', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(STEPS.length - 1), fc.nat(3), fc.nat(3)), { maxLength: 25 }), fc.nat(25), (choices, cut) => {
        const scripts = [PRELUDE, ...choices.map(([step, a, b]) => `try { ${STEPS[step]!(`x${a}`, `x${b}`)} } catch (e) { x0 = e }`)];
        const here = compile(scripts);
        const whole = begin(here);
        scripts.forEach((_script, i) => {
          here.run(whole, i);
        });
        const there = compile(scripts);
        let parts = begin(there);
        scripts.forEach((_script, i) => {
          if (i === cut) parts = there.compiler.restore(SESSION, parts.snapshot());
          if (i === cut) parts.begin();
          there.run(parts, i);
        });
        expect(shape(parts)).toBe(shape(whole));
      }),
      { numRuns: 120, seed: 5 },
    );
  });
});

/** The snapshot but for what was allocated, which begins anew. */
function shape(store: DataStore): string {
  return JSON.stringify({ ...(JSON.parse(store.snapshot()) as object), allocated: 0 });
}

const PRELUDE = `var x0 = {}, x1 = [], x2 = new Map(), x3 = 1;
  function maker(v) { let n = 0; return function () { n++; return [n, v] } }
  class C { #v; constructor(v) { this.#v = v } swap(v) { [v, this.#v] = [this.#v, v]; return v } static is(o) { return #v in o } }`;

/** Statements about two variables that may hold anything. */
const STEPS: readonly ((a: string, b: string) => string)[] = [
  (a, b) => `${a}.k = ${b}`,
  (a, b) => `${a}.push(${b})`,
  (a, b) => `${a}.set(${b}, ${a})`,
  (a, b) => `${a} = maker(${b})`,
  (a, b) => `${a} = ${b}()`,
  (a, b) => `${a} = new C(${b})`,
  (a, b) => `${a} = ${b}.swap(${a})`,
  (a, b) => `${a} = [${a}, , ${b}]`,
  (a, b) => `${a} = { a: ${a}, get b() { return ${b} } }`,
  (a, b) => `${a} = Object.create(${b})`,
  (a, b) => `${a} = ${b}[Symbol.iterator]()`,
  (a, b) => `${a} = ${b}.next()`,
  (a) => `Object.freeze(${a})`,
  (a) => `delete ${a}.k`,
  (a, b) => `${a} = new Set([${a}, ${b}, Math.random()])`,
  (a, b) => `${a} = ${b}.bind(${a}, ${b})`,
  (a) => `${a} = Symbol('s')`,
  (a, b) => `${a}[${b}] = 1`,
  (a) => `${a} = new Date(Math.floor(Math.random() * 1e9))`,
  (a, b) => `Object.setPrototypeOf(${a}, ${b})`,
  (a) => `${a} = class extends C { f = ${a}; static s = ${a} }`,
  (a, b) => `${a} = new ${b}(1)`,
];
