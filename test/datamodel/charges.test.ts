/** Built-ins charge what they cost: ten times the data, about ten times the fuel or the memory. */
import { describe, expect, test } from '@jest/globals';
import { machine } from '../../src/datamodel/ecmascript/machine.js';
import { type Started, start } from './support.js';

interface Cost {
  readonly fuel: number;
  readonly memory: number;
}

const PREPARE =
  'var list = [], text = "", object = {}; for (var i = 0; i < n; i++) { list.push((i * 7919) % n); text += "ab"; object["k" + i] = i; }';

/** What evaluating the expression costs, when there are `n` values to look at. */
function costOf(expression: string, n: number): Cost {
  const session: Started = start({ n });
  session.run(PREPARE);
  session.run('var json = JSON.stringify(list), map = new Map(Object.entries(object)), set = new Set(list);');
  session.step();
  const before = { fuel: machine.fuel, memory: machine.memory };
  session.run(expression);
  return { fuel: before.fuel - machine.fuel, memory: before.memory - machine.memory };
}

const SMALL = 100;
const LARGE = 1000;

describe('Fuel', () => {
  test.each([
    'list.sort()',
    'list.sort((a, b) => a - b)',
    'list.toSorted()',
    'list.join()',
    'list.indexOf(-1)',
    'list.includes(-1)',
    'list.lastIndexOf(-1)',
    'list.map(String)',
    'list.filter(Boolean)',
    'list.reduce((a, b) => a + b)',
    'list.reverse()',
    'list.slice()',
    'list.splice(0, 0, 1)',
    'list.shift()',
    'list.unshift(1)',
    'list.concat(list)',
    'list.fill(0)',
    'list.copyWithin(0, 1)',
    'list.flat()',
    'Array.from(list)',
    '[...list]',
    'Math.max(...list)',
    'String(list)',
    'Object.keys(object)',
    'Object.entries(object)',
    'Object.assign({}, object)',
    'Object.freeze(object)',
    '({ ...object })',
    'JSON.stringify(list)',
    'JSON.parse(json)',
    'new Map(Object.entries(object))',
    'new Set(list)',
    'map.forEach(String)',
    'text.split("")',
    'text.split("a")',
    'text.replaceAll("a", "c")',
    'text.replace(/a/g, "c")',
    'text.match(/b/g)',
    '/(a+)+$/.test(text + "!")',
    'encodeURIComponent(text)',
    'for (var k in object);',
    'for (var x of list);',
  ])('grows with the data: %s', (expression) => {
    const small = costOf(expression, SMALL);
    const large = costOf(expression, LARGE);
    expect(large.fuel / small.fuel).toBeGreaterThan(4);
  });
});

describe('Memory', () => {
  test.each([
    '"x".repeat(n * 10)',
    '"x".padStart(n * 10)',
    '"x".padEnd(n * 10)',
    'text + "!"',
    'text.toUpperCase()',
    'text.split("")',
    'text.replaceAll("a", "c")',
    'text.concat(text)',
    'text.normalize()',
    'encodeURIComponent(text)',
    '`${text}`+text',
    'list.slice()',
    'list.concat(list)',
    'list.map(String)',
    'list.join()',
    'list.toSorted()',
    'Array.from(list)',
    '[...list]',
    'new Array(n * 10)',
    'JSON.stringify(list)',
    'JSON.parse(json)',
    'Object.keys(object)',
    'Object.entries(object)',
    '({ ...object })',
    'new Map(Object.entries(object))',
    'new Set(list)',
  ])('grows with the data: %s', (expression) => {
    const small = costOf(expression, SMALL);
    const large = costOf(expression, LARGE);
    expect(large.memory / small.memory).toBeGreaterThan(4);
  });
});
