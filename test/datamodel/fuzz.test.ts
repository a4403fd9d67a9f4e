import { describe, expect, test } from '@jest/globals';
import { DataModelError } from '../../src/datamodel/contract.js';
import { ecmascriptDataModel } from '../../src/datamodel/ecmascript/data-model.js';
import { looseText } from '../../src/diagnostics/source.js';
import { hostState, leaks } from './security.js';

/** `npm run fuzz -- --seed N --count N` sets these. Each program has a seed of its own, which a failure names. */
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_240_601);
const PROGRAMS = Number(process.env['FUZZ_COUNT'] ?? 400);

/** Receivers and arguments: everything a program can have, the odd ones above all. */
const VALUES = [
  ...['undefined', 'null', 'true', '0', '-0', 'NaN', '1e21', '-1', '""', '"abc"', '"\\ud800"', 'Symbol("s")', 'Symbol.iterator'],
  ...[
    '{}',
    '[]',
    '[1,,3]',
    'Object.create(null)',
    '() => 1',
    'function () { return this }',
    'class { #x = 1; static y = 2 }',
    'new Date(5)',
  ],
  ...[
    '/a(b)?/g',
    'new Map([[1, 2]])',
    'new Set([1])',
    'new Error("e")',
    'new String("s")',
    '[1, 2].values()',
    '(function () { return arguments })(1)',
  ],
  ...[
    '{ valueOf() { throw 1 } }',
    '{ toString() { return "x" }, length: 3 }',
    '{ get x() { return this }, set x(v) {} }',
    'Math.max.bind(null, 1)',
  ],
  ...[
    '{ [Symbol.iterator]() { return { next() { return { done: true } } } } }',
    'Object.freeze([1])',
    '{ length: 2 ** 40 }',
    'Array.prototype',
  ],
  ...['this', 'globalThis', '_data', 'new WeakMap([[{}, 1]])', 'new WeakSet([Math])', 'Function.prototype', '"a".matchAll(/a/g)'],
  ...['(function (a) { return arguments; })(1, 2)', '(function () { "use strict"; return arguments; })(1)', 'new Boolean(false)'],
  ...['{ exec() { return { index: 0, 0: "x", length: 2 } }, flags: "gu", lastIndex: 1 }', '(s => s)`a${1}b`', '/(?<n>b)/dgu'],
  ...['{ [Symbol.toPrimitive](hint) { all.push(hint); return {} } }', '{ then(f) { f(this) }, toJSON() { return all } }'],
  ...['{ constructor: { [Symbol.species]: function () { return all } }, length: 1 }', 'Object(Symbol("o"))', 'Object.create(_event)'],
  ...['class extends Map { set(k, v) { all.push(this); return super.set(k, v) } }', '(...args) => { all.push(args); return kept }'],
  ...['Object.prototype', 'Function.prototype', 'globals[n % globals.length]', '_event', '_x', 'In', 'Reflect', 'kept'],
];
const GLOBALS =
  'Object Function Array String Number Boolean Symbol Math JSON Date RegExp Map Set WeakMap WeakSet Error AggregateError TypeError Reflect globalThis parseInt isNaN encodeURI';

/** A small generator of numbers that is the same everywhere. */
function numbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Calls a random member of a random built-in on odd values, and keeps what it gives. */
function programOf(next: (below: number) => number): string {
  const value = (): string => `(${VALUES[next(VALUES.length)]})`;
  const calls = Array.from({ length: 4 }, () => {
    const args = Array.from({ length: next(4) }, value).join(', ');
    return `try {
      n = ${next(1000)}; holder = globals[n % globals.length]; if (n % 3) holder = holder.prototype || holder;
      names = Object.getOwnPropertyNames(holder).concat(Object.getOwnPropertySymbols(holder)); member = names[${next(1000)} % names.length];
      fn = Object.getOwnPropertyDescriptor(holder, member); fn = fn.value || fn.get || fn.set;
      ${next(3) === 0 ? `kept = Reflect.construct(fn, [${args}])` : `kept = fn.call(${value()}, ${args || 'undefined'})`};
      all.push(kept);
    } catch (error) { all.push(error); }`;
  });
  return `var globals = [${GLOBALS.split(' ').join(', ')}], all = [], n = 0, kept, holder, names, member, fn;\n${calls.join('\n')}`;
}

describe('random programs', () => {
  test('reach nothing of the host, change nothing of it, fail only as documents may, and survive a snapshot', () => {
    const before = hostState();
    const outcomes = { finished: 0, failed: 0 };
    for (let i = 0; i < PROGRAMS; i++) {
      const seed = SEED + i;
      const program = programOf(numbers(seed));
      const compiler = ecmascriptDataModel.compiler({ globals: [] });
      const script = compiler.script(looseText(program, 'script'));
      const session = {
        id: 's',
        name: 'n',
        seed,
        now: () => 0,
        isActive: () => false,
        ioProcessors: () => ({}),
        global: () => undefined,
      };
      const store = compiler.create(session);
      store.begin();
      try {
        script(store);
        outcomes.finished++;
      } catch (error) {
        if (!(error instanceof DataModelError) || error.message.startsWith('InternalError'))
          throw new Error(`seed ${seed}: ${program}`, { cause: error });
        outcomes.failed++;
      }
      const found = leaks((store as unknown as { slots: unknown[] }).slots);
      if (found.length > 0) throw new Error(`seed ${seed}: ${found.join('\n')}\n${program}`);
      const snapshot = store.snapshot();
      const restored = compiler.restore(session, snapshot);
      if (restored.snapshot() !== snapshot) throw new Error(`seed ${seed}: another snapshot after: ${program}`);
      store.inspect();
      if (hostState() !== before) throw new Error(`seed ${seed}: the host has changed after: ${program}`);
    }
    expect(outcomes.finished).toBeGreaterThan(PROGRAMS / 2);
  }, 3_600_000);
});
