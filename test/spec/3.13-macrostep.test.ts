import { describe, expect, test } from '@jest/globals';
import { announce, say, start } from '../support/chart.js';

describe('SCXML 3.13 Macrosteps', () => {
  test('eventless transitions are taken before internal events [W3C 419]', () => {
    const chart = start(`
      <state id="a"><onentry><raise event="internal"/></onentry><transition event="internal" target="fail"/><transition target="b"/></state>
      <state id="b"><transition event="internal" target="c"/></state><state id="c"/><state id="fail"/>`);
    expect(chart.configuration).toEqual(['c']);
  });

  test('internal events are taken before external ones [W3C 421]', () => {
    const chart = start(`<state id="a"><onentry><send event="external"/><raise event="one"/><raise event="two"/></onentry></state>`);
    expect(chart.events).toEqual(['one', 'two', 'external']);
  });

  test('internal events are removed until one enables a transition [W3C 421]', () => {
    const chart = start(`
      <state id="a"><onentry><raise event="x"/><raise event="y"/><raise event="z"/></onentry><transition event="y" target="b"/></state>
      <state id="b"><transition event="z" target="c"/></state><state id="c"/>`);
    expect([chart.events, chart.configuration]).toEqual([['x', 'y', 'z'], ['c']]);
  });

  test('external events are removed until one enables a transition [W3C 423]', () => {
    const chart = start(`
      <state id="a"><onentry><send event="x"/><send event="y"/></onentry><transition event="y" target="b"/></state><state id="b"/>`);
    expect([chart.events, chart.configuration]).toEqual([['x', 'y'], ['b']]);
  });

  test('eventless transitions of all regions are taken in one microstep', () => {
    const chart = start(`
      <parallel id="p"><state id="a"><state id="a1">${announce('a1')}<transition target="a2"/></state><state id="a2">${announce('a2')}</state></state>
        <state id="b"><state id="b1">${announce('b1')}<transition target="b2"/></state><state id="b2">${announce('b2')}</state></state></parallel>`);
    expect(chart.logs).toEqual(['+a1', '+b1', '-b1', '-a1', '+a2', '+b2']);
  });

  test('an eventless transition may wait for another region', () => {
    const chart = start(`
      <parallel id="p"><state id="a"><state id="a1"><transition event="e" target="a2"/></state><state id="a2"/></state>
        <state id="b"><state id="b1"><transition cond="In('a2')" target="b2"/></state><state id="b2"/></state></parallel>`);
    expect(chart.configuration).toEqual(['p', 'a', 'a1', 'b', 'b1']);
    expect(chart.send('e').configuration).toEqual(['p', 'a', 'a2', 'b', 'b2']);
  });

  test('_event stays what it was during eventless transitions', () => {
    const chart = start(`
      <state id="a"><transition event="e" target="b"/></state>
      <state id="b"><transition cond="_event.name == 'e'" target="c"/></state><state id="c"/>`);
    expect(chart.send('e').configuration).toEqual(['c']);
  });

  test('an event raised while leaving is taken after entering', () => {
    const chart = start(`
      <state id="a"><onexit><raise event="left"/></onexit><transition event="e" target="b"/><transition event="left" target="fail"/></state>
      <state id="b"><transition event="left" target="c"/></state><state id="c"/><state id="fail"/>`);
    expect(chart.send('e').configuration).toEqual(['c']);
  });

  test('all states are left, then all content runs, then all states are entered [W3C 404, 405, 406]', () => {
    const chart = start(`
      <state id="s">${announce('s')}<state id="a">${announce('a')}<transition event="e" target="t1">${say('content')}</transition></state></state>
      <state id="t">${announce('t')}<state id="t1">${announce('t1')}</state></state>`);
    expect(chart.forget().send('e').logs).toEqual(['-a', '-s', 'content', '+t', '+t1']);
  });

  test('a final state reached in a macrostep ends it at once: no further eventless transition is taken', () => {
    const chart = start(`
      <parallel id="p"><state id="a"><transition event="e" target="f"/></state></parallel>
      <final id="f"><onentry>${say('end')}</onentry></final>`);
    chart.send('e');
    expect([chart.logs, chart.session.status]).toEqual([['end'], 'final']);
  });

  test('at the start scripts run after the data and before the first state', () => {
    const chart = start(`
      <datamodel><data id="x" expr="1"/></datamodel><script>x = x + 1</script><state id="a"><onentry><log expr="x"/></onentry></state>`);
    expect(chart.logs).toEqual(['2']);
  });

  test('errors while the data is initialised are raised after the initial states are entered', () => {
    const chart = start(`
      <datamodel><data id="x" expr="no.such"/></datamodel><state id="a"><onentry>${say('entered')}</onentry>
        <transition event="error.execution">${say('error')}</transition></state>`);
    expect(chart.logs).toEqual(['entered', 'error']);
  });

  test('the session may end while it starts', () => {
    const chart = start(`<state id="a"><onentry><raise event="e"/></onentry><transition event="e" target="f"/></state><final id="f"/>`);
    expect(chart.session.status).toBe('final');
  });
});
