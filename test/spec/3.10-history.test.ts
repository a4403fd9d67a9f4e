import { describe, expect, test } from '@jest/globals';
import { announce, say, start } from '../support/chart.js';

/** State s with three children and a history, and state t outside; `1`, `2`, `3` go between the children. */
const shallow = (history: string, attributes = ''): string => `
  <state id="s" ${attributes}>${announce('s')}${history}
    <transition event="2" target="s2"/><transition event="3" target="s3"/><transition event="out" target="t"/>
    <state id="s1">${announce('s1')}</state><state id="s2">${announce('s2')}</state><state id="s3">${announce('s3')}</state></state>
  <state id="t"><transition event="back" target="h"/><transition event="default" target="s"/></state>`;

/** Two levels below s: a (a1, a2) and b (b1, b2). */
const deep = (type: string): string => `
  <state id="s"><history id="h" type="${type}"><transition target="a"/></history>
    <state id="a"><state id="a1"/><state id="a2"/></state><state id="b"><state id="b1"/><state id="b2"/></state>
    <transition event="a2" target="a2"/><transition event="b2" target="b2"/><transition event="out" target="t"/></state>
  <state id="t"><transition event="back" target="h"/></state>`;

/** A parallel with two regions of two levels. */
const parallel = (history: string): string => `
  <parallel id="p">${history}
    <state id="a"><transition event="a" type="internal" target="a22"/><state id="a1"/><state id="a2"><state id="a21"/><state id="a22"/></state></state>
    <state id="b"><transition event="b" type="internal" target="b22"/><state id="b1"/><state id="b2"><state id="b21"/><state id="b22"/></state></state>
    <transition event="out" target="t"/></parallel>
  <state id="t"><transition event="back" target="h"/></state>`;

