import { describe, expect, test } from '@jest/globals';
import { SimulatedClock, Statewire } from 'statewire';
import { document, start } from '../support/chart.js';

const TYPE = 'http://www.w3.org/TR/scxml/#SCXMLEventProcessor';

describe('SCXML C.1 The SCXML event I/O processor', () => {
  test('without a target the event goes to the external queue of the session itself [W3C 193]', () => {
    const chart = start('<state id="a"><onentry><send event="e"/><raise event="i"/></onentry></state>');
    expect(chart.events).toEqual(['i', 'e']);
    expect(chart.entries('event')[1]?.event.type).toBe('external');
  });

  test('#_scxml_<session id> reaches any session [W3C 190, 347]', () => {
    const statewire = new Statewire({ clock: new SimulatedClock() });
    const receiver = statewire.start(
      document('<state id="a"><transition event="hello" cond="_event.data.n == 1" target="b"/></state><state id="b"/>'),
      { id: 'other.1' },
    );
    statewire.start(
      document('<state id="a"><onentry><send event="hello" target="#_scxml_other.1"><param name="n" expr="1"/></send></onentry></state>'),
    );
    expect(receiver.configuration).toEqual(['b']);
  });

  test('the receiver sees name, origin, origintype and a copy of the data [W3C 348, 349, 352, 354]', () => {
    const statewire = new Statewire({ clock: new SimulatedClock() });
    const receiver = statewire.start(
      document(`<datamodel><data id="got"/></datamodel><state id="a"><transition event="*">
        <assign location="got" expr="[_event.name, _event.type, _event.sendid, _event.origin, _event.origintype, _event.data]"/></transition></state>`),
      { id: 'R' },
    );
    statewire.start(
      document('<state id="a"><onentry><send event="n.m" id="s" target="#_scxml_R"><param name="p" expr="[1]"/></send></onentry></state>'),
      { id: 'S' },
    );
    expect(receiver.view().data['got']).toEqual(['n.m', 'external', 's', '#_scxml_S', TYPE, { p: [1] }]);
  });

  test('two sessions can talk back and forth by origin [W3C 350]', () => {
    const statewire = new Statewire({ clock: new SimulatedClock() });
    const echo = `<state id="a"><transition event="ping" cond="_event.data &lt; 5"><send event="ping" targetexpr="_event.origin"><content expr="_event.data + 1"/></send></transition>
      <transition event="ping" target="b"/></state><state id="b"/>`;
    const one = statewire.start(document(echo), { id: '1' });
    const two = statewire.start(document(echo), { id: '2' });
    statewire.start(document('<state id="a"><onentry><send event="ping" target="#_scxml_1"><content expr="0"/></send></onentry></state>'), {
      id: 'third',
    });
    expect([one.configuration, two.configuration]).toEqual([['a'], ['a']]);
    const first = statewire.start(
      document(
        `<state id="s"><onentry><send event="ping" target="#_scxml_1"><content expr="0"/></send></onentry>${echo.slice('<state id="a">'.length)}`,
      ),
    );
    expect([first.configuration, one.configuration]).toEqual([['b'], ['a']]);
  });

  test('a session that has ended cannot be reached [W3C 496]', () => {
    const statewire = new Statewire({ clock: new SimulatedClock() });
    statewire.start(document('<final/>'), { id: 'gone' });
    const session = statewire.start(
      document(
        '<state id="a"><onentry><send event="e" target="#_scxml_gone"/></onentry><transition event="error.communication" target="b"/></state><state id="b"/>',
      ),
    );
    expect(session.configuration).toEqual(['b']);
  });

  test('_ioprocessors holds the address under which the session is reached [W3C 501]', () => {
    const chart = start(`
      <state id="a"><onentry><send event="e" targetexpr="_ioprocessors['scxml'].location"/></onentry><transition event="e" target="b"/></state><state id="b"/>`);
    expect(chart.configuration).toEqual(['b']);
  });

  test('params of one name keep the last value in the data, and all of them in _event.raw [W3C 178]', () => {
    const chart = start(`
      <state id="a"><onentry><send event="e"><param name="v" expr="2"/><param name="v" expr="3"/></send></onentry>
        <transition event="e"><log expr="_event.data.v + ' ' + _event.raw"/></transition></state>`);
    expect(chart.logs).toEqual(['3 v=2&v=3']);
  });
});
