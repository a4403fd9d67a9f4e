import { describe, expect, test } from '@jest/globals';
import { byHost, byUs } from './support.js';

/** Expressions whose value is the same in the host's own engine. */
const EXPRESSIONS = [
  '-(2**2)',
  '-1>>>28',
  'null==0',
  'null>=0',
  'undefined==null',
  'NaN!=NaN',
  'void 0',
  'delete {a:1}.a',
  '-1/0',
  '~5',
  "~~'7.9'",
  '+true',
  '+[]',
  "+'  '",
  "!!''",
  'null?.[(()=>{throw 1})()]',
];

describe('ECMAScript as the host has it: operators and conversions', () => {
  test.each(EXPRESSIONS)('%s', (expression) => {
    expect(byUs(expression)).toEqual(byHost(expression));
  });
});
