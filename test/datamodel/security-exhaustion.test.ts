import { describe, expect, test } from '@jest/globals';
import { DataModelError } from '../../src/datamodel/contract.js';
import { start } from './support.js';

/** Scripts that want time or memory. A few are simply cheap here. */
const GREEDY = [
  'for(;;);',
  'while(true){}',
  'do{}while(1)',
  'function f(){f()} f()',
  '(function g(){ try { g() } finally { g() } })()',
  '(function g(){ try { g() } catch(e) { g() } })()',
  'var a=[];for(;;)a.push(1)',
  "var s='x';for(;;)s+=s",
  "var s='x';while(s.length<1e6)s+=s;for(;;)s.toUpperCase()",
  "'x'.repeat(2**30)",
  "'x'.padStart(2**30)",
  'new Array(4294967295)',
  'new Array(1e6).fill(0).sort(()=>1)',
  'Array.from({length:1e9})',
  'var a=[];a.length=4294967295',
  'var a=[];a[4294967290]=1',
  '[1,2,3].indexOf.call({length:2**53},9)',
  'Array.prototype.reverse.call({length:2**53})',
  'Array.prototype.join.call({length:2**53})',
  'Array.prototype.concat.call([],{length:1e9,[Symbol.isConcatSpreadable]:true})',
  'var a=[1];for(var i=0;i<25;i++)a=a.concat(a);',
  "var a=new Array(1e5).fill('x');for(;;)a.join(',')",
  'JSON.stringify(new Array(1e6).fill(0))',
  'var o={};for(var i=0;i<40;i++)o={a:o,b:o};JSON.stringify(o)',
  "var s='['.repeat(1e5)+']'.repeat(1e5);JSON.parse(s)",
  "var s='[' + '1,'.repeat(4e5)+'1]';for(;;)JSON.parse(s)",
  "/(a+)+$/.test('a'.repeat(1e5)+'b')",
  "for(;;)/(a|aa)+$/.test('a'.repeat(1e4)+'b')",
  "for(var i=0;i<1e5;i++) new RegExp('(a{1,500}){1,2}')",
  "/(((((a{100}){10}){10}))){1,1}/.test('a')",
  "new RegExp('('.repeat(400)+'a'+')'.repeat(400))",
  "for(var i=0;;i++) new RegExp('[a-z]{'+(i%900)+'}b').test('abc'.repeat(1000))",
  'var a=new Array(5e4).fill(0).map((_, i)=>i);for(;;)a.sort((x,y)=>y-x)',
  'for(;;) new Date().toLocaleString()',
  'for(;;) (1.5).toLocaleString()',
  "for(;;) 'ä'.localeCompare('b')",
  "for(;;) 'x'.repeat(1e5).normalize('NFD')",
  "for(;;) Symbol.for('x'+Math.random())",
  'for(;;) Object.create({})',
  'var p={};for(;;){p=Object.create(p)}',
  'function F(){} ;for(;;){F.prototype=new F()}',
  'class A{};var C=A;for(;;){C=class extends C{}}',
  "var m=new Map();for(var i=0;;i++)m.set(i,'x'.repeat(100))",
  'var m=new Set();for(var v of (m.add(0),m)) m.add(v+1)',
  'for(var x of {[Symbol.iterator](){return {next(){return {}}}}});',
  '[...{[Symbol.iterator](){return {next(){return {}}}}}]',
  'var a=[];a[0]=a;String(a);JSON.stringify(a)',
  'var a=[];for(var i=0;i<5e4;i++)a=[a];String(a)',
  'var a=[];for(var i=0;i<5e4;i++)a=[a];a.flat(Infinity)',
  'var a=[];for(var i=0;i<5e4;i++)a={a};JSON.stringify(a)',
  "var A='x'.repeat(1e6),B='x'.repeat(1e6);for(;;)if(A!==B);",
  "var A='x'.repeat(1e6),B='x'.repeat(1e6);for(;;)if(A<B);",
  "var A='x'.repeat(1e6),B='x'.repeat(1e6),m=new Map([[A,1]]);for(;;)m.get(B)",
  "var A='x'.repeat(1e6);for(;;)({})[A+'y']",
  "var t='a'.repeat(1e6),p='b'+'a'.repeat(5e4);for(;;)t.indexOf(p)",
  "var t='a'.repeat(1e6),p='a'.repeat(5e4)+'b'+'a'.repeat(5e4);for(;;)t.includes(p)",
  "var t='a'.repeat(1e6);for(;;)t.split('')",
  "var t='a'.repeat(1e6);for(;;)t.replaceAll('a','bb')",
  "var t='a'.repeat(1e5);for(;;)t.replace(/a/g,'b')",
  "var t='a'.repeat(1e5);for(;;)encodeURIComponent(t)",
  "var t='a'.repeat(1e6);for(;;)t.charAt(5)",
  "var t='a'.repeat(1e6);for(;;)escape(t)",
  "var o={};for(var i=0;i<2e4;i++)o['k'+i]=i;for(;;)Object.keys(o)",
  "var o={};for(var i=0;i<2e4;i++)o['k'+i]=i;for(;;)for(var k in o)break",
  'var a=new Array(1e6);for(;;)Object.keys(a)',
  'var a=new Array(1e6);for(;;)for(var k in a)break',
  'var a=new Array(1e6).fill(1);for(;;)a.slice()',
  'var a=new Array(5e5).fill(1);for(;;)[...a]',
  'var a=new Array(6e4).fill(1);for(;;)Math.max(...a)',
  'Math.max.apply(null,{length:1e9})',
  'String.fromCharCode.apply(null,{length:6e4})',
  'var f=function(){};for(;;)f=f.bind(null,1,2,3)',
  'var f=function(){};for(var i=0;i<1000;i++)f=f.bind(null,1);f()',
  "var o={toString(){return ''+this}};''+o",
  'var o={get x(){return this.x}};o.x',
  'var o={valueOf(){return o+1}};o+1',
  'var o={toJSON(){return o}};JSON.stringify(o)',
  "var s='';for(var i=0;i<150;i++)s+='a+';",
  "'abc'.replace(/b/g,function r(){return 'abc'.replace(/b/g,r)})",
  '[3,2,1].sort(function c(a,b){return [3,2,1].sort(c)})',
  'for(;;)throw 1',
  'for(;;){try{throw 1}catch(e){}}',
  'for(;;){try{null.x}catch(e){}}',
  'var o=Object.freeze({a:1});for(;;)o.a=2',
  'for(;;){var o={};o.constructor=1}',
  "for(;;){new Error('x')}",
  "for(;;)`${'x'.repeat(1e5)}`",
  'var d=[];for(;;)d=Object.assign({},{d})',
  'var a=[];for(;;){a.unshift(1)}',
  'var a=new Array(1e5).fill(1);for(;;){a.shift();a.push(1)}',
  'var a=new Array(1e5).fill(1);for(;;){a.splice(0,1)}',
  "var a=new Array(1e5).fill('ab'.repeat(1000));a.includes('ab'.repeat(1000)+'c')",
  "for(;;)Object.defineProperty({},'x',{get(){}})",
  'for(;;){class Q{a=1;b=2;get c(){return 1}}}',
  'for(;;)[..."abc"].map(x=>x)',
  "for(;;)'a,b,c'.split(/,/)",
  'for(;;)JSON.parse(\'{"a":[1,2,3]}\')',
  'for(;;)JSON.stringify({a:[1,2,3]})',
  'for(;;)new Date(2020,1,1)',
  "for(;;)new Date('2020-01-01 10:00')",
  "for(;;)Date.parse('x'.repeat(99))",
  'for(;;)(1e21/3).toString(2)',
  'for(;;)(0.1).toFixed(100)',
  "for(;;)Number('1'.repeat(1e5))",
  "for(;;)parseFloat('9'.repeat(1e5))",
  "var b='9'.repeat(1e6);for(;;)+b",
  "var b='9'.repeat(1e6);for(;;)parseInt(b)",
  "var b=' '.repeat(1e6);for(;;)+b",
  "var b='9'.repeat(1e6);for(;;)b==1",
];

/** Generous, for slow and busy machines: what is not metered takes minutes. */
const LONGEST_MS = 5_000;

describe('no script can take time or memory beyond its budgets', () => {
  test.each(GREEDY)('%s', (script) => {
    const session = start();
    const began = performance.now();
    let kind = 'finished';
    try {
      session.run(script);
      session.step();
    } catch (error) {
      if (!(error instanceof DataModelError)) throw error;
      expect(error.message).not.toMatch(/InternalError/);
      kind = error.kind;
    }
    expect(['finished', 'execution', 'fuel', 'memory', 'depth', 'quota']).toContain(kind);
    expect(performance.now() - began).toBeLessThan(LONGEST_MS);
    expect(session.another().value('1 + 1')).toBe(2);
  });
});
