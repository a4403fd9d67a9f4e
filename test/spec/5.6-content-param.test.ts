import { describe, expect, test } from '@jest/globals';
import { start } from '../support/chart.js';

const sent = (children: string, attributes = '') =>
  start(`
    <datamodel><data id="x" expr="3"/><data id="o" expr="({ n: { m: 1 } })"/></datamodel>
    <state id="a"><onentry><send event="e" ${attributes}>${children}</send></onentry></state>`);
const dataOf = (children: string, attributes = '') => sent(children, attributes).entries('event').at(-1)?.event.data;

describe('SCXML 5.6 <content>', () => {
  test.each([
    ['an expression', '<content expr="x + 1"/>', 4],
    ['an expression that gives an array', '<content expr="[x, o]"/>', [3, { n: { m: 1 } }]],
    ['JSON', '<content>{"a": 1}</content>', { a: 1 }],
    ['a JSON array', '<content>[1, 2]</content>', [1, 2]],
    ['text with white space normalised [W3C 562]', '<content>\n this  is text </content>', 'this is text'],
    ['an empty expression result', '<content expr="undefined"/>', undefined],
    ['null', '<content expr="null"/>', null],
  ])('the data may be %s', (_what, children, expected) => {
    expect(dataOf(children)).toEqual(expected);
  });

  test('the data may be XML, which the receiver sees as a document [W3C 561]', () => {
    const chart = start(`
      <state id="a"><onentry><send event="e"><content><b xmlns="" t="x"/></content></send></onentry>
        <transition event="e"><log expr="_event.data.getElementsByTagName('b')[0].getAttribute('t')"/></transition></state>`);
    expect(chart.logs).toEqual(['x']);
  });

  test('XML content keeps the namespaces of the document around it', () => {
    const chart = start(`
      <scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:q="urn:q" version="1.0">
        <state id="a"><onentry><send event="e"><content><q:b q:t="x"/></content></send></onentry>
          <transition event="e"><log expr="_event.data.documentElement ? _event.data.documentElement.namespaceURI : _event.data.namespaceURI"/></transition></state></scxml>`);
    expect(chart.logs).toEqual(['urn:q']);
  });
});

describe('SCXML 5.7 <param>', () => {
  test.each([
    ['expr', '<param name="p" expr="x + 1"/>', '', { p: 4 }],
    ['location', '<param name="p" location="o.n.m"/>', '', { p: 1 }],
    ['several', '<param name="p" expr="1"/><param name="q" expr="2"/>', '', { p: 1, q: 2 }],
    ['a repeated name keeps the last value', '<param name="p" expr="1"/><param name="p" expr="2"/>', '', { p: 2 }],
    ['a value that is undefined', '<param name="p" expr="undefined"/>', '', { p: undefined }],
    ['a name that objects have anyway', '<param name="constructor" expr="1"/>', '', JSON.parse('{"constructor": 1}')],
    ['namelist', '', 'namelist="x o"', { x: 3, o: { n: { m: 1 } } }],
    ['namelist and params together', '<param name="p" expr="1"/>', 'namelist="x"', { x: 3, p: 1 }],
  ])('%s', (_what, children, attributes, expected) => {
    expect(dataOf(children, attributes)).toEqual(expected);
  });

  test('a param called __proto__ is a value like any other', () => {
    const data = dataOf('<param name="__proto__" expr="1"/><param name="p" expr="2"/>');
    expect(Object.keys(data as object).sort()).toEqual(['__proto__', 'p']);
  });

  test('the values are copied when the element is executed', () => {
    const chart = start(`
      <datamodel><data id="o" expr="({ n: 1 })"/></datamodel>
      <state id="a"><onentry><send event="e" delay="1s"><param name="o" location="o"/></send><assign location="o.n" expr="2"/></onentry>
        <transition event="e"><log expr="_event.data.o.n"/></transition></state>`);
    expect(chart.advance(1000).logs).toEqual(['1']);
  });
});
