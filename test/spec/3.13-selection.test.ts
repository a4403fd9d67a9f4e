import { describe, expect, test } from '@jest/globals';
import { announce, say, start } from '../support/chart.js';

describe('SCXML 3.13 Selecting transitions', () => {
  test('a transition in a descendant beats one in its ancestor [W3C 403a]', () => {
    const chart = start(`
      <state id="s"><transition event="go" target="fail"/><state id="s1"><transition event="go" target="s2"/></state><state id="s2"/></state>
      <state id="fail"/>`);
    expect(chart.send('go').configuration).toEqual(['s', 's2']);
  });

  test('a transition of an ancestor is taken when no descendant has one that is enabled [W3C 403a]', () => {
    const chart = start(`
      <state id="s"><transition event="go" target="t"/><state id="s1"><transition event="go" cond="false" target="s2"/></state><state id="s2"/></state>
      <state id="t"/>`);
    expect(chart.send('go').configuration).toEqual(['t']);
  });

  test('among ancestors the nearest one counts', () => {
    const chart = start(`
      <state id="a"><transition event="go" target="fail"/><state id="b"><transition event="go" target="b2"/>
        <state id="c"><state id="d"/></state><state id="b2"/></state></state><state id="fail"/>`);
    expect(chart.send('go').configuration).toEqual(['a', 'b', 'b2']);
  });

  test('within one state document order decides [W3C 403a]', () => {
    const chart = start(`
      <state id="a"><transition event="x" target="fail"/><transition event="go" target="b"/><transition event="*" target="fail"/></state>
      <state id="b"/><state id="fail"/>`);
    expect(chart.send('go').configuration).toEqual(['b']);
  });

  test('an event that nothing takes is forgotten, and changes nothing', () => {
    const chart = start(`<state id="a">${announce('a')}<transition event="e" target="b"/></state><state id="b"/>`);
    expect(chart.forget().send('other').logs).toEqual([]);
    expect(chart.configuration).toEqual(['a']);
  });

  test('transitions in three regions that do not conflict are all taken, their content in document order [W3C 403b, 405]', () => {
    const region = (id: string): string =>
      `<state id="${id}"><state id="${id}1">${announce(`${id}1`)}<transition event="e" target="${id}2">${say(id)}</transition></state>
        <state id="${id}2">${announce(`${id}2`)}</state></state>`;
    const chart = start(`<parallel id="p">${region('a')}${region('b')}${region('c')}</parallel>`)
      .forget()
      .send('e');
    expect(chart.logs).toEqual(['-c1', '-b1', '-a1', 'a', 'b', 'c', '+a2', '+b2', '+c2']);
  });

  test('a transition that leaves the parallel is preempted by an earlier one inside a region [W3C 403c]', () => {
    const chart = start(`
      <parallel id="p"><state id="a"><state id="a1"><transition event="e" target="a2"/></state><state id="a2"/></state>
        <state id="b"><transition event="e" target="z"/></state></parallel><state id="z"/>`);
    expect(chart.send('e').configuration).toEqual(['p', 'a', 'a2', 'b']);
  });

  test('a transition that leaves the parallel preempts later ones inside other regions [W3C 403c]', () => {
    const chart = start(`
      <parallel id="p"><state id="a"><transition event="e" target="z"/></state>
        <state id="b"><state id="b1"><transition event="e" target="b2">${say('no')}</transition></state><state id="b2"/></state></parallel><state id="z"/>`);
    expect([chart.send('e').configuration, chart.logs]).toEqual([['z'], []]);
  });

  test('of two transitions that leave the parallel the one of the first region wins', () => {
    const chart = start(`
      <parallel id="p"><state id="a"><transition event="e" target="y"/></state><state id="b"><transition event="e" target="z"/></state></parallel>
      <state id="y"/><state id="z"/>`);
    expect(chart.send('e').configuration).toEqual(['y']);
  });

  test('in three regions the one in the middle is preempted and the last is still taken', () => {
    const chart = start(`
      <parallel id="p"><state id="a"><state id="a1"><transition event="e" target="a2"/></state><state id="a2"/></state>
        <state id="b"><transition event="e" target="z"/></state>
        <state id="c"><state id="c1"><transition event="e" target="c2"/></state><state id="c2"/></state></parallel><state id="z"/>`);
    expect(chart.send('e').configuration).toEqual(['p', 'a', 'a2', 'b', 'c', 'c2']);
  });

  test('a targetless transition conflicts with nothing', () => {
    const chart = start(`
      <parallel id="p"><state id="a"><transition event="e">${say('a')}</transition></state><state id="b"><transition event="e" target="z"/></state>
      </parallel><state id="z"/>`);
    expect([chart.send('e').configuration, chart.logs]).toEqual([['z'], ['a']]);
  });

  test('a transition of the parallel itself is taken once, though every region selects it', () => {
    const chart = start(`
      <parallel id="p"><transition event="e">${say('once')}</transition><state id="a"/><state id="b"/><state id="c"/></parallel>`);
    expect(chart.send('e').logs).toEqual(['once']);
  });

  test('a transition of a region is preempted by that of the parallel when another region selected the latter first', () => {
    const chart = start(`
      <parallel id="p"><transition event="e" target="z"/><state id="a"/>
        <state id="b"><state id="b1"><transition event="e" target="b2"/></state><state id="b2"/></state></parallel><state id="z"/>`);
    // b1 lies inside the source of the other one, so it wins though it comes later [W3C 403c]
    expect(chart.send('e').configuration).toEqual(['p', 'a', 'b', 'b2']);
  });

  test('preemption looks at what is left, not at what is entered', () => {
    const chart = start(`
      <parallel id="p"><state id="a"><state id="a1"><transition event="e" target="a1"/></state></state>
        <state id="b"><state id="b1"><transition event="e" target="b1"/></state></state></parallel>`);
    expect(chart.send('e').steps.slice(5)).toEqual(['-b1', '-a1', '+a1', '+b1']);
  });

  test('nested parallels: a transition of an inner region does not disturb the outer ones', () => {
    const chart = start(`
      <parallel id="p"><state id="o"><state id="o1"><transition event="e" target="o2"/></state><state id="o2"/></state>
        <state id="m"><parallel id="q"><state id="a"><state id="a1"><transition event="e" target="m2"/></state></state>
          <state id="b"><state id="b1"><transition event="e" target="b2"/></state><state id="b2"/></state></parallel><state id="m2"/></state></parallel>`);
    expect(chart.send('e').configuration).toEqual(['p', 'o', 'o2', 'm', 'm2']);
  });

  test('a condition that fails is false and raises an error, and the next transition is tried', () => {
    const chart = start(`
      <state id="a"><transition event="e" cond="nothing.here" target="fail"/><transition event="e" target="b"/></state><state id="b"/><state id="fail"/>`);
    chart.send('e');
    expect([chart.configuration, chart.events]).toEqual([['b'], ['e', 'error.execution']]);
  });

  test('a condition with a syntax error is false and raises an error', () => {
    const chart = start(`
      <state id="a"><transition event="e" cond="1 +" target="fail"/></state><state id="fail"/>`).send('e');
    expect([chart.configuration, chart.events]).toEqual([['a'], ['e', 'error.execution']]);
  });

  test('In() in conditions sees the configuration before the microstep', () => {
    const chart = start(`
      <parallel id="p"><state id="a"><state id="a1"><transition event="e" target="a2"/></state><state id="a2"/></state>
        <state id="b"><state id="b1"><transition event="e" cond="In('a1')" target="b2"/></state><state id="b2"/></state></parallel>`);
    expect(chart.send('e').configuration).toEqual(['p', 'a', 'a2', 'b', 'b2']);
  });
});
