import { describe, expect, test } from '@jest/globals';
import { announce, say, start } from '../support/chart.js';

describe('SCXML 3.5 <transition>', () => {
  test('a transition without target leaves and enters nothing and runs its content [W3C 503]', () => {
    const chart = start(`<state id="s">${announce('s')}<transition event="e">${say('content')}</transition></state>`);
    chart.forget().send('e');
    expect([chart.logs, chart.configuration]).toEqual([['content'], ['s']]);
  });

  test('the condition must hold', () => {
    const chart = start(`
      <datamodel><data id="x" expr="0"/></datamodel>
      <state id="a"><transition event="e" cond="x == 1" target="b"/><transition event="e"><assign location="x" expr="x + 1"/></transition>
      </state><state id="b"/>`);
    expect(chart.send('e').configuration).toEqual(['a']);
    expect(chart.send('e').configuration).toEqual(['b']);
  });

  test('a transition without event and condition is taken as soon as its state is active', () => {
    expect(start('<state id="a"><transition target="b"/></state><state id="b"/>').configuration).toEqual(['b']);
  });

  test('an external transition to a descendant leaves and enters its source [W3C 504]', () => {
    const chart = start(`
      <state id="s">${announce('s')}<transition event="e" target="b"/><state id="a">${announce('a')}</state><state id="b">${announce('b')}</state></state>`);
    chart.forget().send('e');
    expect(chart.logs).toEqual(['-a', '-s', '+s', '+b']);
  });

  test('an internal transition to a descendant does not leave its source [W3C 505]', () => {
    const chart = start(`
      <state id="s">${announce('s')}<transition event="e" type="internal" target="b"/>
        <state id="a">${announce('a')}</state><state id="b">${announce('b')}</state></state>`);
    chart.forget().send('e');
    expect(chart.logs).toEqual(['-a', '+b']);
  });

  test('an internal transition whose target lies outside its source is external [W3C 506]', () => {
    const chart = start(`
      <state id="s">${announce('s')}<transition event="e" type="internal" target="t"/><state id="a">${announce('a')}</state></state>
      <state id="t">${announce('t')}</state>`);
    chart.forget().send('e');
    expect(chart.logs).toEqual(['-a', '-s', '+t']);
  });

  test('an internal transition to its own source is external [W3C 506]', () => {
    const chart = start(`<state id="s">${announce('s')}<transition event="e" type="internal" target="s"/><state id="a"/></state>`);
    chart.forget().send('e');
    expect(chart.logs).toEqual(['-s', '+s']);
  });

  test('an internal transition of a parallel is external, since a parallel is no compound state [W3C 533]', () => {
    const chart = start(`
      <parallel id="p">${announce('p')}<transition event="e" type="internal" target="a2"/>
        <state id="a">${announce('a')}<state id="a1"/><state id="a2"/></state><state id="b">${announce('b')}</state></parallel>`);
    chart.forget().send('e');
    expect(chart.logs).toEqual(['-b', '-a', '-p', '+p', '+a', '+b']);
    expect(chart.configuration).toEqual(['p', 'a', 'a2', 'b']);
  });

  test('an internal transition of an atomic state is external [W3C 533]', () => {
    const chart = start(`<state id="s">${announce('s')}<transition event="e" type="internal" target="s"/></state>`);
    expect(chart.forget().send('e').logs).toEqual(['-s', '+s']);
  });

  test('an internal transition with several targets, all inside its source, does not leave its source', () => {
    const chart = start(`
      <state id="s">${announce('s')}<transition event="e" type="internal" target="a2 b2"/><state id="start"/>
        <parallel id="p">${announce('p')}<state id="a"><state id="a1"/><state id="a2"/></state><state id="b"><state id="b1"/><state id="b2"/></state>
        </parallel></state>`);
    chart.forget().send('e');
    expect([chart.logs, chart.configuration]).toEqual([['+p'], ['s', 'p', 'a', 'a2', 'b', 'b2']]);
  });

  test('an internal transition from inside a region of a parallel leaves the other regions alone', () => {
    const chart = start(`
      <parallel id="p">${announce('p')}
        <state id="a">${announce('a')}<transition event="e" type="internal" target="a2"/><state id="a1">${announce('a1')}</state><state id="a2">${announce('a2')}</state></state>
        <state id="b">${announce('b')}</state></parallel>`);
    expect(chart.forget().send('e').logs).toEqual(['-a1', '+a2']);
  });

  test('an external transition from a region to its own descendant leaves the whole parallel: its LCCA is never a parallel [W3C 504]', () => {
    const chart = start(`
      <state id="s">${announce('s')}<parallel id="p">${announce('p')}
        <state id="a">${announce('a')}<transition event="e" target="a2"/><state id="a1"/><state id="a2"/></state>
        <state id="b">${announce('b')}</state></parallel></state>`);
    expect(chart.forget().send('e').logs).toEqual(['-b', '-a', '-p', '+p', '+a', '+b']);
  });

  test('a transition of a region to itself leaves and enters the parallel and its other regions', () => {
    const chart = start(`
      <parallel id="p">${announce('p')}<state id="a">${announce('a')}<transition event="e" target="a"/></state><state id="b">${announce('b')}</state></parallel>`);
    expect(chart.forget().send('e').logs).toEqual(['-b', '-a', '-p', '+p', '+a', '+b']);
  });

  test('targets in several regions are entered together, the other regions by default', () => {
    const chart = start(`
      <state id="s"><transition event="e" target="c2 a2"/></state>
      <parallel id="p"><state id="a"><state id="a1"/><state id="a2"/></state><state id="b"><state id="b1"/><state id="b2"/></state>
        <state id="c"><state id="c1"/><state id="c2"/></state></parallel>`);
    expect(chart.send('e').configuration).toEqual(['p', 'a', 'a2', 'b', 'b1', 'c', 'c2']);
  });

  test('a target beside its own ancestor adds nothing wrong: only its branch is entered', () => {
    const chart = start(`
      <state id="s"><transition event="e" target="t t2"/></state>
      <state id="t"><initial><transition target="t1">${say('default')}</transition></initial><state id="t1"/><state id="t2"/></state>`);
    chart.send('e');
    expect([chart.configuration, chart.logs]).toEqual([['t', 't2'], []]);
  });

  test('a parallel named beside one of its regions enters the region as named and the others by default', () => {
    const chart = start(`
      <state id="s"><transition event="e" target="p a2"/></state>
      <parallel id="p"><state id="a"><state id="a1"/><state id="a2"/></state><state id="b"><state id="b1"/><state id="b2"/></state></parallel>`);
    expect(chart.send('e').configuration).toEqual(['p', 'a', 'a2', 'b', 'b1']);
  });

  test('a target named twice is entered once', () => {
    const chart = start(`<state id="s"><transition event="e" target="t t"/></state><state id="t">${announce('t')}</state>`);
    expect(chart.send('e').logs).toEqual(['+t']);
  });

  test('a transition to an ancestor leaves and enters it by default', () => {
    const chart = start(`
      <state id="s">${announce('s')}<state id="a"/><state id="b"><transition event="up" target="s"/></state><transition event="b" target="b"/></state>`);
    chart.send('b').forget().send('up');
    expect([chart.logs, chart.configuration]).toEqual([
      ['-s', '+s'],
      ['s', 'a'],
    ]);
  });

  test('content of the transition runs after leaving and before entering', () => {
    const chart = start(`
      <state id="a">${announce('a')}<transition event="e" target="b">${say('content')}</transition></state><state id="b">${announce('b')}</state>`);
    expect(chart.forget().send('e').logs).toEqual(['-a', 'content', '+b']);
  });

  test('an event attribute of several descriptors fits any of them', () => {
    const body = '<state id="a"><transition event=" x  y.z\n w " target="b"/></state><state id="b"/>';
    for (const name of ['x', 'y.z', 'w', 'w.more']) expect(start(body).send(name).configuration).toEqual(['b']);
    expect(start(body).send('y').configuration).toEqual(['a']);
  });
});
