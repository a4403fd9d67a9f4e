import { describe, expect, test } from '@jest/globals';
import { failure, start } from './support.js';

describe('errors say where they happened', () => {
  test.each([
    ['user.name.first', 10, "TypeError: Cannot read properties of undefined (reading 'first')"],
    ['1 + missing', 4, 'ReferenceError: missing is not defined'],
    ['[1, 2].map(function (x) { return x.a.b; })', 37, "TypeError: Cannot read properties of undefined (reading 'b')"],
    ['user.greet()', 5, 'TypeError: user.greet is not a function'],
    ['new user()', 0, 'TypeError: user is not a constructor'],
    ["'x'.repeat(-1)", 4, 'RangeError: Invalid count value: -1'],
    ['(() => { throw { code: 5 }; })()', 9, 'Uncaught {"code":5}'],
    ['(() => { throw "boom"; })()', 9, 'Uncaught boom'],
    ['(() => { throw null; })()', 9, 'Uncaught null'],
    ['user["a"]["b"]', 10, "TypeError: Cannot read properties of undefined (reading 'b')"],
    ['const', 0, "SyntaxError: Unexpected token 'const'"],
    ['(1 +', 4, 'SyntaxError: Unexpected end'],
    ['1 in 2', 0, "TypeError: Cannot use 'in' operator to search for '1' in 2"],
    ['null.x', 5, "TypeError: Cannot read properties of null (reading 'x')"],
    ['(() => { let a = b; let b; })()', 17, "ReferenceError: Cannot access 'b' before initialization"],
  ])('%s', (expression, index, message) => {
    const error = failure(() => start({ user: {} }).value(expression));
    expect([error.message, error.index, error.source?.text, error.kind]).toEqual([message, index, expression, 'execution']);
  });

  test('an error in a function is where the function stands, whoever calls it', () => {
    const session = start();
    session.run('function lookUp(x) {\n  return x.a.b;\n}');
    const error = failure(() => session.value('lookUp({})'));
    expect(error.source?.element).toBe('script');
    expect(error.source?.within(error.index).line).toBe(2);
    expect(error.source?.within(error.index).column).toBe(14);
  });

  test('code that was caught by the guest leaves no trace', () => {
    expect(start().value('(() => { try { null.x; } catch (e) { return e.message; } })()')).toBe(
      "Cannot read properties of null (reading 'x')",
    );
  });
});
