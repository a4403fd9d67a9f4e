import { describe, expect, test } from '@jest/globals';
import { ecmascript } from '../../src/datamodel/ecmascript/data-model.js';
import { looseText } from '../../src/diagnostics/source.js';
import { dataSession, failure, start } from './support.js';

describe('_data is the data model as an object, as strategies for ORS use it', () => {
  test('its properties are the variables, read and written', () => {
    const session = start({ x: 1, list: [1] });
    expect(session.value('[_data.x, _data.list[0], _data["x"], typeof _data.nothing]')).toEqual([1, 1, 1, 'undefined']);
    session.assign('_data.x', '_data.x + 1');
    session.run('_data.list.push(2); _data.made = 5;');
    expect(session.value('[x, list, made, Object.keys(_data)]')).toEqual([2, [1, 2], 5, ['x', 'list', 'made']]);
  });

  test('a location in it must be declared, as one without it must be [5.4]', () => {
    expect(failure(() => start().assign('_data.nowhere', '1')).message).toBe('ReferenceError: nowhere is not defined');
  });

  test.each([
    '_data = 1',
    '_data._event = 1',
    'this._sessionid = 1',
    'globalThis._genesys = 1',
    'delete _data._name',
    'Object.freeze(_data)',
  ])('nothing read-only is written through it: %s [5.10]', (script) => {
    expect(failure(() => start().run(script)).kind).toBe('execution');
  });

  test('a property is a variable for code that is compiled later', () => {
    const session = start();
    session.run('this.made = 1');
    session.run('made = made + 1');
    expect(session.value('[made, this.made]')).toEqual([2, 2]);
  });

  test('a document that declares it means its own', () => {
    expect(start({ _data: { x: 1 } }).value('_data.x')).toBe(1);
  });

  test('it can be switched off', () => {
    const session = start({}, ecmascript({ dataAlias: false }));
    expect(session.value('typeof _data')).toBe('undefined');
  });

  test('it has what is no variable too', () => {
    const session = start({ x: 1 });
    session.run('var self = this; Object.defineProperty(this, "twice", { get() { return x * 2; } });');
    expect(session.value('[self === _data, twice, self.twice]')).toEqual([true, 2, 2]);
    expect(session.inspect()['self']).toBe('[global object]');
  });

  test('snapshots keep it, and parameters that are elements of arguments, and weak collections', () => {
    const compiler = ecmascript().compiler({ globals: [] });
    const script = compiler.script(
      looseText(
        `var self = this, key = {}, weak = new WeakMap([[key, 1]]), seen = new WeakSet([key]);
         var kept = (function (a) { return { args: arguments, set(v) { a = v; } }; })(1);
         Object.defineProperty(this, 'twice', { get() { return 2; } });`,
        'script',
      ),
    );
    const probe = compiler.value(
      looseText('(kept.set(7), [self === _data, twice, kept.args[0], weak.get(key), seen.has(key)])', 'log', 'expr'),
    );
    const store = compiler.create(dataSession());
    store.begin();
    script(store);
    store.end();
    const snapshot = store.snapshot();
    const restored = compiler.restore(dataSession(), snapshot);
    expect(restored.snapshot()).toBe(snapshot);
    restored.begin();
    expect(restored.export(probe(restored))).toEqual([true, 2, 7, 1, true]);
  });
});

describe('what is no variable', () => {
  test('is kept by snapshots, though nothing refers to the global object', () => {
    const compiler = ecmascript().compiler({ globals: [] });
    const script = compiler.script(looseText('Object.defineProperty(this, "twice", { get() { return 2; } });', 'script'));
    const probe = compiler.value(looseText('twice', 'log', 'expr'));
    const store = compiler.create(dataSession());
    store.begin();
    script(store);
    store.end();
    const restored = compiler.restore(dataSession(), store.snapshot());
    restored.begin();
    expect(probe(restored)).toBe(2);
    expect(restored.snapshot()).toBe(store.snapshot());
  });

  test('counts against the quota', () => {
    const session = start({}, ecmascript({ quota: 200_000 }));
    const grow = (): void => {
      session.run('for (var i = 0; i < 100; i++) this["k" + Math.random()] = "x".repeat(1000) + i;');
      session.step();
    };
    expect(failure(() => Array.from({ length: 20 }, grow)).kind).toBe('quota');
  });
});

describe('time zones of Date', () => {
  const berlin = ecmascript({ timeZone: 'Europe/Berlin' });

  test('can be chosen for a host', () => {
    expect(start({}, berlin).value('[new Date(0).getHours(), new Date(1970, 0, 1).getTime(), String(new Date(0))]')).toEqual([
      1,
      -3_600_000,
      'Thu Jan 01 1970 01:00:00 GMT+0100 (Central European Standard Time)',
    ]);
    expect(start({}, ecmascript({ timeZone: 'America/New_York' })).value('new Date(0).getDate()')).toBe(31);
  });

  test('times that clocks skip are read with the offset before, those that come twice are the first ones', () => {
    const value = start({}, berlin).value('[new Date(2020, 2, 29, 2, 30), new Date(2020, 9, 25, 2, 30)].map((date) => date.toISOString())');
    expect(value).toEqual(['2020-03-29T01:30:00.000Z', '2020-10-25T00:30:00.000Z']);
  });

  test('texts without a zone are local, dates alone are not', () => {
    const value = start({}, berlin).value(
      '["2020-06-01T12:00", "2020-06-01", "Jun 1 2020 12:00", "2020-06-01T12:00Z"].map((text) => new Date(text).toISOString())',
    );
    expect(value).toEqual(['2020-06-01T10:00:00.000Z', '2020-06-01T00:00:00.000Z', '2020-06-01T10:00:00.000Z', '2020-06-01T12:00:00.000Z']);
  });

  test('that nobody knows are refused', () => {
    expect(() => ecmascript({ timeZone: 'Mars/Olympus' })).toThrow('"Mars/Olympus" is not a time zone');
  });
});

describe('Names that scripts declare beside properties of the global object [ECMA-262 16.1.7]', () => {
  test('let, const and class hide a property and leave it as it is', () => {
    const session = start();
    session.run('this.x = 1; var known = typeof this.Array');
    session.run('let x = 2; class Array {}');
    expect(session.value('[x, this.x, typeof Array.from, typeof this.Array.from, known]')).toEqual([
      2,
      1,
      'undefined',
      'function',
      'function',
    ]);
  });

  test.each([
    ['let undefined', 'SyntaxError'],
    ['const NaN = 1', 'SyntaxError'],
    ['class Infinity {}', 'SyntaxError'],
    ['function undefined() {}', 'TypeError'],
  ])('%s is a %s, and nothing of the script happens', (declaration, error) => {
    const session = start({ x: 1 });
    expect(failure(() => session.run(`x = 2; ${declaration}`)).message).toMatch(new RegExp(`^${error}: Identifier`));
    expect(session.value('x')).toBe(1);
  });

  test('var undefined changes nothing', () => {
    const session = start();
    session.run('var undefined, NaN');
    expect(session.value('[typeof undefined, typeof NaN]')).toEqual(['undefined', 'number']);
  });
});
