import { describe, expect, test } from '@jest/globals';
import { ScxmlError } from 'statewire';
import { start } from '../support/chart.js';

const delayed = (attributes: string) =>
  start(`<datamodel><data id="d" expr="'1s'"/></datamodel><state id="a"><onentry><send event="e" ${attributes}/></onentry></state>`);

describe('SCXML 6.2.2 Delays', () => {
  test.each([
    ['1s', 1000],
    ['1.5s', 1500],
    ['.5s', 500],
    ['200ms', 200],
    ['0.25s', 250],
    ['+1s', 1000],
    [' 1s ', 1000],
    ['1.s', 1000],
    ['1S', 1000],
    ['2m', 120_000],
    ['1h', 3_600_000],
  ])('"%s" is %d ms, not one less', (delay, ms) => {
    const chart = delayed(`delay="${delay}"`);
    expect(chart.session.view().timers).toEqual([{ sendid: expect.any(String), event: 'e', due: ms }]);
    chart.advance(ms - 1);
    expect(chart.events).toEqual([]);
    chart.advance(1);
    expect(chart.events).toEqual(['e']);
  });

  test.each(['0s', '0ms', '0', '+0s'])('"%s" is no delay', (delay) => {
    expect(delayed(`delay="${delay}"`).events).toEqual(['e']);
  });

  test('delayexpr is evaluated when the element is executed [W3C 175]', () => {
    const chart = delayed('delayexpr="d"');
    chart.advance(999);
    expect(chart.events).toEqual([]);
    expect(chart.advance(1).events).toEqual(['e']);
  });

  test.each(['-1s', '1', 's', '1 s', '1e3ms', '1,5s', 'soon', '1s 2s', 'NaN', 'Infinity', '0x1s'])(
    'delay "%s" refuses the document',
    (delay) => {
      expect(() => delayed(`delay="${delay}"`)).toThrow(ScxmlError);
    },
  );

  test.each(["'-1s'", '5', '-1', "'soon'", 'null', 'undefined', '({})', "'1 s'"])(
    'a delayexpr that gives %s is error.execution, and nothing is sent',
    (expr) => {
      const chart = delayed(`delayexpr="${expr}"`);
      chart.advance(10_000);
      expect(chart.events).toEqual(['error.execution']);
    },
  );

  test('a longer delay arrives later, whatever was sent first [W3C 186]', () => {
    const chart = start(
      '<state id="a"><onentry><send event="late" delay="2s"/><send event="early" delay="1s"/><send event="now"/></onentry></state>',
    );
    expect(chart.advance(5000).events).toEqual(['now', 'early', 'late']);
  });

  test('equal delays arrive in the order of sending', () => {
    const chart = start(
      '<state id="a"><onentry><send event="1" delay="1s"/><send event="2" delay="1000ms"/><send event="3" delay="1s"/></onentry></state>',
    );
    expect(chart.advance(1000).events).toEqual(['1', '2', '3']);
  });

  test('time counts from the macrostep in which the element was executed', () => {
    const chart = start('<state id="a"><transition event="go"><send event="e" delay="1s"/></transition></state>');
    chart.advance(700).send('go');
    expect(chart.session.view().timers[0]?.due).toBe(1700);
  });

  test('a delayed event dies with its session [W3C 187]', () => {
    const chart = start(
      '<state id="a"><onentry><send event="e" delay="1s"/></onentry><transition event="end" target="f"/></state><final id="f"/>',
    );
    chart.send('end');
    expect(chart.session.view().timers).toEqual([]);
    expect(chart.clock.nextDue).toBeUndefined();
    chart.advance(2000);
    expect(chart.events).toEqual(['end']);
  });

  test('a delayed event stays when its state is left', () => {
    const chart = start('<state id="a"><onentry><send event="e" delay="1s"/></onentry><transition target="b"/></state><state id="b"/>');
    expect(chart.advance(1000).events).toEqual(['e']);
  });
});
