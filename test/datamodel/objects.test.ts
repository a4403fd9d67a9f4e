import { describe, expect, test } from '@jest/globals';
import { byHost, byUs } from './support.js';

/** Expressions whose value is the same in the host's own engine. */
const EXPRESSIONS = [
  '({...{a:1,b:2},b:3})',
  "({...'ab',...null,...[9]})",
  "typeof Object('a')",
  'Object(1)==1',
  'Object.is(0,-0)',
  'Object.entries({a:1,b:2})',
  "Object.fromEntries([['a',1],['b',2]])",
  'Object.assign({a:1},null,{b:2})',
  "Object.getOwnPropertyNames('ab')",
  'Object.prototype.toString.call([])+Object.prototype.toString.call(null)+Object.prototype.toString.call(/x/)',
  '({}).toString()',
  '({a:1}).a?.toFixed(1)',
  'Object.getPrototypeOf(Object.getPrototypeOf([]))===Object.prototype',
  'Function.prototype.name+Function.prototype.length',
];

/** Younger than the oldest host that tests run on. */
const GROUPS: readonly (readonly [expression: string, value: unknown])[] = [
  [
    "Object.entries(Object.groupBy([1, 2, 3], function (n, i) { return i === n - 1 && n % 2 ? 'odd' : 'even'; }))",
    [
      ['odd', [1, 3]],
      ['even', [2]],
    ],
  ],
  ["Object.keys(Object.groupBy('b1a', function (c) { return c; }))", ['1', 'b', 'a']],
  ['Object.getPrototypeOf(Object.groupBy([], function () {}))', null],
  ['Map.groupBy([0, -0, NaN], function (n) { return n; }) instanceof Map', true],
  [
    '[...Map.groupBy([0, -0, 1, NaN], function (n) { return n; })]',
    [
      [0, [0, -0]],
      [1, [1]],
      [null, [null]],
    ],
  ],
  ['(function () { try { Object.groupBy(null, function () {}); } catch (error) { return error.name; } })()', 'TypeError'],
  ['(function () { try { Map.groupBy([], 1); } catch (error) { return error.name; } })()', 'TypeError'],
  [
    "(function () { var closed = 0; var one = { next: function () { return { value: 1 }; }, return: function () { closed++; return {}; } }; one[Symbol.iterator] = function () { return one; }; try { Object.groupBy(one, function () { return { toString: function () { throw 'key'; } }; }); } catch (error) { return [error, closed]; } })()",
    ['key', 1],
  ],
  ['[Object.groupBy.length, Object.groupBy.name, Map.groupBy.length, Map.groupBy.name]', [2, 'groupBy', 2, 'groupBy']],
];

describe('ECMA-262 7.3.35 GroupBy', () => {
  test.each(GROUPS)('%s', (expression, value) => {
    expect(byUs(expression)).toBe(JSON.stringify([value]));
  });
});

describe('ECMAScript as the host has it: Object and Function', () => {
  test.each(EXPRESSIONS)('%s', (expression) => {
    expect(byUs(expression)).toEqual(byHost(expression));
  });
});
