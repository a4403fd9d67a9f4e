import { describe, expect, test } from '@jest/globals';
import { start } from '../support/chart.js';

const run = (content: string, data = '<data id="x" expr="1"/><data id="o" expr="({ a: 1, list: [1, 2] })"/>') =>
  start(`<datamodel>${data}</datamodel><state id="a"><onentry>${content}</onentry></state>`);

describe('SCXML 5.4 <assign>', () => {
  test('the value goes to the location [W3C 287]', () => {
    expect(run('<assign location="x" expr="x + 1"/>').data['x']).toBe(2);
  });

  test.each([
    ['o.a', { a: 9, list: [1, 2] }],
    ["o['a']", { a: 9, list: [1, 2] }],
    ['o.list[1]', { a: 1, list: [1, 9] }],
    ['o.list[o.list.length]', { a: 1, list: [1, 2, 9] }],
    ['o.fresh', { a: 1, list: [1, 2], fresh: 9 }],
    ['(o).a', { a: 9, list: [1, 2] }],
  ])('any left-hand side is a location: %s [W3C 452]', (location, expected) => {
    expect(run(`<assign location="${location}" expr="9"/>`).data['o']).toEqual(expected);
  });

  test.each(['nowhere', 'nowhere.at.all', 'o.no.such', '1', 'x + 1', "'x'", 'x()', ''])(
    '"%s" is no location that exists: error.execution, and nothing changes [W3C 286]',
    (location) => {
      const chart = run(`<assign location="${location}" expr="9"/>`);
      expect(chart.events).toEqual(['error.execution']);
      expect(chart.data).toEqual({ x: 1, o: { a: 1, list: [1, 2] } });
    },
  );

  test('a variable that is not declared is not created [W3C 311]', () => {
    const chart = run('<assign location="fresh" expr="1"/>');
    expect([Object.keys(chart.data), chart.events]).toEqual([['x', 'o'], ['error.execution']]);
  });

  test('a value that cannot be evaluated changes nothing [W3C 487]', () => {
    const chart = run('<assign location="x" expr="no.such"/>');
    expect([chart.data['x'], chart.events]).toEqual([1, ['error.execution']]);
  });

  test.each([
    ['JSON', '{"b": [2]}', { b: [2] }],
    ['a number', '12', 12],
    ['text', ' free   text ', 'free text'],
  ])('the value may be content: %s', (_kind, content, expected) => {
    expect(run(`<assign location="x">${content}</assign>`).data['x']).toEqual(expected);
  });

  test('the value may be XML content', () => {
    expect(
      run('<assign location="x"><a xmlns="" n="5"/></assign><log expr="x.getElementsByTagName(\'a\')[0].getAttribute(\'n\')"/>').logs,
    ).toEqual(['5']);
  });

  test('content is a new value each time', () => {
    const chart = start(`
      <datamodel><data id="x"/><data id="y"/></datamodel>
      <state id="a"><onentry><assign location="x">[]</assign></onentry><transition event="e"><assign location="y" expr="x"/><script>y.push(1)</script>
        <assign location="x">[]</assign></transition></state>`);
    chart.send('e').send('e');
    expect(chart.data).toEqual({ x: [], y: [1] });
  });
});
