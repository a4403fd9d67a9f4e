import { describe, expect, test } from '@jest/globals';
import { byHost, byUs } from './support.js';

/** Expressions whose value is the same in the host's own engine. */
const EXPRESSIONS = [
  'typeof null+typeof []+typeof (()=>1)+typeof Symbol()',
  '[..."abc",...[1],...new Set([2])]',
  '[1,2].flatMap(x=>[x,x*2])',
  'JSON.stringify({a:[1,undefined,()=>1],b:undefined,c:null,d:NaN})',
  'JSON.stringify([new Date(0)])',
  "JSON.stringify({a:1,b:2},['b'])",
  "JSON.stringify({a:1},(k,v)=>k==='a'?v+1:v)",
  String.raw`JSON.stringify('a"b\n')`,
  'JSON.stringify({a:{b:[]}},null,2)',
  'JSON.stringify({toJSON(){return 5}})',
  'JSON.stringify(Symbol())',
  'JSON.parse(\'{"a":[1,2,{"b":null}]}\')',
  "JSON.parse('[1,2]',(k,v)=>Array.isArray(v)?v:v*2)",
  "JSON.parse('{bad')",
  'JSON.parse(\'{"__proto__":{"x":1}}\').x',
  'new Date(2020,1,29,12).getMonth()',
  "new Date('2020-01-01T00:00:00Z').getTime()",
  'new Date(NaN).getTime()',
  'new Date(NaN).toISOString()',
  'JSON.stringify(new Date(NaN))',
  'Date.UTC(2000,0,1)',
  'new Date(0)+1',
  'new Date(5)-new Date(3)',
  'typeof Date()',
  "encodeURIComponent('a b&ä')",
  "decodeURIComponent('%')",
  "encodeURI('a b?x=ä')",
  "escape('ä b')",
  "unescape('%E4%20b')",
  "Symbol('a').toString()+Symbol('b').description",
  "Symbol.for('a')===Symbol.for('a')",
  'new Map().toString()+Math.toString()+JSON.toString()',
];

describe('ECMAScript as the host has it: JSON, Date, Map, Set, Symbol and URIs', () => {
  test.each(EXPRESSIONS)('%s', (expression) => {
    expect(byUs(expression)).toEqual(byHost(expression));
  });
});
