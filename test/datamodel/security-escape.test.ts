import { describe, expect, test } from '@jest/globals';
import { DataModelError } from '../../src/datamodel/contract.js';
import { ecmascriptDataModel } from '../../src/datamodel/ecmascript/data-model.js';
import { looseText } from '../../src/diagnostics/source.js';
import { ScxmlEvent } from '../../src/event.js';
import { handleCarelessly, hostState, leaks } from './security.js';

/** Expressions that reach for the host, through values, errors, conversions and what hosts do with results. */
const HOSTILE = [
  'this.constructor.constructor("return process")()',
  '[].constructor.constructor("return process")()',
  '(() => {}).constructor("return process")()',
  '"".sub.constructor("return process")()',
  '_event.constructor.constructor("return process")()',
  '_event.data.constructor.constructor("return process")()',
  'In.constructor("return process")()',
  '_ioprocessors.scxml.constructor.constructor("return 1")()',
  '_genesys.constructor.constructor("return 1")()',
  'Math.max.constructor("return process")()',
  'Object.getPrototypeOf(Object.getPrototypeOf([])).constructor.constructor',
  'Object.getOwnPropertyDescriptors(Object.getPrototypeOf(() => {}))',
  '({}).__proto__.__proto__',
  '[].__proto__',
  '(function () { return this; })()',
  '(function () { return arguments.callee.caller; })()',
  '(() => { try { null.x; } catch (e) { return e.constructor.constructor("return process")(); } })()',
  '(() => { try { (function f() { f(); })(); } catch (e) { return [e, e.constructor, e.stack, e.__proto__]; } })()',
  '(() => { try { new Array(-1); } catch (e) { return Object.getPrototypeOf(e).constructor.constructor; } })()',
  '(() => { Error.prepareStackTrace = (e, s) => s; try { null.x; } catch (e) { return e.stack; } })()',
  '(() => { Error.stackTraceLimit = 1e9; return new Error("x"); })()',
  '({ toString() { return "x"; }, valueOf() { return 1; }, toJSON() { return 1; } })',
  '({ then(resolve) { resolve(1); } })',
  '({ get then() { throw 1; } })',
  '({ get toString() { throw 1; } })',
  '({ [Symbol.for("nodejs.util.inspect.custom")]() { return "x"; } })',
  '({ [Symbol.iterator]() { return { next() { return { done: true }; } }; } })',
  '({ [Symbol.toPrimitive]() { return 1; } })',
  '({ [Symbol.toStringTag]: "Promise", constructor: { name: "Promise" } })',
  '({ inspect() { throw 1; }, constructor: null })',
  '[Symbol.iterator, Symbol.hasInstance, Symbol.for("x"), Symbol("y")]',
  '(class extends Array { static get [Symbol.species]() { return Object; } }).from([1])',
  '(() => { const a = [1]; a.constructor = { [Symbol.species]: Object }; return [a.map((x) => x), a.concat([2]), a.slice(), a.splice(0)]; })()',
  '(() => { const a = []; a.toJSON = () => 1; a.then = (r) => r(1); return a; })()',
  'Object.defineProperty([], "then", { get() { return 1; } })',
  'Object.create(In)',
  'Object.create(new Date())',
  'Object.create(new Map())',
  'Object.setPrototypeOf({}, () => 1)',
  'Object.setPrototypeOf([], null)',
  'Object.create(null)',
  '(() => { const f = () => 1; f.call = f.apply = f.bind = 1; return f; })()',
  '(() => { function F() {} F.prototype = null; return [new F(), new (F.bind())()]; })()',
  'Reflect',
  'globalThis',
  'process',
  'require("fs")',
  'module',
  'Buffer',
  'console',
  'setTimeout',
  'WebAssembly',
  'Intl',
  'Promise',
  'WeakRef',
  'SharedArrayBuffer',
  'structuredClone',
  '[Date.prototype, Map.prototype, RegExp.prototype, Error.prototype, Function.prototype]',
  '/x/.constructor("x")',
  '"x".replace("x", (...a) => a)',
  '"x".matchAll(/x/g)',
  'JSON.parse(\'{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}\')',
  'JSON.stringify({ get a() { return this; } })',
  '[3, 1].sort(function () { return this; })',
  '[1].map(function () { return this; })',
  'Array.from({ length: 1 }, function () { return this; })',
  'new Map([[1, 2]]).forEach(function () { return this; })',
  'Function.prototype.toString.call(In)',
  'Object.getOwnPropertyNames(In)',
  '(() => { let s; (s = Symbol.prototype.valueOf); return s.call(Object(Symbol("x"))); })()',
  '`${{ toString: () => "x" }}`',
  'Object.prototype.toString.call(_event)',
  '((...args) => args)(_event, _x, _ioprocessors, _genesys)',
];

describe('nothing of the host can be reached', () => {
  test.each(HOSTILE)('%s', async (expression) => {
    const before = hostState();
    const compiler = ecmascriptDataModel.compiler({ globals: ['_genesys'] });
    const store = compiler.create({
      id: 's',
      name: 'chart',
      seed: 1,
      now: () => 0,
      isActive: () => false,
      ioProcessors: () => ({ scxml: { location: '#' } }),
      global: () => ({ a: [1] }),
    });
    store.begin();
    store.setEvent(new ScxmlEvent('go', 'external', { data: { a: 1, list: [{}] } }));
    let result: unknown;
    try {
      result = compiler.value(looseText(expression))(store);
    } catch (error) {
      if (!(error instanceof DataModelError)) throw error;
      expect(error.message).not.toMatch(/InternalError/);
      expect(leaks([error.message])).toEqual([]);
    }
    expect(leaks([result])).toEqual([]);
    await handleCarelessly(result);
    try {
      await handleCarelessly(store.export(result));
    } catch (error) {
      if (!(error instanceof DataModelError)) throw error;
    }
    await handleCarelessly(store.inspect());
    expect(hostState()).toBe(before);
  });
});
