import { describe, expect, test } from '@jest/globals';
import { say, start } from '../support/chart.js';

/** Whether a transition with this descriptor takes the event. */
const matches = (descriptor: string, name: string): boolean =>
  start(`<state id="a"><transition event="${descriptor}" target="b"/></state><state id="b"/>`).send(name).configuration[0] === 'b';

describe('SCXML 3.12.1 Event descriptors', () => {
  test.each([
    ['error', 'error'],
    ['error', 'error.send'],
    ['error', 'error.send.failed'],
    ['error.send', 'error.send.failed'],
    ['error.', 'error.send'],
    ['error.*', 'error.send'],
    ['error.*', 'error'],
    ['error.', 'error'],
    ['*', 'anything.at.all'],
    ['.*', 'anything'],
    ['foo bar', 'bar'],
    ['foo bar.*', 'bar.x'],
    ['foo.bar', 'foo.bar'],
  ])('"%s" takes %s [W3C 399]', (descriptor, name) => {
    expect(matches(descriptor, name)).toBe(true);
  });

  test.each([
    ['error', 'errors.my.custom'],
    ['error', 'errorhandler.mistake'],
    ['error', 'my.error'],
    ['error.send', 'error'],
    ['error.send', 'error.sender'],
    ['error.*', 'errors'],
    ['foo.bar', 'foo.barbar'],
    ['foo.bar', 'foobar'],
    ['Error', 'error'],
  ])('"%s" does not take %s: tokens are compared whole and exactly [W3C 399]', (descriptor, name) => {
    expect(matches(descriptor, name)).toBe(false);
  });

  test('"*" takes every event, also those of the platform, and never fires without one', () => {
    const chart = start(
      `<state id="a"><onentry><assign location="no" expr="1"/></onentry><transition event="*" target="b"/></state><state id="b"/>`,
    );
    expect([chart.configuration, chart.events]).toEqual([['b'], ['error.execution']]);
  });

  test('the name that is matched is the one in _event [W3C 396]', () => {
    const chart = start(`<state id="a"><transition event="a.b"><log expr="_event.name"/></transition></state>`);
    expect(chart.send('a.b.c').logs).toEqual(['a.b.c']);
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'a-b', 'ä.ö', '日本', '💥', 'x'.repeat(10_000)])(
    'an event may be called %s',
    (name) => {
      expect(matches(name, name)).toBe(true);
      expect(matches('other', name)).toBe(false);
    },
  );
});

describe('SCXML 3.12.2 Errors', () => {
  test('errors are put on the internal queue, before external events [W3C 401]', () => {
    const chart = start(`<state id="a"><onentry><send event="external"/><assign location="no" expr="1"/></onentry></state>`);
    expect(chart.events).toEqual(['error.execution', 'external']);
  });

  test('errors are processed like any other event [W3C 402]', () => {
    const chart = start(`
      <state id="a"><onentry><assign location="no" expr="1"/></onentry><transition event="error" target="b"/></state><state id="b"/>`);
    expect(chart.configuration).toEqual(['b']);
  });

  test('an error that no transition takes is forgotten', () => {
    const chart = start(`
      <state id="a"><onentry><assign location="no" expr="1"/></onentry><transition event="e" target="b"/></state>
      <state id="b"><transition event="error" target="fail"/></state><state id="fail"/>`);
    expect(chart.send('e').configuration).toEqual(['b']);
  });

  test('an error event has type "platform" and says what happened where', () => {
    const chart = start(`<state id="a">\n <onentry>\n  <assign location="no" expr="1"/></onentry></state>`, { file: 'flow.scxml' });
    expect(chart.entries('event')[0]?.event.type).toBe('platform');
    expect(chart.errors).toEqual([expect.objectContaining({ tagname: 'assign', file: 'flow.scxml', line: 3, column: expect.any(Number) })]);
  });

  test('errors come in the order in which they happened', () => {
    const chart = start(`
      <state id="a"><onentry><assign location="no" expr="1"/></onentry>
        <onentry><raise event="between"/></onentry><onentry><send target="#_nobody" event="e"/></onentry></state>`);
    expect(chart.events).toEqual(['error.execution', 'between', 'error.communication']);
  });

  test('an error in one region is seen by all regions', () => {
    const chart = start(`
      <parallel id="p"><state id="a"><onentry><assign location="no" expr="1"/></onentry><transition event="error">${say('a')}</transition></state>
        <state id="b"><transition event="error">${say('b')}</transition></state></parallel>`);
    expect(chart.logs).toEqual(['a', 'b']);
  });
});
