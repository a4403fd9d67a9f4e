import { describe, expect, test } from '@jest/globals';
import { start } from '../support/chart.js';

describe('SCXML 4.2 <raise>', () => {
  test('the event goes to the rear of the internal queue [W3C 144]', () => {
    const chart = start('<state id="a"><onentry><raise event="x"/><raise event="y"/></onentry></state>');
    expect(chart.events).toEqual(['x', 'y']);
  });

  test('the event is of type "internal" and everything else is blank', () => {
    const chart = start(`
      <state id="a"><onentry><raise event="x"/></onentry><transition event="x"><log expr="[_event.type, _event.sendid === undefined,
        _event.origin === undefined, _event.origintype === undefined, _event.invokeid === undefined, _event.data === undefined]"/></transition></state>`);
    expect(chart.logs).toEqual(['["internal",true,true,true,true,true]']);
  });

  test('the event is not taken before the block has ended', () => {
    const chart = start(`
      <state id="a"><onentry><raise event="x"/><log label="block"/></onentry><transition event="x"><log label="taken"/></transition></state>`);
    expect(chart.logs).toEqual(['block', 'taken']);
  });

  test('an event raised while another is processed comes after those already waiting', () => {
    const chart = start(`
      <state id="a"><onentry><raise event="one"/><raise event="two"/></onentry><transition event="one"><raise event="three"/></transition></state>`);
    expect(chart.events).toEqual(['one', 'two', 'three']);
  });
});
