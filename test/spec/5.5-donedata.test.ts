import { describe, expect, test } from '@jest/globals';
import { start } from '../support/chart.js';

const done = (donedata: string, data = '<data id="x" expr="3"/><data id="o" expr="({ n: 1 })"/>') =>
  start(`<datamodel>${data}</datamodel><state id="s"><final id="f"><donedata>${donedata}</donedata></final></state>`);
const dataOf = (donedata: string) => done(donedata).entries('event').at(-1)?.event.data;

describe('SCXML 5.5 <donedata>', () => {
  test.each([
    ['params with expressions [W3C 294]', '<param name="a" expr="x"/><param name="b" expr="x + 1"/>', { a: 3, b: 4 }],
    ['params with locations', '<param name="a" location="o.n"/>', { a: 1 }],
    ['a name that repeats keeps the last value', '<param name="a" expr="1"/><param name="a" expr="2"/>', { a: 2 }],
    ['content with an expression', '<content expr="x * 2"/>', 6],
    ['content with an object', '<content expr="o"/>', { n: 1 }],
    ['content that is JSON', '<content>{"k": [1]}</content>', { k: [1] }],
    ['content that is text', '<content> some  text </content>', 'some text'],
    ['nothing', '', undefined],
    ['empty content, which is the empty text', '<content/>', ''],
  ])('%s', (_what, donedata, expected) => {
    expect(dataOf(donedata)).toEqual(expected);
  });

  test('content that is XML', () => {
    const chart = start(`
      <state id="s"><final id="f"><donedata><content><a xmlns="" n="5"/></content></donedata></final>
        <transition event="done.state.s"><log expr="_event.data.getElementsByTagName('a')[0].getAttribute('n')"/></transition></state>`);
    expect(chart.logs).toEqual(['5']);
  });

  test('it is evaluated when the final state is entered, after its onentry', () => {
    const chart = start(`
      <datamodel><data id="x" expr="1"/></datamodel>
      <state id="s"><final id="f"><onentry><assign location="x" expr="2"/></onentry><donedata><param name="x" expr="x"/></donedata></final>
        <transition event="done.state.s"><log expr="_event.data.x"/></transition></state>`);
    expect(chart.logs).toEqual(['2']);
  });

  test('a param that fails raises its error before the done event and is left out [W3C 298, 343]', () => {
    const chart = done('<param name="a" expr="no.such"/><param name="b" expr="1"/>');
    expect([chart.events, chart.entries('event').at(-1)?.event.data]).toEqual([['error.execution', 'done.state.s'], { b: 1 }]);
  });

  test('when all params fail there is no data [W3C 488]', () => {
    const chart = done('<param name="a" location="no.such"/>');
    expect([chart.events, chart.entries('event').at(-1)?.event.data]).toEqual([['error.execution', 'done.state.s'], undefined]);
  });

  test('content that fails raises its error before the done event, which has no data [W3C 528]', () => {
    const chart = done('<content expr="no.such"/>');
    expect([chart.events, chart.entries('event').at(-1)?.event.data]).toEqual([['error.execution', 'done.state.s'], undefined]);
  });

  test('a value that no event can carry counts as failed', () => {
    expect(done('<param name="a" expr="function () {}"/>').events).toEqual(['error.execution', 'done.state.s']);
  });

  test('the donedata of a top-level final state is the result of the session', () => {
    const chart = start(
      '<datamodel><data id="x" expr="4"/></datamodel><final id="f"><donedata><param name="x" location="x"/></donedata></final>',
    );
    expect(chart.session.view().result).toEqual({ x: 4 });
  });

  test('the result of the session is evaluated after the onexit handlers', () => {
    const chart = start(`
      <datamodel><data id="x" expr="1"/></datamodel>
      <final id="f"><onexit><assign location="x" expr="2"/></onexit><donedata><content expr="x"/></donedata></final>`);
    expect(chart.session.view().result).toBe(2);
  });

  test('a result that fails is undefined, and the session ends all the same', () => {
    const chart = start('<final id="f"><donedata><content expr="no.such"/></donedata></final>');
    expect([chart.session.status, chart.session.view().result]).toEqual(['final', undefined]);
    expect(chart.errors).toHaveLength(1);
  });

  test('a session that is ended from outside has no result', () => {
    const chart = start('<state id="s"><final id="f"><donedata><content expr="1"/></donedata></final></state>');
    chart.session.cancel();
    expect(chart.session.view().result).toBeUndefined();
  });

  test('the done event of a parallel carries no data', () => {
    const chart = start(`
      <parallel id="p"><state id="a"><final id="f"><donedata><content expr="1"/></donedata></final></state></parallel>`);
    expect(chart.entries('event').map(({ event }) => [event.name, event.data])).toEqual([
      ['done.state.a', 1],
      ['done.state.p', undefined],
    ]);
  });
});
