/**
 * Conditions and assignments of the commonest shapes have a quick way (session/condition.ts, session/assignment.ts). The first
 * evaluation always goes the general way, because it compiles; the second one goes the quick way when it can. Both must agree.
 */
import { describe, expect, test } from '@jest/globals';
import { DataModelError } from '../../src/datamodel/contract.js';
import { ecmascriptDataModel } from '../../src/datamodel/ecmascript/data-model.js';
import { looseText } from '../../src/diagnostics/source.js';
import { type DataValue, ScxmlEvent } from '../../src/event.js';
import { dataSession } from './support.js';

/** Values of all kinds, as expressions; `x` holds one and `o.m` another. */
const VALUES = [
  '0',
  '-0',
  '1',
  '-1.5',
  '4',
  'NaN',
  'Infinity',
  '2147483647',
  '9007199254740993',
  "''",
  "'4'",
  "'abc'",
  'true',
  'null',
  'undefined',
  '[4]',
  '({})',
  '({ valueOf: function () { return 4; } })',
  '({ toString: function () { throw new TypeError("no text"); } })',
];
/** Beside all the values of `o.m`. */
const FEW_VALUES = ['4', "'4'"];
const HOLDERS = [
  ...VALUES.map((value) => `({ m: ${value} })`),
  '({ get m() { return 4; } })',
  '({ get m() { throw new RangeError("no value"); } })',
  '({})',
  'undefined',
  "'text'",
  '[1, 2]',
];

/** What happens, as text: a value that can be told from all others, or an error. */
function outcome(work: () => unknown): string {
  try {
    const value = work();
    return Object.is(value, -0) ? '-0' : `${typeof value} ${typeof value === 'object' ? 'object' : String(value)}`;
  } catch (error) {
    if (!(error instanceof DataModelError)) throw error;
    return `${error.message} at ${error.index}`;
  }
}

/** A session with variables `x`, `y` and `o`, and what compiles for it. */
function prepared() {
  const compiler = ecmascriptDataModel.compiler({ globals: [] });
  for (const name of ['x', 'y', 'o']) compiler.declare(looseText(name, 'data', 'id'));
  const store = compiler.create(dataSession());
  store.begin();
  return { store, compiler, run: (script: string) => compiler.script(looseText(script, 'script'))(store) };
}

describe('Quick evaluation', () => {
  const { store, compiler, run } = prepared();
  const x = compiler.value(looseText('x', 'log', 'expr'));

  /** The outcomes of the first evaluation with these values, and of one after an evaluation with numbers. */
  function both(evaluate: () => unknown, value: string, holder: string): readonly [general: string, quick: string] {
    store.end();
    store.begin();
    const before = `x = ${value}; y = 3; o = ${holder};`;
    run(before);
    const general = outcome(evaluate);
    run('x = 5; y = 2; o = { m: 1 };');
    evaluate();
    run(before);
    return [general, outcome(evaluate)];
  }

  /** What is shown of values that differ with the event, by both ways: before anybody has looked at the event, and after. */
  test.each(['<', '>=', '===', '==', '!=', '!=='])('members of event data compare by %s as the event object has them', (operator) => {
    const session = prepared();
    const data: DataValue[] = [4, '4', 'abc', null, true, undefined, { m: 1 }, [4]];
    for (const right of ['4', "'4'", "'abc'"]) {
      for (const x of [...data, 'missing']) {
        const condition = session.compiler.condition(looseText(`_event.data.x ${operator} ${right}`, 'if', 'cond'));
        const evaluate = () => outcome(() => condition(session.store));
        session.store.setEvent(new ScxmlEvent('e', 'external', { data: x === 'missing' ? 'text' : { x } }));
        const general = evaluate();
        const quick = evaluate();
        session.run('o = _event;');
        expect({ x, right, quick, looked: evaluate() }).toEqual({ x, right, quick: general, looked: general });
      }
    }
    session.store.setEvent(undefined);
    const condition = session.compiler.condition(looseText(`_event.data.x ${operator} 4`, 'if', 'cond'));
    expect(outcome(() => condition(session.store))).toBe(outcome(() => condition(session.store)));
  });

  const operators = ['<', '<=', '>', '>=', '===', '!==', '==', '!='];
  const several = ["x < 4 && y == 3 && o.m != 'abc'", "x === 'abc' || o.m > 3 || y < 1", "x == '4' && (y < 1 || o.m == 4)", 'x < 4 ?? y'];
  const comparisons = operators.flatMap((o) => [
    `x ${o} 4`,
    `x ${o} 'abc'`,
    `o.m ${o} '4'`,
    `x % 3 ${o} '1'`,
    `x ${o} y`,
    `x % 3 ${o} 1`,
    `o.m ${o} 4`,
    `o.m % 2 ${o} 0`,
    `x ${o} o.m`,
  ]);
  test.each([...several, ...comparisons])('the condition %s is the same by both ways, whatever the values are', (cond) => {
    const readsMember = cond.includes('o.m');
    for (const value of readsMember ? FEW_VALUES : VALUES) {
      for (const holder of readsMember ? HOLDERS : ['({})']) {
        const condition = compiler.condition(looseText(cond, 'if', 'cond'));
        const [general, quick] = both(() => condition(store), value, holder);
        expect({ value, holder, quick }).toEqual({ value, holder, quick: general });
      }
    }
  });

  const calculations = ['+', '-', '*', '%'].flatMap((o) => [`x ${o} 4`, `x ${o} 0`, `x ${o} y`, `x ${o} o.m`, `y ${o} x`]);
  test.each(calculations)('the assignment of %s is the same by both ways, whatever the values are', (expr) => {
    const readsMember = expr.includes('o.m');
    for (const value of readsMember ? FEW_VALUES : VALUES) {
      for (const holder of readsMember ? HOLDERS : ['({})']) {
        const assign = compiler.assignment(looseText('x', 'assign', 'location'), looseText(expr, 'assign', 'expr'));
        const evaluate = () => {
          assign({ data: store });
          return x(store);
        };
        const [general, quick] = both(evaluate, value, holder);
        expect({ value, holder, quick }).toEqual({ value, holder, quick: general });
      }
    }
  });

  test('the results are those of the language', () => {
    const condition = compiler.condition(looseText('x % 3 == 1', 'if', 'cond'));
    const results = [4, 3, -2, 1.5].map((value) => {
      run(`x = ${value}`);
      return [condition(store), condition(store)];
    });
    expect(results).toEqual([4, 3, -2, 1.5].map((value) => [value % 3 === 1, value % 3 === 1]));
  });

  test('a member that the session put on a built-in is found', () => {
    const condition = compiler.condition(looseText('o.extra > 4', 'if', 'cond'));
    run('o = []; Array.prototype.extra = 5;');
    expect([condition(store), condition(store)]).toEqual([true, true]);
    const other = compiler.create(dataSession());
    other.begin();
    compiler.script(looseText('o = [];', 'script'))(other);
    expect([condition(other), condition(store), condition(other)]).toEqual([false, true, false]);
  });
});
