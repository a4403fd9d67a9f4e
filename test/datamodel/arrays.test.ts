import { describe, expect, test } from '@jest/globals';
import { byHost, byUs } from './support.js';

/** Expressions whose value is the same in the host's own engine. */
const EXPRESSIONS = [
  '[]+{}',
  "[]==''",
  '[1]==1',
  '[1,2,3].includes(NaN)||[NaN].includes(NaN)',
  '[3,20,100].sort()',
  '[3,20,100].sort((a,b)=>b-a)',
  '[1,2,3,4,5].splice(1,2)',
  '[1,[2,[3,[4]]]].flat(Infinity)',
  'Array.from({length:3},(_, i)=>i*i)',
  "Array.from('abc')",
  'Array.of(7).length',
  'new Array(3).length',
  '[,1].hasOwnProperty(0)',
  '[1,,3].map(x=>x*2)',
  '[1,2,3].indexOf(4)',
  '[1,2,3].at(-1)',
  '[1,2,3].findLast(x=>x<3)',
  '[1,2,3].with(1,9)',
  '[3,1,2].toSorted()',
  '[1,2,3].toReversed()',
  '[1,2,3,4].copyWithin(0,2)',
  '[1,2,3].fill(0,1)',
  "[1,2,3].join('-')",
  '[[1,2],[3]].toString()',
  "[1,2,3].reduceRight((a,b)=>a+'-'+b)",
  '[].reduce((a,b)=>a)',
  '[1,2,3].entries().next()',
  '[...[1,2].entries()]',
  '[...[1,2].keys()]',
  "Array.prototype.map.call('abc',x=>x+x)",
  "Array.prototype.slice.call({0:'a',1:'b',length:2})",
  "Array.prototype.push.call({length:1},'x')",
  '[1,2,3].concat(4,[5,[6]])',
  '[1,2,3].lastIndexOf(3)',
  '[5,1].concat([2]).sort().reverse()',
  String.raw`[...'a1b22'.matchAll(/\d+/g)].map(m=>m[0]+m.index)`,
  '[1,2,3,].length',
  '[undefined,3,null,1].sort()',
  '[1,2,3].some(x=>x>2)&&[1,2].every(x=>x>0)',
  '[10,9,1].toSorted((a,b)=>a-b)',
  '[0,-0].map(x=>Object.is(x,-0))',
];

describe('ECMAScript as the host has it: Array', () => {
  test.each(EXPRESSIONS)('%s', (expression) => {
    expect(byUs(expression)).toEqual(byHost(expression));
  });
});
