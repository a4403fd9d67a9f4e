import { describe, expect, test } from '@jest/globals';
import { start } from '../support/chart.js';

const run = (content: string) => start(`<state id="a"><onentry>${content}</onentry></state>`);

describe('SCXML 4.7 <log>', () => {
  test('label and value reach those who watch, with the place of the element', () => {
    const chart = start('<state id="a">\n  <onentry><log label="x" expr="1 + 1"/></onentry></state>', { file: 'a.scxml' });
    expect(chart.entries('log')).toEqual([expect.objectContaining({ session: 'S1', label: 'x', value: 2, place: 'a.scxml:2:12' })]);
  });

  test('without a label, and without a value', () => {
    expect(
      run('<log expr="1"/><log label="x"/><log/>')
        .entries('log')
        .map(({ label, value }) => [label, value]),
    ).toEqual([
      [undefined, 1],
      ['x', undefined],
      [undefined, undefined],
    ]);
  });

  test('objects are shown as data', () => {
    expect(run('<log expr="({ a: [1, { b: null }] })"/>').entries('log')[0]?.value).toEqual({ a: [1, { b: null }] });
  });

  test.each(['function () {}', '(function () { var o = {}; o.o = o; return o })()'])('what is no data is shown as text: %s', (expr) => {
    const chart = run(`<log expr="${expr}"/><log label="after"/>`);
    expect(typeof chart.entries('log')[0]?.value).toBe('string');
    expect(chart.logs.at(-1)).toBe('after');
  });

  test('a value that cannot be evaluated ends the block with error.execution', () => {
    const chart = run('<log expr="nothing.here"/><log label="after"/>');
    expect([chart.logs, chart.events]).toEqual([[], ['error.execution']]);
  });

  test('a log changes nothing: what is shown is a copy', () => {
    const chart = start(`
      <datamodel><data id="o" expr="({ n: 1 })"/></datamodel>
      <state id="a"><onentry><log expr="o"/><assign location="o.n" expr="2"/></onentry></state>`);
    expect(chart.entries('log')[0]?.value).toEqual({ n: 1 });
  });
});
