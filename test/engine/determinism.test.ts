import { describe, expect, test } from '@jest/globals';
import { type Chart, start } from '../support/chart.js';

const BUSY = `
  <datamodel><data id="n" expr="0"/><data id="id"/></datamodel>
  <parallel id="p">
    <state id="a"><state id="a1"><transition event="e" target="a2"/></state><state id="a2"><onentry><send event="back" delay="1s" idlocation="id"/></onentry><transition event="back" target="a1"/></state></state>
    <state id="b"><onentry><log expr="Math.random()"/><log expr="Date.now()"/></onentry>
      <invoke><content><scxml version="1.0"><state><onentry><send event="child" target="#_parent"><param name="r" expr="Math.random()"/></send></onentry></state></scxml></content></invoke>
      <transition event="child"><assign location="n" expr="n + _event.data.r"/></transition><transition event="bad"><log expr="no.such"/></transition></state>
  </parallel>`;

const story = (chart: Chart): Chart =>
  chart
    .send('e')
    .send('bad', { n: [1] })
    .advance(1500)
    .send('e');

describe('A session', () => {
  test('does the same again when it gets the same events at the same times', () => {
    const [one, two] = [story(start(BUSY)), story(start(BUSY))];
    expect(one.trace.length).toBeGreaterThan(40);
    expect(two.trace).toEqual(one.trace);
    expect(two.data).toEqual(one.data);
  });

  test('is not changed by being looked at', () => {
    const watched = start(BUSY);
    const other = start(BUSY);
    for (const act of ['e', 'bad', 'e']) {
      watched.send(act);
      watched.session.view();
      watched.statewire.host.inspect('S2');
      watched.statewire.host.list();
      other.send(act);
    }
    expect(watched.trace).toEqual(other.trace);
  });

  test('runs the same when nobody watches', () => {
    const watched = story(start(BUSY));
    const { clock, statewire } = start('<state id="none"/>');
    expect(clock.now()).toBe(0);
    expect(statewire.host.list()).toEqual(['S1']);
    const quiet = start(BUSY, { watch: false });
    story(quiet);
    expect(quiet.trace).toEqual([]);
    expect(quiet.session.view()).toEqual(watched.session.view());
  });
});
