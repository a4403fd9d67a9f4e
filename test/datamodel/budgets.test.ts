import { describe, expect, test } from '@jest/globals';
import { Statewire } from '../../src/create.js';
import { ecmascript } from '../../src/datamodel/ecmascript/data-model.js';
import { ScxmlError } from '../../src/diagnostics/error.js';
import { failure, start } from './support.js';

describe('budgets of a macrostep', () => {
  test('a loop without end stops for fuel, which the guest cannot catch', () => {
    const error = failure(() => start().run('try { for (;;); } catch (e) {} finally { for (;;); }'));
    expect([error.kind, error.index]).toEqual(['fuel', 6]);
  });

  test('after the first exhausted budget the macrostep may go on once, then not again', () => {
    const session = start();
    expect(failure(() => session.run('for (;;);')).kind).toBe('fuel');
    expect(session.value('1 + 1')).toBe(2);
    expect(failure(() => session.run('for (;;);')).kind).toBe('fuel');
    expect(failure(() => session.run('for (var i = 0; i < 9; i++);')).kind).toBe('fuel');
    session.step();
    expect(session.value('[1].map((x) => x)')).toEqual([1]);
  });

  test('allocation is counted whether it stays alive or not', () => {
    expect(failure(() => start().run('for (;;) new Array(10000);')).kind).toBe('memory');
    expect(failure(() => start().run('var s = "x".repeat(1000); for (;;) s + "y";')).kind).toBe('memory');
  });

  test('calls that are nested too deeply throw a RangeError that the guest may catch', () => {
    expect(failure(() => start().run('(function f() { f(); })()')).kind).toBe('depth');
    expect(start().value('(() => { function f() { f(); } try { f(); } catch (e) { return e instanceof RangeError; } })()')).toBe(true);
    expect(failure(() => start().run('var o = { toString() { return "" + o; } }; "" + o')).kind).toBe('depth');
  });

  test('strings and arrays have a longest length', () => {
    for (const script of [
      '"x".repeat(2 ** 30)',
      'var s = "x"; for (;;) s += s',
      'new Array(2 ** 31)',
      'var a = []; a.length = 4e9',
      '[][2 ** 30] = 1',
      '"x".padEnd(2 ** 30)',
    ]) {
      expect(failure(() => start().run(script)).message).toMatch(/^RangeError: Invalid (string|array) length/);
    }
  });

  test('live data beyond the quota ends the session’s macrostep', () => {
    const session = start({ kept: [] });
    const grow = (): void => {
      session.run('for (var i = 0; i < 20; i++) kept.push("y".repeat(20000) + i)');
      session.step();
    };
    expect(
      failure(() => {
        for (let i = 0; i < 100; i++) grow();
      }).kind,
    ).toBe('quota');
  });

  test('data that an iterator, a bound function or a closure keeps count too', () => {
    for (const keep of [
      'big.values()',
      '(function () {}).bind(big)',
      '() => big',
      'new Map([[big, 1]]).entries()',
      '{ get x() { return big; } }',
    ]) {
      const session = start({ kept: [] });
      session.run(`function keep(big) { return [${keep}]; }`);
      expect(
        failure(() => {
          for (let i = 0; i < 200; i++) {
            session.run('for (var i = 0; i < 20; i++) kept.push(keep(["y".repeat(20000) + i]))');
            session.step();
          }
        }).kind,
      ).toBe('quota');
    }
  });

  test('data that is dropped again does not count', () => {
    const session = start({ kept: [] });
    for (let i = 0; i < 100; i++) {
      session.run('kept = []; for (var i = 0; i < 20; i++) kept.push("y".repeat(20000) + i)');
      session.step();
    }
    expect(session.value('kept.length')).toBe(20);
  });

  test('limits can be given', () => {
    const small = ecmascript({ fuel: 50, depth: 5, stringLength: 100, arrayLength: 10 });
    expect(failure(() => start({}, small).run('for (var i = 0; i < 60; i++);')).kind).toBe('fuel');
    expect(failure(() => start({}, small).value('"x".repeat(101)')).kind).toBe('execution');
    expect(failure(() => start({}, small).value('new Array(11)')).kind).toBe('execution');
    expect(failure(() => start({}, small).value('(function f(n) { return n ? f(n - 1) : 0; })(6)')).kind).toBe('depth');
    expect(start({}, small).value('"x".repeat(100).length')).toBe(100);
  });

  test('data that enters is charged and limited', () => {
    let deep: unknown[] = [];
    for (let i = 0; i < 200; i++) deep = [deep];
    expect(failure(() => start({ deep: deep as never })).message).toBe('RangeError: Data is nested too deeply');
    expect(failure(() => start({ f: (() => 1) as never })).message).toBe('TypeError: A function cannot enter the data model');
  });
});

describe('limits of a host', () => {
  const loop = (turns: number) => `<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="ecmascript">
    <script>for (var i = 0; i &lt; ${turns}; i++);</script>
    <state id="s"><transition event="error.execution" target="stopped"/></state> <state id="stopped"/>
  </scxml>`;

  test.each([
    [100, 's'],
    [5_000, 'stopped'],
  ])('with a fuel of 1000 a loop of %i turns ends in %s', async (turns, state) => {
    await using statewire = new Statewire({ ecmascript: { fuel: 1000 } });
    expect(statewire.start(loop(turns)).configuration).toEqual([state]);
  });

  test.each([{ fuel: 0 }, { memory: Number.NaN }, { fool: 1 }])('refuses %j', (limits) => {
    expect(() => ecmascript(limits as object)).toThrow(ScxmlError);
  });
});
