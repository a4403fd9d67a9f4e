import { describe, expect, test } from '@jest/globals';
import { ScxmlError } from 'statewire';
import { say, start } from '../support/chart.js';

const SCXML_PROCESSOR = 'http://www.w3.org/TR/scxml/#SCXMLEventProcessor';

const run = (content: string) =>
  start(`
    <datamodel><data id="x" expr="3"/><data id="id"/><data id="name" expr="'made'"/><data id="own" expr="'#_scxml_' + _sessionid"/></datamodel>
    <state id="a"><onentry>${content}${say('after')}</onentry></state>`);

describe('SCXML 6.2 <send>: attributes and their expressions', () => {
  test.each([
    ['event', '<send event="e"/>', ['e']],
    ['eventexpr [W3C 172]', '<send eventexpr="name + \'.up\'"/>', ['made.up']],
    ['target', '<send event="e" target="#_scxml_S1"/>', ['e']],
    ['targetexpr [W3C 173]', '<send event="e" targetexpr="own"/>', ['e']],
    ['targetexpr that gives the empty text', '<send event="e" targetexpr="\'\'"/>', ['e']],
    ['type', `<send event="e" type="${SCXML_PROCESSOR}"/>`, ['e']],
    ['type by its short name', '<send event="e" type="scxml"/>', ['e']],
    ['typeexpr [W3C 174]', `<send event="e" typeexpr="'${SCXML_PROCESSOR}'"/>`, ['e']],
    ['all of them', `<send eventexpr="name" targetexpr="own" typeexpr="'scxml'" delayexpr="'0s'" idlocation="id"/>`, ['made']],
  ])('%s', (_what, content, events) => {
    const chart = run(content);
    expect([chart.events, chart.logs]).toEqual([events, ['after']]);
  });

  test.each([
    ['event', 'event="e" eventexpr="name"'],
    ['target', 'event="e" target="#_internal" targetexpr="own"'],
    ['type', 'event="e" type="scxml" typeexpr="\'scxml\'"'],
    ['delay', 'event="e" delay="1s" delayexpr="\'1s\'"'],
    ['id', 'event="e" id="s" idlocation="id"'],
  ])('%s and its expression exclude each other', (_what, attributes) => {
    expect(() => run(`<send ${attributes}/>`)).toThrow(ScxmlError);
  });

  test.each([
    ['nothing', 'undefined'],
    ['an object', '({})'],
    ['the empty text', "''"],
    ['two words', "'a b'"],
    ['a line break', "'a\\nb'"],
  ])('an eventexpr that gives %s is no name of an event: error.execution', (_what, expr) => {
    const chart = run(`<send eventexpr="${expr}"/>`);
    expect([chart.events, chart.logs]).toEqual([['error.execution'], []]);
  });

  test('all arguments are evaluated when the element is executed, not when it is delivered [W3C 185]', () => {
    const chart = start(`
      <datamodel><data id="x" expr="1"/></datamodel>
      <state id="a"><onentry><send eventexpr="'e' + x" delay="1s"><param name="x" expr="x"/></send><assign location="x" expr="2"/></onentry></state>`);
    chart.advance(1000);
    expect(chart.entries('event').map(({ event }) => [event.name, event.data])).toEqual([['e1', { x: 1 }]]);
  });

  test('an argument that fails discards the message [W3C 194, 553]', () => {
    const chart = run('<send event="e" namelist="x nowhere"/>');
    expect([chart.events, chart.logs]).toEqual([['error.execution'], []]);
  });

  test('events without delay arrive in the order in which they were sent', () => {
    expect(run('<send event="1"/><send event="2"/><send event="3" delay="0s"/>').events).toEqual(['1', '2', '3']);
  });

  test('idlocation is written with a generated id, which the event carries [W3C 183]', () => {
    const chart = run('<send event="e" idlocation="id"/>');
    expect(chart.data['id']).toMatch(/\S/);
    expect(chart.entries('event')[0]?.event.sendid).toBe(chart.data['id']);
  });

  test('idlocation is written before the other arguments are evaluated', () => {
    const chart = run('<send event="e" idlocation="id"><param name="id" location="id"/></send>');
    expect(chart.entries('event')[0]?.event.data).toEqual({ id: chart.data['id'] });
  });

  test('idlocation may be a property', () => {
    const chart = start(
      '<datamodel><data id="o" expr="({})"/></datamodel><state id="a"><onentry><send event="e" idlocation="o.id"/></onentry></state>',
    );
    expect(chart.data['o']).toEqual({ id: chart.entries('event')[0]?.event.sendid });
  });

  test('an event may be sent without data, and has none then', () => {
    expect(run('<send event="e"/>').entries('event')[0]?.event.data).toBeUndefined();
  });

  test('an event needs a name, an expression for it or content', () => {
    expect(() => run('<send/>')).toThrow(ScxmlError);
  });
});

