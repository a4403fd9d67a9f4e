/** Random programs that keep all kinds of values, and show what they keep. */
import fc from 'fast-check';
import type { Step } from './player.js';

const NAMES = ['v0', 'v1', 'v2', 'v3'] as const;
const name = fc.constantFrom(...NAMES);

/** Values worth keeping; `$` stands for another variable. */
const VALUES = [
  '0',
  '-0',
  'NaN',
  '"text"',
  'undefined',
  'null',
  '[1, , $]',
  '({ a: $, get b() { return n; }, set b(v) { n = v; } })',
  '[$, $]',
  '(function () { var c = 0; return function () { return ++c + n; }; })()',
  '(() => { let total = 1; return { add: (x) => (total += x), total: () => total }; })()',
  'new Counter(n)',
  'new Twice(2)',
  'new Map([["k", $], [$, 1]])',
  'new Set([$, 1, n])',
  'new Date(n * 1000)',
  '/a+(b)?/gi',
  'new Error("kept " + n)',
  'Object.freeze({ f: $ })',
  'Symbol.for("s" + n % 2)',
  'Symbol("own")',
  '[1, 2, 3, 4][Symbol.iterator]()',
  'new Map([[1, 2], [3, 4], [5, 6]]).entries()',
  '(function (a, b) { return a + b + n; }).bind(null, n)',
  'Object.create({ inherited: $ })',
  'new Number(n)',
  'Object.assign([1, 2], { extra: $ })',
  'Math.random()',
  'Date.now()',
  '(function () { return arguments; })(1, $)',
  'JSON.parse(JSON.stringify({ n: n, deep: { xs: [n] } }))',
];

/** What is done with them. */
const ACTIONS = [
  (a: string, b: string, value: string) => `${a} = ${value.replaceAll('$', b)};`,
  (a: string, b: string) => `if (typeof ${a} === 'function') n += Number(${a}(1, ${JSON.stringify(b)})) || 1;`,
  (a: string, b: string) => `if (${a} instanceof Object && Object.isExtensible(${a})) ${a}.link = ${b};`,
  (a: string) => `if (${a} instanceof Counter) { ${a}.up(); n += ${a}.count; }`,
  (a: string) => `if (${a} && typeof ${a}.add === 'function' && ${a}.total) n += ${a}.add(2);`,
  (a: string, b: string) => `if (${a} instanceof Map) { ${a}.set(${b}, n); ${a}.delete("k"); }`,
  (a: string, b: string) => `if (${a} instanceof Set) ${a}.add(${b});`,
  (a: string) => `if (${a} && typeof ${a}.next === 'function') n += Number(${a}.next().value) || 0;`,
  (a: string) => `if (${a} instanceof RegExp) n += ${a}.exec("xaab aab") ? ${a}.lastIndex : 0;`,
  (a: string) => `if (Array.isArray(${a}) && Object.isExtensible(${a})) ${a}.push(n);`,
  (a: string, b: string) => `var ${a} = ${b};`,
  (a: string) => `if (${a} instanceof Error) ${a}.message += '!';`,
  () => 'n = Math.floor(Math.random() * 1000);',
  () => "Array.prototype.kept = 'changed ' + n;",
];

const statement = fc
  .tuple(fc.nat(ACTIONS.length - 1), name, name, fc.constantFrom(...VALUES))
  .map(([action, a, b, value]) => ACTIONS[action]!(a, b, value));

const PRELUDE = `var n = 1, v0, v1, v2, v3;
  class Counter { #count; static made = 0; constructor(start) { this.#count = start; Counter.made++; } up() { this.#count++; } get count() { return this.#count; } }
  class Twice extends Counter { up() { super.up(); super.up(); } label = 'twice'; }
  function show(value, depth) {
    if (typeof value === 'function') return 'function ' + value.name + value.length;
    if (typeof value === 'symbol') return value.toString() + (value === Symbol.for('s0'));
    if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '-0' : String(value);
    if (depth > 3) return '…';
    var text = Object.prototype.toString.call(value) + Object.isFrozen(value);
    if (value instanceof Map || value instanceof Set) value.forEach(function (v, k) { text += show(k, depth + 1) + '=>' + show(v, depth + 1); });
    if (value instanceof Date) text += value.toISOString();
    if (value instanceof Counter) text += value.count;
    var keys = Object.getOwnPropertyNames(value);
    for (var i = 0; i < keys.length; i++) text += ' ' + keys[i] + ':' + show(value[keys[i]], depth + 1);
    return text + '(' + (v0 === value) + (v1 === value) + (v2 === value) + (v3 === value) + ')';
  }`;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A document with programs, each run by an event, and the events. */
export const randomProgram = fc
  .record({
    programs: fc.array(fc.array(statement, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 }),
    order: fc.array(fc.nat(9), { minLength: 2, maxLength: 12 }),
    late: fc.boolean(),
  })
  .map(({ programs, order, late }) => ({
    document: `<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" binding="${late ? 'late' : 'early'}"><script>${escaped(PRELUDE)}</script>
  <state id="s"><transition event="error.*"><log label="error" expr="_event.data.message"/></transition>
${programs
  .map(
    (statements, i) =>
      `<transition event="p${i}" type="internal"><script>${escaped(statements.join('\n'))}</script><log expr="[n, show(v0, 0), show(v1, 0), show(v2, 0), show(v3, 0), Counter.made, [].kept, _event.data.x].join('; ')"/></transition>`,
  )
  .join('\n')}</state></scxml>`,
    steps: order.map((i): Step => ({ name: `p${i % programs.length}`, data: { x: i } })),
  }));
