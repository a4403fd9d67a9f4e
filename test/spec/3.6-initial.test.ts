import { describe, expect, test } from '@jest/globals';
import { announce, say, start } from '../support/chart.js';

describe('SCXML 3.6 <initial>', () => {
  test('its transition says which states are entered by default', () => {
    expect(start('<state id="s"><initial><transition target="b"/></initial><state id="a"/><state id="b"/></state>').configuration).toEqual([
      's',
      'b',
    ]);
  });

  test('its content runs after the onentry of its state and before that of the child [W3C 412]', () => {
    const chart = start(`
      <state id="s">${announce('s')}<initial><transition target="a">${say('initial')}</transition></initial><state id="a">${announce('a')}</state></state>`);
    expect(chart.logs).toEqual(['+s', 'initial', '+a']);
  });

  test('its content does not run when a state inside is entered directly', () => {
    const chart = start(
      `<state id="s"><initial><transition target="a">${say('initial')}</transition></initial><state id="a"/><state id="b"/></state>`,
      { attributes: 'initial="b"' },
    );
    expect([chart.configuration, chart.logs]).toEqual([['s', 'b'], []]);
  });

  test('its content does not run when the state is entered by its history', () => {
    const chart = start(`
      <state id="s"><initial><transition target="a">${say('initial')}</transition></initial>
        <history id="h"><transition target="a"/></history><state id="a"><transition event="b" target="b"/></state><state id="b"/>
        <transition event="out" target="t"/></state>
      <state id="t"><transition event="back" target="h"/></state>`);
    chart.send('b').send('out').forget().send('back');
    expect([chart.configuration, chart.logs]).toEqual([['s', 'b'], []]);
  });

  test('its transition may lead several levels down, and the levels between run their onentry', () => {
    const chart = start(`
      <state id="s">${announce('s')}<initial><transition target="a1">${say('initial')}</transition></initial>
        <state id="a">${announce('a')}<state id="a0"/><state id="a1">${announce('a1')}</state></state></state>`);
    expect(chart.logs).toEqual(['+s', 'initial', '+a', '+a1']);
  });

  test('its transition may name states in several regions', () => {
    const chart = start(`
      <state id="s"><initial><transition target="b2 a2"/></initial><parallel id="p">
        <state id="a"><state id="a1"/><state id="a2"/></state><state id="b"><state id="b1"/><state id="b2"/></state></parallel></state>`);
    expect(chart.configuration).toEqual(['s', 'p', 'a', 'a2', 'b', 'b2']);
  });

  test('its transition may lead to a history', () => {
    const chart = start(`
      <state id="s"><initial><transition target="h">${say('initial')}</transition></initial>
        <history id="h"><transition target="b">${say('history')}</transition></history>
        <state id="a"/><state id="b"><transition event="a" target="a"/></state><transition event="out" target="t"/></state>
      <state id="t"><transition event="back" target="s"/></state>`);
    expect([chart.configuration, chart.logs]).toEqual([
      ['s', 'b'],
      ['initial', 'history'],
    ]);
    chart.send('a').send('out').forget().send('back');
    expect([chart.configuration, chart.logs]).toEqual([['s', 'a'], ['initial']]);
  });

  test('the initials of nested states run from the outside in', () => {
    const nested = (id: string, inside: string): string =>
      `<state id="${id}">${announce(id)}<initial><transition target="${id}1">${say(id)}</transition></initial>${inside}</state>`;
    const chart = start(nested('a', nested('a1', '<state id="a11"/>')));
    expect(chart.logs).toEqual(['+a', 'a', '+a1', 'a1']);
  });

  test('an error in its content ends that block only', () => {
    const chart = start(`
      <state id="s"><initial><transition target="a"><assign location="nowhere" expr="1"/>${say('no')}</transition></initial>
        <state id="a"><onentry>${say('yes')}</onentry></state></state>`);
    expect([chart.logs, chart.events]).toEqual([['yes'], ['error.execution']]);
  });
});
