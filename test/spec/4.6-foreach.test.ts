import { describe, expect, test } from '@jest/globals';
import { say, start } from '../support/chart.js';

const chartOf = (content: string, data = '<data id="list" expr="[3, 1, 2]"/>') =>
  start(`<datamodel>${data}</datamodel><state id="a"><onentry>${content}</onentry></state>`);

describe('SCXML 4.6 <foreach>', () => {
  test('a variable that does not exist is declared for the item [W3C 150]', () => {
    const chart = chartOf('<foreach array="list" item="x"><log expr="x"/></foreach><log expr="typeof x"/>');
    expect(chart.logs).toEqual(['3', '1', '2', 'number']);
  });

  test('a variable that does not exist is declared for the index [W3C 151]', () => {
    expect(chartOf('<foreach array="list" item="x" index="i"><log expr="i"/></foreach>').logs).toEqual(['0', '1', '2']);
  });

  test('a variable that exists is used', () => {
    const chart = chartOf('<foreach array="list" item="x" index="i"/>', '<data id="list" expr="[5, 6]"/><data id="x"/><data id="i"/>');
    expect(chart.data).toEqual({ list: [5, 6], x: 6, i: 1 });
  });

  test('the items come in order from index 0, the last one too [W3C 153, 459]', () => {
    expect(chartOf('<foreach array="list" item="x" index="i"><log expr="i + \':\' + x"/></foreach>').logs).toEqual(['0:3', '1:1', '2:2']);
  });

  test.each(['7', 'null', 'undefined', '{ length: 2 }', 'nothing.here', "'text'"])(
    'what is no array (%s) ends the block with error.execution [W3C 152, 457]',
    (array) => {
      const chart = chartOf(`<foreach array="${array}" item="x">${say('item')}</foreach>${say('after')}`);
      expect([chart.logs, chart.events]).toEqual([[], ['error.execution']]);
    },
  );

  test.each(["'x'", 'x y', '1x', 'continue', '_event', '_sessionid'])(
    'an item that is not the name of a variable (%s) ends the block with error.execution [W3C 152]',
    (item) => {
      const chart = chartOf(`<foreach array="list" item="${item}">${say('item')}</foreach>${say('after')}`);
      expect([chart.logs, chart.events]).toEqual([[], ['error.execution']]);
    },
  );

  test('an index that is not the name of a variable ends the block with error.execution', () => {
    const chart = chartOf(`<foreach array="list" item="x" index="_event">${say('item')}</foreach>${say('after')}`);
    expect([chart.logs, chart.events]).toEqual([[], ['error.execution']]);
  });

  test('an error in the content ends the loop and its block [W3C 156]', () => {
    const chart = chartOf(`<foreach array="list" item="x"><log expr="x"/><assign location="no" expr="1"/></foreach>${say('after')}`);
    expect([chart.logs, chart.events]).toEqual([['3'], ['error.execution']]);
  });

  test('what is added while it runs is not visited, what is removed is [W3C 525]', () => {
    const chart = chartOf('<foreach array="list" item="x"><script>list.push(9)</script><log expr="x"/></foreach><log expr="list.length"/>');
    expect(chart.logs).toEqual(['3', '1', '2', '6']);
    expect(chartOf('<foreach array="list" item="x"><script>list.length = 0</script><log expr="x"/></foreach>').logs).toEqual([
      '3',
      '1',
      '2',
    ]);
  });

  test('the copy is shallow: items are the objects themselves [W3C 460]', () => {
    const chart = chartOf(
      '<foreach array="list" item="x"><assign location="x.n" expr="x.n + 1"/></foreach>',
      '<data id="list" expr="[{ n: 1 }, { n: 5 }]"/>',
    );
    expect(chart.data['list']).toEqual([{ n: 2 }, { n: 6 }]);
  });

  test('assigning the item does not change the array', () => {
    const chart = chartOf('<foreach array="list" item="x"><assign location="x" expr="0"/></foreach>');
    expect(chart.data['list']).toEqual([3, 1, 2]);
  });

  test('an empty array runs nothing and is no error, and the variables are declared all the same', () => {
    const chart = chartOf(`<foreach array="[]" item="x">${say('item')}</foreach><log expr="typeof x"/>`);
    expect([chart.logs, chart.events]).toEqual([['undefined'], []]);
  });

  test('loops may be nested', () => {
    const chart = chartOf('<foreach array="[1, 2]" item="x"><foreach array="[x, x * 10]" item="y"><log expr="y"/></foreach></foreach>');
    expect(chart.logs).toEqual(['1', '10', '2', '20']);
  });

  test('holes are items that are undefined', () => {
    const chart = chartOf('<foreach array="[1, , 3]" item="x"><log expr="typeof x"/></foreach>');
    expect(chart.logs).toEqual(['number', 'undefined', 'number']);
  });
});
