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
  'Object.groupBy',
];

describe('ECMAScript as the host has it: Object and Function', () => {
  test.each(EXPRESSIONS)('%s', (expression) => {
    expect(byUs(expression)).toEqual(byHost(expression));
  });
});
