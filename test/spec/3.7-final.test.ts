import { describe, expect, test } from '@jest/globals';
import { announce, say, start } from '../support/chart.js';

describe('SCXML 3.7 <final>', () => {
  test('a final child makes its state done, after the onentry of the final state [W3C 372]', () => {
    const chart = start(`
      <datamodel><data id="x" expr="0"/></datamodel>
      <state id="s"><transition event="done.state.s" cond="x == 1" target="t"/>
        <final id="f"><onentry><assign location="x" expr="1"/></onentry></final></state><state id="t"/>`);
    expect(chart.configuration).toEqual(['t']);
  });

  test('an event raised in its onentry comes before the done event', () => {
    const chart = start('<state id="s"><final id="f"><onentry><raise event="first"/></onentry></final></state>');
    expect(chart.events).toEqual(['first', 'done.state.s']);
  });

  test('a done event has type "platform" and no data, sender or id', () => {
    const chart = start(`
      <state id="s"><final id="f"/>
        <transition event="done.state.s"><log expr="[_event.type, _event.data === undefined, _event.origin === undefined,
          _event.sendid === undefined, _event.invokeid === undefined]"/></transition></state>`);
    expect(chart.logs).toEqual(['["platform",true,true,true,true]']);
  });

  test('a state stays in its final child until a transition leaves it', () => {
    const chart = start('<state id="s"><final id="f"/><transition event="e" target="t"/></state><state id="t"/>');
    expect(chart.configuration).toEqual(['s', 'f']);
    expect(chart.send('e').configuration).toEqual(['t']);
  });

  test('nested final states are done from the inside out, each when its parent says so', () => {
    const chart = start(`
      <state id="a"><state id="b"><state id="c"><final id="cf"/><transition event="done.state.c" target="bf"/></state><final id="bf"/>
        <transition event="done.state.b" target="af"/></state><final id="af"/></state>`);
    expect([chart.events, chart.configuration]).toEqual([
      ['done.state.c', 'done.state.b', 'done.state.a'],
      ['a', 'af'],
    ]);
  });

  test('the done event of a state is told by the final child, also when it was entered from elsewhere', () => {
    const chart = start('<state id="x"><transition event="e" target="f"/></state><state id="s"><state id="a"/><final id="f"/></state>');
    expect(chart.send('e').events).toEqual(['e', 'done.state.s']);
  });

  test('a top-level final state ends the session', () => {
    const chart = start('<state id="a"><transition event="e" target="f"/></state><final id="f"/>').send('e');
    expect([chart.session.status, chart.configuration]).toEqual(['final', ['f']]);
  });

  test('a top-level final state raises no done.state event', () => {
    expect(start('<final id="f"/>').events).toEqual([]);
  });

  test('onentry and onexit of the top-level final state both run', () => {
    expect(start(`<final id="f">${announce('f')}</final>`).logs).toEqual(['+f', '-f']);
  });

  test('events that wait when the session ends are not processed [W3C 415]', () => {
    const chart = start(`
      <state id="a"><onentry><raise event="x"/><send event="y"/></onentry><transition target="f"/></state>
      <final id="f"><onentry><raise event="z"/></onentry></final>`);
    expect(chart.events).toEqual([]);
  });

  test('errors in the handlers of the top-level final state change nothing', () => {
    const chart = start(`
      <final id="f"><onentry><assign location="no" expr="1"/>${say('no')}</onentry><onentry>${say('entry')}</onentry>
        <onexit><assign location="no" expr="1"/>${say('no')}</onexit><onexit>${say('exit')}</onexit></final>`);
    expect([chart.logs, chart.session.status, chart.events]).toEqual([['entry', 'exit'], 'final', []]);
  });

  test('the final configuration is left with its onexit handlers', () => {
    const chart = start(`<state id="a">${announce('a')}<transition event="e" target="f"/></state><final id="f">${announce('f')}</final>`);
    chart.forget().send('e');
    expect(chart.steps).toEqual(['-a', '+f', '-f']);
  });

  test('entering a final state of a region while another region is left in the same microstep is no done event of it', () => {
    const chart = start(`
      <parallel id="p"><state id="a"><state id="a1"><transition event="e" target="z"/></state></state>
        <state id="b"><state id="b1"><transition event="e" target="bf"/></state><final id="bf"/></state></parallel><state id="z"/>`);
    expect(chart.send('e').events).toEqual(['e']);
  });
});
