import { describe, expect, test } from '@jest/globals';
import { announce, say, start } from '../support/chart.js';

const failing = '<assign location="nowhere" expr="1"/>';

describe('SCXML 3.8 <onentry>', () => {
  test('several handlers run in document order [W3C 375]', () => {
    expect(start(`<state id="s"><onentry>${say('1')}</onentry><onentry>${say('2')}</onentry></state>`).logs).toEqual(['1', '2']);
  });

  test('each handler is a block of its own: an error in one does not touch the next [W3C 376]', () => {
    const chart = start(`<state id="s"><onentry>${failing}${say('1')}</onentry><onentry>${say('2')}</onentry></state>`);
    expect(chart.logs).toEqual(['2']);
  });

  test('the state is active while its onentry runs', () => {
    const chart = start(`<state id="s"><onentry><log expr="In('s') + ' ' + In('a')"/></onentry><state id="a"/></state>`);
    expect(chart.logs).toEqual(['true false']);
  });

  test('ancestors are entered before descendants, siblings of a parallel in document order [W3C 406]', () => {
    const chart = start(`
      <parallel id="p">${announce('p')}<state id="a">${announce('a')}<state id="a1">${announce('a1')}</state></state>
        <state id="b">${announce('b')}<state id="b1">${announce('b1')}</state></state></parallel>`);
    expect(chart.logs).toEqual(['+p', '+a', '+a1', '+b', '+b1']);
  });

  test('an onentry without content does nothing', () => {
    expect(start('<state id="s"><onentry/><onentry><!-- nothing --></onentry></state>').configuration).toEqual(['s']);
  });
});

describe('SCXML 3.9 <onexit>', () => {
  const leaving = (handlers: string): string => `<state id="s">${handlers}<transition event="e" target="t"/></state><state id="t"/>`;

  test('several handlers run in document order [W3C 377]', () => {
    expect(start(leaving(`<onexit>${say('1')}</onexit><onexit>${say('2')}</onexit>`)).send('e').logs).toEqual(['1', '2']);
  });

  test('each handler is a block of its own [W3C 378]', () => {
    const chart = start(leaving(`<onexit>${failing}${say('1')}</onexit><onexit>${say('2')}</onexit>`)).send('e');
    expect([chart.logs, chart.configuration]).toEqual([['2'], ['t']]);
  });

  test('the state is active while its onexit runs, and its descendants are not any more [W3C 409]', () => {
    const chart = start(`
      <state id="s"><onexit><log expr="In('s') + ' ' + In('a')"/></onexit><transition event="e" target="t"/>
        <state id="a"><onexit><log expr="In('s') + ' ' + In('a')"/></onexit></state></state><state id="t"/>`);
    expect(chart.send('e').logs).toEqual(['true true', 'true false']);
  });

  test('states are left in reverse document order across regions [W3C 404]', () => {
    const chart = start(`
      <parallel id="p">${announce('p')}<state id="a">${announce('a')}<transition event="e" target="z"/><state id="a1">${announce('a1')}</state></state>
        <state id="b">${announce('b')}<state id="b1">${announce('b1')}</state></state></parallel><state id="z"/>`);
    expect(chart.forget().send('e').logs).toEqual(['-b1', '-b', '-a1', '-a', '-p']);
  });

  test('the event that caused the exit is seen in it', () => {
    const chart = start(leaving('<onexit><log expr="_event.name"/></onexit>')).send('e');
    expect(chart.logs).toEqual(['e']);
  });

  test('a session that is ended from outside runs the onexit handlers of all active states', () => {
    const chart = start(
      `<state id="s">${announce('s')}<parallel id="p">${announce('p')}<state id="a">${announce('a')}</state></parallel></state>`,
    );
    chart.forget();
    chart.session.cancel();
    expect([chart.logs, chart.session.status]).toEqual([['-a', '-p', '-s'], 'cancelled']);
  });

  test('an error in onexit while the session is ended from outside does not stop the other handlers', () => {
    const chart = start(
      `<state id="s"><onexit>${say('outer')}</onexit><state id="a"><onexit>${failing}${say('no')}</onexit></state></state>`,
    );
    chart.session.cancel();
    expect(chart.logs).toEqual(['outer']);
  });
});
