import { describe, expect, test } from '@jest/globals';
import { say, start } from '../support/chart.js';

const run = (content: string): readonly string[] =>
  start(`<datamodel><data id="x" expr="2"/></datamodel><state id="a"><onentry>${content}</onentry></state>`).logs;

describe('SCXML 4.3 to 4.5 <if>, <elseif>, <else>', () => {
  test('the first partition whose condition holds is executed, and no other [W3C 147]', () => {
    expect(
      run(`<if cond="x == 1">${say('1')}<elseif cond="x == 2"/>${say('2')}<elseif cond="true"/>${say('3')}<else/>${say('4')}</if>`),
    ).toEqual(['2']);
  });

  test('the partition of <else> is executed when no condition holds [W3C 148]', () => {
    expect(run(`<if cond="x == 1">${say('1')}<elseif cond="x == 3"/>${say('3')}<else/>${say('else')}</if>`)).toEqual(['else']);
  });

  test('without <else> nothing is executed when no condition holds [W3C 149]', () => {
    expect(run(`<if cond="false">${say('1')}<elseif cond="false"/>${say('2')}</if>${say('after')}`)).toEqual(['after']);
  });

  test('a partition may be empty', () => {
    expect(run(`<if cond="true"><elseif cond="true"/>${say('no')}<else/>${say('no')}</if>${say('after')}`)).toEqual(['after']);
  });

  test('a partition may hold several elements and further <if>s', () => {
    expect(run(`<if cond="true">${say('1')}<if cond="false"><else/>${say('2')}</if>${say('3')}</if>`)).toEqual(['1', '2', '3']);
  });

  test('conditions after the first that holds are not evaluated', () => {
    expect(run(`<if cond="true">${say('1')}<elseif cond="x = 5"/></if><log expr="x"/>`)).toEqual(['1', '2']);
  });

  test('a condition that cannot be evaluated is false, raises error.execution, and the next branch is tried', () => {
    const chart = start(
      `<state id="a"><onentry><if cond="nothing.here">${say('1')}<elseif cond="true"/>${say('2')}</if>${say('after')}</onentry></state>`,
    );
    expect([chart.logs, chart.events]).toEqual([['2', 'after'], ['error.execution']]);
  });

  test('an error inside a partition ends the whole block', () => {
    const chart = start(
      `<state id="a"><onentry><if cond="true"><assign location="no" expr="1"/>${say('1')}</if>${say('2')}</onentry></state>`,
    );
    expect([chart.logs, chart.events]).toEqual([[], ['error.execution']]);
  });
});
