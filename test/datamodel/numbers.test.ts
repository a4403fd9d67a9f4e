import { describe, expect, test } from '@jest/globals';
import { byHost, byUs } from './support.js';

/** Expressions whose value is the same in the host's own engine. */
const EXPRESSIONS = [
  '2**3**2',
  '7%3+-7%3',
  '1<<33',
  '(1,2,3)',
  '1 in [1]',
  'Math.max(...[1,5,3])',
  'new Number(5)+1',
  '(5).toFixed(2)',
  '(255).toString(16)',
  '(0.000001234).toString()',
  "(1e21)+''",
  '(1234.5678).toPrecision(6)',
  '(1234.5678).toExponential(2)',
  "Number('0x1F')",
  "Number('')",
  "Number(' 12 ')",
  "Number('12a')",
  'Number(null)',
  'Number([5])',
  'Number({})',
  "parseInt('12px')",
  "parseInt('0x1f')",
  "parseInt('101',2)",
  "parseFloat('3.14abc')",
  "isNaN('a')",
  'Number.isInteger(5.0)',
  '1/0',
  '0===-0',
  '0.1+0.2',
  '5/2|0',
  'Math.round(-0.5)',
  'Math.round(2.5)',
  'Math.hypot(3,4)',
  'Math.max()',
  'Math.sign(-3)',
  'Math.trunc(-4.7)',
  'Math.cbrt(27)',
  '1_000_000',
  '0b101+0o17+0xff',
  "isFinite('12')",
];

describe('ECMAScript as the host has it: Number and Math', () => {
  test.each(EXPRESSIONS)('%s', (expression) => {
    expect(byUs(expression)).toEqual(byHost(expression));
  });
});
