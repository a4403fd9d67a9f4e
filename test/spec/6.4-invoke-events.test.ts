import { describe, expect, test } from '@jest/globals';
import { announce, say, start } from '../support/chart.js';

const invoke = (body: string, attributes = '', more = ''): string =>
  `<invoke id="i" ${attributes}><content><scxml version="1.0">${body}</scxml></content>${more}</invoke>`;

describe('SCXML 6.4 <invoke>: events between parent and child', () => {
  test('#_parent reaches the invoking session, with the invoke id [W3C 191, 228, 338]', () => {
    const chart = start(`
      <state id="s">${invoke('<state><onentry><send event="hi" target="#_parent"><param name="n" expr="1"/></send></onentry></state>')}
        <transition event="hi"><log expr="[_event.invokeid, _event.type, _event.origin, _event.data.n]"/></transition></state>`);
    expect(chart.logs).toEqual(['["i","external","#_scxml_S2",1]']);
  });

  test('#_<invokeid> reaches the invoked session [W3C 192]', () => {
    const chart = start(`
      <state id="s">${invoke(`<state><transition event="hi"><log expr="_event.data.n + ' ' + _event.origin"/></transition></state>`)}
        <transition event="go"><send event="hi" target="#_i"><param name="n" expr="2"/></send></transition></state>`);
    expect(chart.send('go').logs).toEqual(['2 #_scxml_S1']);
  });

  test('a session can be reached by its session id as well [W3C 253]', () => {
    const chart = start(`
      <state id="s">${invoke(`<state><onentry><send event="hi" targetexpr="'#_scxml_S1'"/></onentry><transition event="back">${say('back')}</transition></state>`)}
        <transition event="hi"><send event="back" targetexpr="_event.origin"/></transition></state>`);
    expect(chart.logs).toEqual(['back']);
  });

  test('an event that did not come from #_parent has no invoke id', () => {
    const chart = start(`
      <state id="s">${invoke('<state><onentry><send event="hi" target="#_scxml_S1"/></onentry></state>')}
        <transition event="hi"><log expr="typeof _event.invokeid"/></transition></state>`);
    expect(chart.logs).toEqual(['undefined']);
  });

  test('a child can answer on the origin of its parent', () => {
    const chart = start(`
      <state id="s">${invoke('<state><transition event="ask"><send event="answer" targetexpr="_event.origin"/></transition></state>')}
        <transition event="go"><send event="ask" target="#_i"/></transition><transition event="answer" target="t"/></state><state id="t"/>`);
    expect(chart.send('go').configuration).toEqual(['t']);
  });

  test('a session that nobody invoked has no #_parent [W3C 191]', () => {
    expect(start('<state id="s"><onentry><send event="e" target="#_parent"/></onentry></state>').events).toEqual(['error.communication']);
  });

  test('a child that has ended cannot be reached', () => {
    const chart = start(`<state id="s">${invoke('<final/>')}<transition event="go"><send event="e" target="#_i"/></transition></state>`);
    expect(chart.send('go').events).toEqual(['done.invoke.i', 'go', 'error.communication']);
  });

  test('delayed events reach the parent when their time comes', () => {
    const chart = start(
      `<state id="s">${invoke('<state><onentry><send event="hi" target="#_parent" delay="1s"/></onentry></state>')}</state>`,
    );
    chart.advance(999);
    expect(chart.events).toEqual([]);
    expect(chart.advance(1).events).toEqual(['hi']);
  });

  test('logs of children reach those who watch the host, each with its session', () => {
    const chart = start(
      `<state id="s"><onentry>${say('parent')}</onentry>${invoke(`<state><onentry>${say('child')}</onentry></state>`)}</state>`,
    );
    expect(chart.entries('log').map(({ session, label }) => [session, label])).toEqual([
      ['S1', 'parent'],
      ['S2', 'child'],
    ]);
  });
});

