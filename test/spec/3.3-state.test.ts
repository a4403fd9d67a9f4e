import { describe, expect, test } from '@jest/globals';
import { announce, say, start } from '../support/chart.js';

describe('SCXML 3.3 <state>', () => {
  test('the default initial state is the first child in document order [W3C 364]', () => {
    expect(start('<state id="s"><state id="a"/><state id="b"/></state>').configuration).toEqual(['s', 'a']);
  });

  test('the attribute "initial" names the default initial state', () => {
    expect(start('<state id="s" initial="b"><state id="a"/><state id="b"/></state>').configuration).toEqual(['s', 'b']);
  });

  test('the default initial states may lie several levels down', () => {
    const chart = start('<state id="s" initial="b1"><state id="a"/><state id="b"><state id="b0"/><state id="b1"/></state></state>');
    expect(chart.configuration).toEqual(['s', 'b', 'b1']);
  });

  test('the default initial states may be in several regions of a parallel [W3C 364]', () => {
    const chart = start(`
      <state id="s" initial="r2 q2"><parallel id="p">
        <state id="q"><state id="q1"/><state id="q2"/></state>
        <state id="r"><state id="r1"/><state id="r2"/></state>
      </parallel></state>`);
    expect(chart.configuration).toEqual(['s', 'p', 'q', 'q2', 'r', 'r2']);
  });

  test('the first child state may be written after transitions, data and handlers', () => {
    const chart = start(`
      <state id="s"><transition event="never" target="s"/><datamodel><data id="x" expr="1"/></datamodel>${announce('s')}
        <state id="a"/></state>`);
    expect(chart.configuration).toEqual(['s', 'a']);
  });

  test('a history that is written before the first child state is not the initial state', () => {
    const chart = start(`
      <state id="s"><history id="h"><transition target="b"/></history><state id="a"/><state id="b"/></state>`);
    expect(chart.configuration).toEqual(['s', 'a']);
  });

  test('a state that has only a history inside is atomic', () => {
    const chart = start(`
      <state id="s"><transition event="e" target="t"/><state id="s1"/></state><state id="t"/>`).send('e');
    expect(chart.configuration).toEqual(['t']);
  });

  test('the initial state may be a final state, and the state is done at once', () => {
    const chart = start('<state id="s"><transition event="done.state.s" target="t"/><final id="f"/></state><state id="t"/>');
    expect([chart.configuration, chart.events]).toEqual([['t'], ['done.state.s']]);
  });

  test('a state without id works like any other', () => {
    const chart = start(`
      <state><onentry>${say('in')}</onentry><onexit>${say('out')}</onexit><transition event="e" target="b"/></state><state id="b"/>`);
    chart.send('e');
    expect([chart.configuration, chart.logs]).toEqual([['b'], ['in', 'out']]);
  });

  test('states without id are different states', () => {
    const chart = start(`
      <parallel id="p"><state><state id="a"/></state><state><state id="b"/></state><transition event="e" target="c"/></parallel>
      <state id="c"/>`);
    expect(chart.configuration).toHaveLength(5);
    expect(new Set(chart.configuration).size).toBe(5);
    expect(chart.send('e').configuration).toEqual(['c']);
  });

  test('a compound state without id can be done, and its parent is not', () => {
    const chart = start(`
      <state id="s"><transition event="done.state.s" target="fail"/>
        <state><final id="f"/></state></state><state id="fail"/>`);
    expect(chart.configuration).toContain('f');
  });

  test('an id may hold dots, dashes and underscores', () => {
    const chart = start(`
      <state id="a.b-c_d"><transition event="done.state.a.b-c_d" target="t"/><final id="a.b-c_d.end"/></state>
      <state id="t"><transition cond="!In('a.b-c_d')" target="u"/></state><state id="u"/>`);
    expect(chart.configuration).toEqual(['u']);
  });

  test('a transition may lead from a state to itself, which is left and entered again', () => {
    const chart = start(`<state id="s">${announce('s')}<transition event="e" target="s"/><state id="a">${announce('a')}</state></state>`);
    chart.forget().send('e');
    expect(chart.logs).toEqual(['-a', '-s', '+s', '+a']);
  });

  test('transitions of a state are tried in document order, and the first that fits is taken', () => {
    const chart = start(`
      <state id="s"><transition event="e" cond="false" target="a"/><transition event="e.x" target="b"/>
        <transition event="e" target="c"/></state><state id="a"/><state id="b"/><state id="c"/>`);
    expect(chart.send('e').configuration).toEqual(['c']);
  });
});
