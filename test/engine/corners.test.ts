import { describe, expect, test } from '@jest/globals';
import { announce, say, start } from '../support/chart.js';

describe('Ending a session', () => {
  test('a session that ends while it starts runs everything once', () => {
    const chart = start(`
      <state id="a">${announce('a')}<transition target="f"/></state><final id="f">${announce('f')}</final>`);
    expect(chart.logs).toEqual(['+a', '-a', '+f', '-f']);
    expect(chart.entries('end')).toHaveLength(1);
  });

  test('sends of the last onexit handlers leave, delayed ones do not', () => {
    const chart = start(`
      <state id="s"><invoke id="i"><content><scxml version="1.0"><final><onexit><send event="last" target="#_parent"/><send event="never" target="#_parent" delay="1s"/></onexit></final></scxml></content></invoke></state>`);
    chart.advance(5000);
    expect(chart.events).toEqual(['last', 'done.invoke.i']);
  });

  test('events that a session sends to itself while it ends are lost without an error', () => {
    const chart = start('<final id="f"><onentry><send event="e"/></onentry><onexit><raise event="r"/></onexit></final>');
    expect([chart.session.status, chart.events]).toEqual(['final', []]);
  });

  test('a final state reached beside an error of the same microstep ends the session', () => {
    const chart = start(`
      <state id="a"><transition event="e" target="f"><log expr="no.such"/></transition></state><final id="f"/>`).send('e');
    expect([chart.session.status, chart.events]).toEqual(['final', ['e']]);
  });

  test('the trace ends with the end', () => {
    const chart = start('<state id="a"><onexit><log label="exit"/></onexit><transition event="e" target="f"/></state><final id="f"/>').send(
      'e',
    );
    expect(chart.trace.at(-1)).toMatchObject({ type: 'end', status: 'final' });
  });
});

describe('Invokes that come and go', () => {
  const child = `<content><scxml version="1.0"><state>${announce('child')}</state></scxml></content>`;

  test('a state that is entered and left within one macrostep invokes and cancels nothing', () => {
    const chart = start(`<state id="s"><transition target="t"/><invoke>${child}</invoke></state><state id="t"/>`);
    expect(chart.entries('effect')).toEqual([]);
  });

  test('a state that is left by the first external event after its invoke ends the child it started', () => {
    const chart = start(`<state id="s"><invoke>${child}</invoke><transition event="e" target="t"/></state><state id="t"/>`)
      .send('e')
      .send('e');
    expect(chart.logs).toEqual(['+child', '-child']);
  });

  test('a session that ends in the macrostep that would invoke starts no child', () => {
    const chart = start(`<state id="s"><invoke>${child}</invoke><transition target="f"/></state><final id="f"/>`);
    expect([chart.logs, chart.entries('open')]).toEqual([[], [expect.objectContaining({ session: 'S1' })]]);
  });

  test('cancelling happens where the state is left, before effects of the content that follows', () => {
    const chart = start(`
      <state id="s"><invoke>${child}</invoke><transition event="e" target="t"><log label="content"/></transition></state><state id="t"><onentry>${say('entry')}</onentry></state>`);
    expect(chart.forget().send('e').logs).toEqual(['-child', 'content', 'entry']);
  });
});

describe('Data that looks dangerous', () => {
  test.each(['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'valueOf'])('an event may carry a property called %s', (name) => {
    const chart = start(`
      <datamodel><data id="got"/></datamodel>
      <state id="a"><transition event="e"><assign location="got" expr="Object.keys(_event.data).join()"/><log expr="typeof ({}).polluted"/></transition></state>`);
    chart.send('e', JSON.parse(`{"${name}": {"polluted": 1}}`));
    expect([chart.data['got'], chart.logs]).toEqual([name, ['undefined']]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test.each([
    ['a text of a million characters', 'x'.repeat(1_000_000)],
    ['a deep nest', JSON.parse(`${'['.repeat(100)}1${']'.repeat(100)}`)],
    ['lone surrogates', '\ud800'],
    ['control characters', '\u0000\u0007'],
    ['numbers at the edge', [Number.MAX_VALUE, -0, 5e-324]],
    ['an empty name', { '': 1 }],
  ])('%s goes in and out unchanged', (_what, value) => {
    const chart = start(`
      <datamodel><data id="got"/></datamodel>
      <state id="a"><transition event="e"><assign location="got" expr="_event.data"/><send event="back"><content expr="got"/></send></transition></state>`);
    chart.send('e', value);
    expect(chart.entries('event').map(({ event }) => event.name)).toEqual(['e', 'back']);
    expect(chart.entries('event')[1]?.event.data).toEqual(value);
  });

  test('a session survives 100,000 events', () => {
    const chart = start(
      '<datamodel><data id="n" expr="0"/></datamodel><state id="a"><transition event="e"><assign location="n" expr="n + 1"/></transition></state>',
      { watch: false },
    );
    for (let i = 0; i < 100_000; i++) chart.send('e');
    expect(chart.data['n']).toBe(100_000);
  });
});