describe('SCXML 6.4 <invoke>: autoforward', () => {
  const listener = `<state><transition event="*"><log expr="[_event.name, _event.type, _event.sendid, _event.origin, _event.origintype, _event.invokeid, _event.data].map(function (v) { return v === undefined ? '-' : v })"/></transition></state>`;

  test('every external event goes to the child as an exact copy [W3C 229, 230]', () => {
    const chart = start(`
      <state id="s"><onentry><send event="self" id="mine" delay="1s"><param name="n" expr="1"/></send></onentry>${invoke(listener, 'autoforward="true"')}</state>`);
    chart.send('host', { a: [1] }).advance(1000);
    expect(chart.logs).toEqual([
      '["host","external","-","-","-","-",{"a":[1]}]',
      '["self","external","mine","#_scxml_S1","http://www.w3.org/TR/scxml/#SCXMLEventProcessor","-",{"n":1}]',
    ]);
  });

  test('internal events are not forwarded', () => {
    const chart = start(
      `<state id="s">${invoke(listener, 'autoforward="true"')}<transition event="go"><raise event="internal"/><send event="e2" target="#_internal"/></transition></state>`,
    );
    expect(chart.send('go').logs).toHaveLength(1);
  });

  test('without autoforward nothing is forwarded', () => {
    for (const attributes of ['', 'autoforward="false"'])
      expect(start(`<state id="s">${invoke(listener, attributes)}</state>`).send('e').logs).toEqual([]);
  });

  test('events of one child are forwarded to another, with their invoke id', () => {
    const chart = start(`
      <state id="s">${invoke(listener, 'autoforward="true"')}
        <invoke id="j"><content><scxml version="1.0"><state><onentry><send event="from.j" target="#_parent"/></onentry></state></scxml></content></invoke></state>`);
    expect(chart.logs).toEqual([expect.stringContaining('["from.j","external","-","#_scxml_S3",')]);
    expect(chart.logs[0]).toContain('"j"');
  });

  test('a forwarded event that ends the child is the last one it gets', () => {
    const chart = start(`
      <state id="s">${invoke(`<state id="a"><transition event="stop" target="f"/><transition event="*">${say('got')}</transition></state><final id="f"/>`, 'autoforward="true"')}</state>`);
    chart.send('x').send('stop').send('y');
    expect([chart.logs, chart.events]).toEqual([['got'], ['x', 'stop', 'done.invoke.i', 'y']]);
  });
});

