import { describe, expect, test } from '@jest/globals';
import { DataModelError } from '../../src/datamodel/contract.js';
import { hostState } from './security.js';
import { start } from './support.js';

/** Scripts that try to leave something behind for other sessions. */
const POLLUTING = [
  'Object.prototype.polluted = 1',
  'Array.prototype.polluted = 1',
  'Function.prototype.call = function () { return 1; }',
  'String.prototype.trim = () => "polluted"',
  'Array.prototype.push = () => "polluted"',
  'Object.keys = () => ["polluted"]',
  'Math.max = () => 1e9',
  'Math.polluted = 1',
  'JSON.stringify = () => "polluted"',
  'delete Array.prototype.map',
  'Object.defineProperty(Object.prototype, "polluted", { value: 1 })',
  'Object.defineProperty(Array.prototype, "0", { get() { return "polluted"; } })',
  'Object.setPrototypeOf(Array.prototype, { polluted: 1 })',
  'Object.setPrototypeOf(Object.prototype, { polluted: 1 })',
  'Object.assign(Date.prototype, { polluted: 1 })',
  'Array.prototype[Symbol.iterator] = null',
  'Error.prototype.name = "polluted"',
  'RegExp.prototype.test = () => true; /x/.polluted = 1',
  'In.polluted = 1',
  'Symbol.polluted = 1; Symbol.for("polluted").polluted = 1',
  'Math = { max: () => "polluted" }; Object = null; undefined = 1; NaN = 1',
  '(function (s) { s.polluted = 1; s.raw.polluted = 1; })`tagged`',
  '_event.polluted = 1',
  '_genesys.polluted = 1; _ioprocessors.polluted = 1',
  'Map.prototype.get = () => "polluted"; Set.prototype.add = null',
  'Object.freeze(Object.prototype); Object.preventExtensions(Array)',
  'class A extends Array {} A.prototype.constructor = 1; Object.getPrototypeOf(A).polluted = 1',
  '({}).constructor.prototype.polluted = 1',
  '[].constructor.polluted = 1',
  '(() => {}).__proto__.polluted = 1; ({}).__proto__.polluted = 1',
];

const PROBES = `[
  ({}).polluted, [].polluted, (() => 1).polluted, Math.polluted, In.polluted, Symbol.polluted, Array.polluted, [][0], Object.polluted,
  Math.max(1, 2), Object.keys({ a: 1 }), JSON.stringify([1]), " x ".trim(), [1].map((x) => x), [1, 2].push(3), [...[1]],
  new Map([[1, 2]]).get(1), new Set([1]).size, /x/.test("y"), String(new Error("m")), typeof undefined, (function () { return 3; }).call(),
  new Date(0).polluted, _event === undefined, _genesys.polluted, _ioprocessors.polluted,
  ((s) => [s.polluted, s.raw.polluted])\`tagged\`
]`;

describe('no session can change what another one sees', () => {
  const clean = start().value(PROBES);

  test.each(POLLUTING)('%s', (script) => {
    const before = hostState();
    const session = start();
    const other = session.another();
    session.event('go');
    try {
      session.run(script);
    } catch (error) {
      if (!(error instanceof DataModelError)) throw error;
    }
    expect(other.value(PROBES)).toEqual(clean);
    expect(start().value(PROBES)).toEqual(clean);
    expect(hostState()).toBe(before);
  });

  test('an assignment to an inherited built-in makes an own property', () => {
    expect(
      start().value('(() => { const o = {}; o.toString = () => "mine"; o.constructor = 1; return [`${o}`, Object.keys(o)]; })()'),
    ).toEqual(['mine', ['toString', 'constructor']]);
  });

  test('a session that replaces a global does so for itself', () => {
    const session = start();
    session.run('Math = 5; function parseInt() { return 6; }');
    expect(session.value('[Math, parseInt()]')).toEqual([5, 6]);
    expect(session.another().value('[typeof Math, typeof parseInt]')).toEqual(['object', 'function']);
  });
});

describe('built-ins that a session changed', () => {
  test('are changed for that session only, however sessions take turns', () => {
    const [first, clean] = [start(), start()];
    const second = first.another();
    first.run('Array.prototype.last = function () { return "first"; }; delete Array.prototype.at; Math.max = () => 1;');
    second.run('Object.defineProperty(Array.prototype, "last", { value: () => "second" });');
    const probe = '[[].last ? [].last() : "none", typeof [].at, Math.max(1, 2)]';
    for (let turn = 0; turn < 3; turn++) {
      expect(first.value(probe)).toEqual(['first', 'undefined', 1]);
      expect(second.value(probe)).toEqual(['second', 'function', 2]);
      expect(clean.value(probe)).toEqual(['none', 'function', 2]);
    }
    expect(() => second.run('"use strict"; Array.prototype.last = 1')).toThrow('read only');
    expect(second.value('delete Array.prototype.last')).toBe(false);
    expect(clean.value('"last" in []')).toBe(false);
  });

  test('one session cannot change without bound', () => {
    expect(() => start().run('for (var i = 0; i < 5000; i++) Object.prototype["p" + i] = i')).toThrow('Too many changes');
  });
});