describe('SCXML 3.10 <history>', () => {
  const history = `<history id="h"><transition target="s2">${say('default')}</transition></history>`;

  test('before the first visit its transition says what is entered [W3C 387]', () => {
    expect(start(shallow(history), { attributes: 'initial="h"' }).configuration).toEqual(['s', 's2']);
  });

  test('before the first visit the content of its transition runs after the onentry of the parent [W3C 579]', () => {
    expect(start(shallow(history), { attributes: 'initial="h"' }).logs).toEqual(['+s', 'default', '+s2']);
  });

  test('after the first visit it stands for the child that was active last [W3C 388]', () => {
    const chart = start(shallow(history)).send('3').send('out').forget().send('back');
    expect([chart.configuration, chart.logs]).toEqual([
      ['s', 's3'],
      ['+s', '+s3'],
    ]);
  });

  test('it follows every visit', () => {
    const chart = start(shallow(history)).send('3').send('out').send('back').send('2').send('out').send('back');
    expect(chart.configuration).toEqual(['s', 's2']);
  });

  test('it is never part of the configuration [W3C 580]', () => {
    const chart = start(shallow(history)).send('out').send('back');
    expect(chart.trace.some((entry) => entry.type === 'enter' && entry.state === 'h')).toBe(false);
  });

  test('entering the parent by default does not use it', () => {
    const chart = start(shallow(history)).send('3').send('out').send('default');
    expect(chart.configuration).toEqual(['s', 's1']);
  });

  test('a shallow history remembers the child, which is entered by default below', () => {
    expect(start(deep('shallow')).send('b2').send('out').send('back').configuration).toEqual(['s', 'b', 'b1']);
  });

  test('a deep history remembers the innermost states', () => {
    expect(start(deep('deep')).send('b2').send('out').send('back').configuration).toEqual(['s', 'b', 'b2']);
  });

  test('a deep history of a parallel remembers all regions, several levels down', () => {
    const chart = start(parallel('<history id="h" type="deep"><transition target="a1 b1"/></history>'));
    chart.send('a').send('b').send('out').send('back');
    expect(chart.configuration).toEqual(['p', 'a', 'a2', 'a22', 'b', 'b2', 'b22']);
  });

  test('a shallow history of a parallel enters all its regions by default', () => {
    const chart = start(parallel('<history id="h"><transition target="a b"/></history>'));
    chart.send('a').send('b').send('out').send('back');
    expect(chart.configuration).toEqual(['p', 'a', 'a1', 'b', 'b1']);
  });

  test('the default of a history of a parallel may name some regions; the others are entered by default', () => {
    const chart = start(parallel(`<history id="h" type="deep"><transition target="b22">${say('default')}</transition></history>`), {
      attributes: 'initial="t"',
    });
    chart.send('back');
    expect([chart.configuration, chart.logs]).toEqual([['p', 'a', 'a1', 'b', 'b2', 'b22'], ['default']]);
  });

  test('histories of regions can be targets together', () => {
    const chart = start(`
      <parallel id="p">
        <state id="a"><history id="ha"><transition target="a1"/></history><state id="a1"><transition event="a" target="a2"/></state><state id="a2"/></state>
        <state id="b"><history id="hb"><transition target="b2"/></history><state id="b1"/><state id="b2"/></state>
        <transition event="out" target="t"/></parallel>
      <state id="t"><transition event="back" target="ha hb"/></state>`);
    chart.send('a').send('out').send('back');
    expect(chart.configuration).toEqual(['p', 'a', 'a2', 'b', 'b1']);
  });

  test('a history of one region and a state of another can be targets together', () => {
    const chart = start(
      `<parallel id="p">
        <state id="a"><history id="ha"><transition target="a2">${say('default')}</transition></history><state id="a1"/><state id="a2"/></state>
        <state id="b"><state id="b1"/><state id="b2"/></state></parallel>
      <state id="t"><transition event="go" target="b2 ha"/></state>`,
      { attributes: 'initial="t"' },
    );
    expect([chart.send('go').configuration, chart.logs]).toEqual([['p', 'a', 'a2', 'b', 'b2'], ['default']]);
  });

  test('what is left and entered in one microstep is the recorded state of that microstep', () => {
    const chart = start(`
      <state id="s">${announce('s')}<history id="h"><transition target="s1"/></history><transition event="again" target="h"/>
        <state id="s1"><transition event="2" target="s2"/></state><state id="s2">${announce('s2')}</state></state>`);
    chart.send('2').forget().send('again');
    expect([chart.logs, chart.configuration]).toEqual([
      ['-s2', '-s', '+s', '+s2'],
      ['s', 's2'],
    ]);
  });

  test('the default of a history may be another history inside', () => {
    const chart = start(
      `<state id="s"><history id="h" type="deep"><transition target="ha"/></history>
        <state id="a"><history id="ha"><transition target="a2"/></history><state id="a1"/><state id="a2"/></state></state>
      <state id="t"><transition event="back" target="h"/></state>`,
      { attributes: 'initial="t"' },
    );
    expect(chart.send('back').configuration).toEqual(['s', 'a', 'a2']);
  });

  test('a history taken from inside its active parent does not enter again what was not left', () => {
    const chart = start(`
      <state id="s">${announce('s')}<history id="h" type="deep"><transition target="a2">${say('default')}</transition></history>
        <state id="a">${announce('a')}<state id="a1">${announce('a1')}<transition event="e" target="h"/></state><state id="a2">${announce('a2')}</state></state></state>`);
    chart.forget().send('e');
    expect([chart.logs, chart.configuration]).toEqual([
      ['-a1', 'default', '+a2'],
      ['s', 'a', 'a2'],
    ]);
  });

  test('a history taken from inside one region leaves the other regions where they are', () => {
    const chart = start(`
      <state id="s"><history id="h" type="deep"><transition target="a2"/></history>
        <parallel id="p"><state id="a"><state id="a1"><transition event="e" target="h"/></state><state id="a2"/></state>
          <state id="b"><transition event="b" type="internal" target="b2"/><state id="b1"/><state id="b2"/></state></parallel></state>`);
    expect(chart.send('b').send('e').configuration).toEqual(['s', 'p', 'a', 'a2', 'b', 'b2']);
  });

  test('a history that is recorded by the transition that takes it stands for what was just left', () => {
    const chart = start(`
      <state id="o"><parallel id="p">${announce('p')}<history id="h" type="deep"><transition target="a"/></history>
        <state id="a"><state id="a1"/><state id="a2"><transition event="e" target="h"/></state><transition event="2" type="internal" target="a2"/></state>
        <state id="b"/></parallel></state>`);
    chart.send('2').forget().send('e');
    expect([chart.logs, chart.configuration]).toEqual([
      ['-p', '+p'],
      ['o', 'p', 'a', 'a2', 'b'],
    ]);
  });

  test('the history of a state that was never left still has its default', () => {
    const chart = start(`
      <state id="s"><history id="h"><transition target="s3"/></history><state id="s1"><transition event="e" target="h"/></state><state id="s3"/></state>`);
    expect(chart.send('e').configuration).toEqual(['s', 's3']);
  });

  test('a recorded final state is entered again, and its state is done again', () => {
    const chart = start(`
      <state id="s"><history id="h"><transition target="a"/></history><state id="a"><transition event="f" target="f"/></state><final id="f"/>
        <transition event="out" target="t"/></state>
      <state id="t"><transition event="back" target="h"/></state>`);
    chart.send('f').send('out').forget().send('back');
    expect([chart.configuration, chart.events]).toEqual([
      ['s', 'f'],
      ['back', 'done.state.s'],
    ]);
  });

  test('several histories of one state each keep their own kind', () => {
    const chart = start(`
      <state id="s"><history id="h1"><transition target="a"/></history><history id="h2" type="deep"><transition target="a"/></history>
        <state id="a"><state id="a1"/><state id="a2"/></state><transition event="a2" target="a2"/><transition event="out" target="t"/></state>
      <state id="t"><transition event="shallow" target="h1"/><transition event="deep" target="h2"/></state>`);
    expect(chart.send('a2').send('out').send('shallow').configuration).toEqual(['s', 'a', 'a1']);
    expect(chart.send('a2').send('out').send('deep').configuration).toEqual(['s', 'a', 'a2']);
  });

  test('an outer deep history and an inner one are recorded together', () => {
    const chart = start(`
      <state id="s"><history id="h" type="deep"><transition target="a"/></history>
        <state id="a"><history id="ha"><transition target="a1"/></history><state id="a1"/><state id="a2"/></state>
        <transition event="a2" target="a2"/><transition event="out" target="t"/></state>
      <state id="t"><transition event="outer" target="h"/><transition event="inner" target="ha"/></state>`);
    expect(chart.send('a2').send('out').send('inner').configuration).toEqual(['s', 'a', 'a2']);
    expect(chart.send('out').send('outer').configuration).toEqual(['s', 'a', 'a2']);
  });

  test('the content of its transition ends at an error, and the states are entered all the same', () => {
    const chart = start(
      shallow(`<history id="h"><transition target="s2"><assign location="no" expr="1"/>${say('no')}</transition></history>`),
      {
        attributes: 'initial="h"',
      },
    );
    expect([chart.configuration, chart.logs, chart.events]).toEqual([['s', 's2'], ['+s', '+s2'], ['error.execution']]);
  });

  test('sessions of one document do not share their histories', () => {
    const chart = start(shallow(history)).send('3').send('out');
    const other = chart.statewire.start(chart.statewire.load(shallowDocument(history)));
    other.send('out');
    other.send('back');
    chart.send('back');
    expect([chart.configuration, other.configuration]).toEqual([
      ['s', 's3'],
      ['s', 's1'],
    ]);
  });
});

function shallowDocument(history: string): string {
  return `<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0">${shallow(history)}</scxml>`;
}