describe('SCXML 6.2.4 Errors of <send>', () => {
  test('a type that the platform has not is error.execution with the id of the send [W3C 199]', () => {
    const chart = run('<send event="e" type="urn:no" id="s"/>');
    expect([chart.events, chart.logs]).toEqual([['error.execution'], []]);
    expect(chart.entries('event')[0]?.event.sendid).toBe('s');
  });

  test('a target that its type cannot have is error.execution, and the event is not sent [W3C 194]', () => {
    for (const target of ['baz', '#foo', '#_', 'http://x']) {
      const chart = run(`<send event="e" target="${target}"/>`);
      expect([chart.events, chart.logs]).toEqual([['error.execution'], []]);
    }
  });

  test('a target that cannot be reached is error.communication, and the block goes on [W3C 496, 521]', () => {
    for (const target of ['#_scxml_nobody', '#_parent', '#_invoked']) {
      const chart = run(`<send event="e" target="${target}" id="s"/>`);
      expect([chart.events, chart.logs]).toEqual([['error.communication'], ['after']]);
      expect(chart.entries('event')[0]?.event).toMatchObject({ type: 'platform', sendid: 's' });
    }
  });

  test('a target that cannot be reached when the delay is over is error.communication then', () => {
    const chart = run('<send event="e" target="#_scxml_nobody" delay="1s" id="s"/>');
    expect(chart.events).toEqual([]);
    chart.advance(1000);
    expect(chart.events).toEqual(['error.communication']);
    expect(chart.entries('event')[0]?.event.sendid).toBe('s');
  });

  test('error.communication comes before external events that wait', () => {
    expect(run('<send event="e"/><send event="x" target="#_parent"/>').events).toEqual(['error.communication', 'e']);
  });
});

describe('SCXML 6.2 <send> to the internal queue', () => {
  test.each(['#_internal', '_internal'])('%s puts the event on the internal queue [W3C 189, 495]', (target) => {
    const chart = run(`<send event="external"/><send event="e" target="${target}"/>`);
    expect(chart.events).toEqual(['e', 'external']);
    expect(chart.entries('event')[0]?.event).toMatchObject({ type: 'internal', origin: undefined });
  });

  test('it carries data and its send id', () => {
    const chart = run('<send event="e" target="#_internal" id="s"><param name="x" expr="x"/></send>');
    expect(chart.entries('event')[0]?.event).toMatchObject({ data: { x: 3 }, sendid: 's' });
  });

  test('a delay with it refuses the document', () => {
    expect(() => run('<send event="e" target="#_internal" delay="1s"/>')).toThrow(ScxmlError);
  });

  test('a delay with an expression that gives it is error.execution', () => {
    expect(run(`<send event="e" targetexpr="'#_internal'" delay="1s"/>`).events).toEqual(['error.execution']);
  });

  test('its data is a copy', () => {
    const chart = start(`
      <datamodel><data id="o" expr="({ n: 1 })"/></datamodel>
      <state id="a"><onentry><send event="e" target="#_internal" namelist="o"/><assign location="o.n" expr="2"/></onentry>
        <transition event="e"><log expr="_event.data.o.n"/></transition></state>`);
    expect(chart.logs).toEqual(['1']);
  });
});
