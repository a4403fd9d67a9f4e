import { describe, expect, test } from '@jest/globals';
import { dialled, patternOf } from '../../../src/callcenter/campaigns/dialling-plan.js';

describe('the dialling plan', () => {
  test.each([
    ['5551234', '5551234', true],
    ['5551234', '55512345', false],
    ['_555XXXX', '5551234', true],
    ['_555XXXX', '555123', false],
    ['_ZXX', '012', false],
    ['_NXX', '112', false],
    ['_NXX', '212', true],
    ['_[1-3]X', '29', true],
    ['_[1-3]X', '49', false],
    ['_9.', '9', false],
    ['_9.', '91', true],
    ['_9!', '9', true],
    ['_*8X', '*81', true],
  ])('%s fits %s: %s', (pattern, phone, fits) => expect(patternOf(pattern)?.test(phone)).toBe(fits));

  test.each(['', '_', 'abc', '_9Q', '_[5-1]X', '_[x]'])('%j is no pattern', (text) => expect(patternOf(text)).toBeUndefined());

  test('the first route of the context decides the trunk and what is sent', () => {
    const routes = [
      { context: 'other', pattern: '_X.', strip: 0, prefix: '', trunk: 'SIP/other' },
      { context: 'from-internal', pattern: '_9X.', strip: 1, prefix: '00', trunk: 'SIP/abroad' },
      { context: 'from-internal', pattern: '_X.', strip: 0, prefix: '', trunk: 'SIP/home' },
    ];
    expect(dialled(routes, 'from-internal', '9123')).toEqual({ trunk: 'SIP/abroad', number: '00123' });
    expect(dialled(routes, 'from-internal', '123')).toEqual({ trunk: 'SIP/home', number: '123' });
    expect(dialled(routes, 'nowhere', '123')).toBeUndefined();
  });
});