describe('SCXML 6.4 <invoke>: the end', () => {
  test('a child that reaches a final state sends done.invoke.<id> with its donedata [W3C 247]', () => {
    const chart = start(`
      <state id="s">${invoke('<final><donedata><param name="n" expr="5"/></donedata></final>')}
        <transition event="done.invoke.i"><log expr="[_event.data.n, _event.invokeid, _event.type]"/></transition></state>`);
    expect(chart.logs).toEqual(['[5,"i","external"]']);
  });

  test('done.invoke is the last event of the child, after those of its onexit handlers [W3C 235, 236]', () => {
    const chart = start(`
      <state id="s">${invoke(`<state id="a"><onentry><send event="1" target="#_parent"/></onentry><onexit><send event="2" target="#_parent"/></onexit><transition target="f"/></state>
        <final id="f"><onentry><send event="3" target="#_parent"/></onentry><onexit><send event="4" target="#_parent"/></onexit></final>`)}</state>`);
    expect(chart.events).toEqual(['1', '2', '3', '4', 'done.invoke.i']);
  });

  test('a state can invoke several services, and each of them is done for itself', () => {
    const chart = start(`
      <state id="s"><invoke id="a"><content><scxml version="1.0"><final/></scxml></content></invoke>
        <invoke id="b"><content><scxml version="1.0"><state><transition event="end" target="f"/></state><final id="f"/></scxml></content></invoke>
        <transition event="go"><send event="end" target="#_b"/></transition></state>`);
    expect(chart.send('go').events).toEqual(['done.invoke.a', 'go', 'done.invoke.b']);
  });

  test('leaving the state cancels the child, whose onexit handlers run from the inside out [W3C 250]', () => {
    const chart = start(`
      <state id="s">${invoke(`<state id="a">${announce('a')}<state id="b">${announce('b')}</state></state>`)}<transition event="out" target="t"/></state><state id="t"/>`);
    chart.forget().send('out');
    expect(chart.logs).toEqual(['-b', '-a']);
    expect(chart.statewire.host.list()).toEqual(['S1']);
  });

  test('nothing that a cancelled child says arrives, done.invoke neither [W3C 237, 252]', () => {
    const chart = start(`
      <state id="s">${invoke('<state><onexit><send event="bye" target="#_parent"/></onexit><onentry><send event="late" target="#_parent" delay="1s"/></onentry></state>')}
        <transition event="out" target="t"/></state><state id="t"/>`);
    chart.send('out').advance(2000);
    expect(chart.events).toEqual(['out']);
  });

  test('onexit of the invoking state runs before its child is cancelled', () => {
    const chart = start(`
      <state id="s"><onexit>${say('parent')}</onexit>${invoke(`<state>${announce('child')}</state>`)}<transition event="out" target="t"/></state><state id="t"/>`);
    expect(chart.send('out').logs).toEqual(['+child', 'parent', '-child']);
  });

  test('an event that the child sent before it was cancelled is still in the queue', () => {
    const chart = start(`
      <state id="s">${invoke('<state><onentry><send event="1" target="#_parent"/><send event="2" target="#_parent"/></onentry></state>')}
        <transition event="1" target="t"/></state><state id="t"><transition event="2" target="u"/></state><state id="u"/>`);
    expect(chart.configuration).toEqual(['u']);
  });

  test('a parent that ends cancels its children', () => {
    const chart = start(
      `<state id="s">${invoke(`<state>${announce('child')}</state>`)}<transition event="end" target="f"/></state><final id="f"/>`,
    ).send('end');
    expect([chart.logs, chart.statewire.host.list()]).toEqual([['+child', '-child'], []]);
  });

  test('a parent that is ended from outside cancels its children', () => {
    const chart = start(`<state id="s">${invoke(`<state>${announce('child')}</state>`)}</state>`);
    chart.session.cancel();
    expect([chart.logs, chart.statewire.host.list()]).toEqual([['+child', '-child'], []]);
  });

  test('a child that is ended from outside is error.communication for its parent', () => {
    const chart = start(`<state id="s">${invoke('<state/>')}</state>`);
    chart.statewire.host.cancel('S2');
    expect(chart.events).toEqual(['error.communication']);
    expect(chart.entries('event')[0]?.event.data).toMatchObject({ invokeid: 'i' });
  });

  test('a child may end in its first macrostep, and its parent may end with it', () => {
    const chart = start(`<state id="s">${invoke('<final/>')}<transition event="done.invoke" target="f"/></state><final id="f"/>`);
    expect([chart.session.status, chart.statewire.host.list()]).toEqual(['final', []]);
  });

  test('three levels: the innermost one is done first, and each parent is told', () => {
    const level = (
      id: string,
      inner: string,
    ): string => `<state id="s${id}"><invoke id="${id}"><content><scxml version="1.0">${inner}</scxml></content></invoke>
      <transition event="done.invoke.${id}" target="f${id}"/></state><final id="f${id}"><onentry>${say(id)}</onentry></final>`;
    const chart = start(level('1', level('2', level('3', '<final/>'))));
    expect([chart.logs, chart.session.status]).toEqual([['3', '2', '1'], 'final']);
  });

  test('three levels: leaving the outermost state ends all of them, from the outside in', () => {
    const chart = start(`
      <state id="s">${invoke(`<state>${announce('1')}${invoke(`<state>${announce('2')}${invoke(`<state>${announce('3')}</state>`)}</state>`)}</state>`)}
        <transition event="out" target="t"/></state><state id="t"/>`);
    chart.forget().send('out');
    expect([chart.logs, chart.statewire.host.list()]).toEqual([['-1', '-2', '-3'], ['S1']]);
  });

  test('a document that invokes itself ends at the limit of levels with error.communication', () => {
    const chart = start('<state id="s"><onentry><log label="in"/></onentry><invoke src="self.scxml"/></state>', {
      limits: { invokeDepth: 4 },
      resources: {
        read: (src) => ({
          name: src,
          text: '<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0"><state><onentry><log label="in"/></onentry><invoke src="self.scxml"/></state></scxml>',
        }),
      },
    });
    expect(chart.logs).toHaveLength(5);
    expect(chart.entries('error').map(({ event }) => event.name)).toEqual(['error.communication']);
  });
});
