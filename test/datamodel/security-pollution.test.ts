import { describe, expect, test } from '@jest/globals';
import { start } from './support.js';

// hostile scripts: test/security

describe('no session can change what another one sees', () => {
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
