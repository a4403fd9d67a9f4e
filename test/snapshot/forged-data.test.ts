/** The data of a session, written by an enemy: refused with a code, or a session that reaches nothing of the host. */
import { describe, expect, test } from '@jest/globals';
import { DataModelError } from '../../src/datamodel/contract.js';
import { ecmascript } from '../../src/datamodel/ecmascript/data-model.js';
import { ScxmlError } from '../../src/diagnostics/error.js';
import { looseText } from '../../src/diagnostics/source.js';
import { hostState, leaks } from '../datamodel/security.js';

const SESSION = {
  ...{ id: 's', name: 'chart', seed: 1, now: () => 0, isActive: () => false, ioProcessors: () => ({}), global: () => undefined },
};
const compiler = ecmascript().compiler({ globals: [] });
const setUp = compiler.script(
  looseText(
    `var o = { a: [1, , 2], s: Symbol('d') }, f = function g(a) { return () => [a, arguments] }, c = f(1), b = f.bind(o, 1), r = /a/g;
     var d = new Date(0), m = new Map([[1, o]]), it = m.entries(), si = 'ab'[Symbol.iterator](), k = Symbol.for('k'), n = Object.create(o);
     class A { #p = 1; q = () => this.#p; } var a = new A(); Array.prototype.extra = o; it.next(); globalThis.own = 1;
     var long = 'long '.repeat(100);`,
    'script',
  ),
);
const touch = compiler.script(
  looseText(
    `for (var v of [o, f, c, b, r, d, m, it, si, k, n, a, globalThis, long]) {
       try { String(v); v + 1 } catch (e) { }
       try { JSON.stringify(v) } catch (e) { }
       try { Object.getPrototypeOf(v).polluted = 1; v.constructor.prototype.polluted = 1 } catch (e) { }
       try { [...v] } catch (e) { }
       try { v() } catch (e) { }
       try { new v().q() } catch (e) { }
     }`,
    'script',
  ),
);
compiler.check();

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

function honest(): { [key: string]: Json } {
  const store = compiler.create(SESSION);
  store.begin();
  setUp(store);
  store.end();
  return JSON.parse(store.snapshot()) as { [key: string]: Json };
}

/** What is wrong with how a forged snapshot was taken; undefined for nothing. */
function judge(snapshot: string): string | undefined {
  const before = hostState();
  try {
    const store = compiler.restore(SESSION, snapshot);
    store.begin();
    touch(store);
    store.end();
    store.inspect();
    const found = leaks((store as unknown as { slots: unknown[] }).slots);
    if (found.length > 0) return found[0];
  } catch (error) {
    if (!(error instanceof ScxmlError || error instanceof DataModelError)) return String(error);
  }
  return hostState() === before ? undefined : 'the host has changed';
}

const HOSTILE: readonly Json[] = [
  ...[{}, [], [[]], null, true, -1, 0.5, 2 ** 53, 'constructor', '__proto__', ['n', 'constructor'], ['n', '__proto__']],
  ...[['s', 'constructor'], ['s', '__proto__'], ['l', '__proto__'], ['i', '%outermost%'], ['i', 'process'], ['t'], ['x'], [0], [1]],
];

/** Every place in the snapshot, as the path to it. */
function placesOf(json: Json, path: readonly string[] = []): (readonly string[])[] {
  if (typeof json !== 'object' || json === null) return [path];
  return [path, ...Object.entries(json).flatMap(([key, item]) => placesOf(item, [...path, key]))];
}

function replaced(json: Json, path: readonly string[], value: Json): string {
  const copy = structuredClone(json) as { [key: string]: Json };
  let at = copy;
  for (const key of path.slice(0, -1)) at = at[key] as { [key: string]: Json };
  at[path.at(-1)!] = value;
  return JSON.stringify(copy);
}

describe('The data of a forged snapshot', () => {
  let tried = 0;
  const base = honest();

  test('are those of the session when nothing was changed', () => {
    expect(judge(JSON.stringify(base))).toBeUndefined();
    expect(compiler.restore(SESSION, JSON.stringify(base)).snapshot()).toBe(JSON.stringify(base));
  });

  test.each(HOSTILE.map((value) => [JSON.stringify(value), value] as const))(
    'with %s in one place of sixteen bring nothing of the host',
    (_title, value) => {
      for (const path of placesOf(base)) {
        if (path.length === 0 || ++tried % 16 !== 0) continue;
        expect([path.join('.'), judge(replaced(base, path, value))]).toEqual([path.join('.'), undefined]);
      }
    },
  );

  test('have prototypes in short chains only', () => {
    const records = base['records'] as Json[];
    const chain = Array.from({ length: 1000 }, (_, i) => ({ k: 'o', p: [records.length + i + 1] }));
    const forged = { ...base, records: [...records, ...chain, { k: 'o' }] };
    expect(() => compiler.restore(SESSION, JSON.stringify(forged))).toThrow(expect.objectContaining({ code: 'BAD_SNAPSHOT' }));
  });

  test('do not go on counting what is not there', () => {
    const records = (base['records'] as { [key: string]: Json }[]).map((each) => (each['k'] === 'i' ? { ...each, n: 2 ** 52 } : each));
    expect(judge(JSON.stringify({ ...base, records }))).toBeUndefined();
  });
});
