import { describe, expect, test } from '@jest/globals';
import { ScxmlError, SimulatedClock, Statewire } from 'statewire';
import { document, say, start } from '../support/chart.js';

const run = (content: string) =>
  start(`<datamodel><data id="id"/></datamodel><state id="a"><onentry>${content}${say('after')}</onentry></state>`).advance(5000);

describe('SCXML 6.3 <cancel>', () => {
  test('a delayed event is not delivered after it was cancelled [W3C 208]', () => {
    expect(run('<send event="e" id="s" delay="1s"/><cancel sendid="s"/>').events).toEqual([]);
  });

  test('sendidexpr is evaluated [W3C 210]', () => {
    expect(run(`<send event="e" id="s1" delay="1s"/><cancel sendidexpr="'s' + 1"/>`).events).toEqual([]);
  });

  test('a generated id can be cancelled', () => {
    expect(run('<send event="e" idlocation="id" delay="1s"/><cancel sendidexpr="id"/>').events).toEqual([]);
  });

  test('only the event of that id is cancelled', () => {
    expect(run('<send event="1" id="s1" delay="1s"/><send event="2" id="s2" delay="1s"/><cancel sendid="s1"/>').events).toEqual(['2']);
  });

  test('all events of the id are cancelled', () => {
    expect(run('<send event="1" id="s" delay="1s"/><send event="2" id="s" delay="2s"/><cancel sendid="s"/>').events).toEqual([]);
  });

  test('an id that nobody used is no error', () => {
    const chart = run('<cancel sendid="unknown"/>');
    expect([chart.events, chart.logs]).toEqual([[], ['after']]);
  });

  test('an event that was delivered cannot be cancelled, and trying is no error', () => {
    const chart = start(
      `<state id="a"><onentry><send event="e" id="s"/></onentry><transition event="e"><cancel sendid="s"/>${say('after')}</transition></state>`,
    );
    expect([chart.events, chart.logs]).toEqual([['e'], ['after']]);
  });

  test('an event without delay is on its way at once: cancelling it in the same block comes too late', () => {
    expect(run('<send event="e" id="s"/><cancel sendid="s"/>').events).toEqual(['e']);
  });

  test('an id can be used again after cancelling', () => {
    expect(run('<send event="1" id="s" delay="1s"/><cancel sendid="s"/><send event="2" id="s" delay="1s"/>').events).toEqual(['2']);
  });

  test('an event that comes due while it is cancelled by an earlier event of the same time is not delivered', () => {
    const chart = start(`
      <state id="a"><onentry><send event="first" delay="1s"/><send event="second" id="s" delay="1s"/></onentry>
        <transition event="first"><cancel sendid="s"/></transition></state>`);
    expect(chart.advance(2000).events).toEqual(['first']);
  });

  test('events of other sessions are not cancelled [W3C 207]', () => {
    const clock = new SimulatedClock();
    const statewire = new Statewire({ clock });
    const plan = statewire.load(
      document(
        '<state id="a"><onentry><send event="e" id="s" delay="1s"/></onentry><transition event="c"><cancel sendid="s"/></transition><transition event="e" target="b"/></state><state id="b"/>',
      ),
    );
    const [one, two] = [statewire.start(plan), statewire.start(plan)];
    one.send('c');
    clock.advance(1000);
    expect([one.configuration, two.configuration]).toEqual([['a'], ['b']]);
  });

  test('sendid and sendidexpr exclude each other, and one is needed', () => {
    expect(() => run('<cancel sendid="a" sendidexpr="1"/>')).toThrow(ScxmlError);
    expect(() => run('<cancel/>')).toThrow(ScxmlError);
  });

  test('a sendidexpr that gives no text is error.execution', () => {
    expect(run('<cancel sendidexpr="({})"/>').events).toEqual(['error.execution']);
  });
});
