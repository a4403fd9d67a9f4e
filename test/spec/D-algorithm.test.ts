import { describe, expect, test } from '@jest/globals';
import { announce, say, start } from '../support/chart.js';

const nested = (depth: number, inner: string): string =>
  Array.from({ length: depth }, (_, i) => `<state id="d${i}">`).join('') + inner + '</state>'.repeat(depth);

describe('SCXML Appendix D: order and domains', () => {
  test('the domain is the least common compound ancestor, never a parallel', () => {
    const chart = start(`
      <state id="s">${announce('s')}<parallel id="p">${announce('p')}
        <state id="a">${announce('a')}<state id="a1"><transition event="e" target="b2"/></state></state>
        <state id="b">${announce('b')}<state id="b1"/><state id="b2"/></state></parallel></state>`);
    chart.forget().send('e');
    expect(chart.logs).toEqual(['-b', '-a', '-p', '+p', '+a', '+b']);
    expect(chart.configuration).toEqual(['s', 'p', 'a', 'a1', 'b', 'b2']);
  });

  test('the domain of transitions between children of the document is the document', () => {
    const chart = start(
      `<state id="a">${announce('a')}<state id="a1"><transition event="e" target="b1"/></state></state><state id="b">${announce('b')}<state id="b1"/></state>`,
    );
    expect(chart.forget().send('e').logs).toEqual(['-a', '+b']);
  });

  test('two transitions of one microstep in different depths leave in one reverse document order', () => {
    const chart = start(`
      <parallel id="p">
        <state id="a"><state id="a1">${announce('a1')}<state id="a11">${announce('a11')}<transition event="e" target="a2"/></state></state><state id="a2">${announce('a2')}</state></state>
        <state id="b"><state id="b1">${announce('b1')}<transition event="e" target="b2"/></state><state id="b2">${announce('b2')}</state></state></parallel>`);
    expect(chart.forget().send('e').logs).toEqual(['-b1', '-a11', '-a1', '+a2', '+b2']);
  });

  test('internal and external transitions of different regions work together', () => {
    const chart = start(`
      <parallel id="p">
        <state id="a">${announce('a')}<transition event="e" type="internal" target="a2"/><state id="a1"/><state id="a2"/></state>
        <state id="b"><state id="b1">${announce('b1')}<transition event="e" target="b1"/></state></state></parallel>`);
    expect(chart.forget().send('e').logs).toEqual(['-b1', '+b1']);
    expect(chart.configuration).toEqual(['p', 'a', 'a2', 'b', 'b1']);
  });

  test('three regions: the first leaves the parallel, the others are preempted, targetless ones are not', () => {
    const chart = start(`
      <parallel id="p"><state id="a"><transition event="e" target="z">${say('a')}</transition></state>
        <state id="b"><transition event="e">${say('b')}</transition></state>
        <state id="c"><state id="c1"><transition event="e" target="c2">${say('c')}</transition></state><state id="c2"/></state></parallel><state id="z"/>`);
    expect([chart.send('e').configuration, chart.logs]).toEqual([['z'], ['a', 'b']]);
  });

  test('a transition that was preempted is not tried again in the same macrostep', () => {
    const chart = start(`
      <parallel id="p"><state id="a"><state id="a1"><transition event="e" target="a2"/></state><state id="a2"/></state>
        <state id="b"><transition event="e" target="z"/></state></parallel><state id="z"/>`);
    expect(chart.send('e').configuration[0]).toBe('p');
    expect(chart.send('e').configuration).toEqual(['z']);
  });

  test('a descendant of a transition that lost takes its place when it comes later', () => {
    // a's transition leaves p; the one in b1 lies in another region and loses; c's lies inside nothing of a and loses too
    const chart = start(`
      <state id="s"><transition event="e" target="z"/><parallel id="p"><state id="a"/>
        <state id="b"><state id="b1"><transition event="e" target="b2"/></state><state id="b2"/></state>
        <state id="c"><state id="c1"><transition event="e" target="c2"/></state><state id="c2"/></state></parallel></state><state id="z"/>`);
    expect(chart.send('e').configuration).toEqual(['s', 'p', 'a', 'b', 'b2', 'c', 'c2']);
  });

  test('done events of nested regions come in document order of the final states', () => {
    const chart = start(`
      <parallel id="p"><state id="a"><state id="a0"><final id="a1"/></state></state><state id="b"><final id="b1"/></state></parallel>`);
    expect(chart.events).toEqual(['done.state.a0', 'done.state.b']);
  });

  test('errors of entering come before the done event of the final state that is entered after them', () => {
    const bad = '<onentry><assign location="no" expr="1"/></onentry>';
    const chart = start(`<state id="s">${bad}<final id="f">${bad}</final></state>`);
    expect(chart.events).toEqual(['error.execution', 'error.execution', 'done.state.s']);
  });

  test('the history of a region is recorded in the microstep in which another region leaves the parallel', () => {
    const chart = start(`
      <parallel id="p"><state id="a"><transition event="out" target="z"/></state>
        <state id="b"><history id="h"><transition target="b1"/></history><state id="b1"><transition event="2" target="b2"/></state><state id="b2"/></state></parallel>
      <state id="z"><transition event="back" target="h"/></state>`);
    expect(chart.send('2').send('out').send('back').configuration).toEqual(['p', 'a', 'b', 'b2']);
  });

  test('the history sees the configuration before onexit handlers run', () => {
    const chart = start(`
      <state id="s"><history id="h"><transition target="a"/></history><state id="a"><onexit><raise event="x"/></onexit></state><state id="b"/>
        <transition event="x" target="b"/><transition event="out" target="t"/></state>
      <state id="t"><transition event="back" target="h"/></state>`);
    expect(chart.send('out').send('back').configuration).toEqual(['s', 'a']);
  });
});

describe('SCXML Appendix D: sizes', () => {
  test('hierarchies of 200 states are entered and left in order', () => {
    const chart = start(`${nested(200, '<transition event="e" target="z"/>')}<state id="z"/>`);
    expect(chart.configuration).toHaveLength(200);
    const left = chart.send('e').steps.slice(200);
    expect([left[0], left[199], left[200]]).toEqual(['-d199', '-d0', '+z']);
  });

  test('hierarchies deeper than the reader allows are refused, not a crash', () => {
    for (const depth of [300, 500, 20_000]) expect(() => start(nested(depth, ''))).toThrow(/nested more than/);
  });

  test('10,000 states side by side', () => {
    const states = Array.from(
      { length: 10_000 },
      (_, i) => `<state id="s${i}"><transition event="next" target="s${(i + 1) % 10_000}"/></state>`,
    ).join('');
    const chart = start(states, { attributes: 'initial="s9998"' });
    expect(chart.send('next').send('next').configuration).toEqual(['s0']);
  });

  test('a parallel of 300 regions', () => {
    const regions = Array.from(
      { length: 300 },
      (_, i) => `<state id="r${i}"><state id="r${i}a"><transition event="e" target="r${i}b"/></state><final id="r${i}b"/></state>`,
    ).join('');
    const chart = start(`<parallel id="p">${regions}<transition event="done.state.p" target="z"/></parallel><state id="z"/>`);
    expect(chart.send('e').configuration).toEqual(['z']);
  });

  test('a chain of 5,000 eventless transitions is one macrostep', () => {
    const states = Array.from({ length: 5000 }, (_, i) => `<state id="s${i}"><transition target="s${i + 1}"/></state>`).join('');
    expect(start(`${states}<state id="s5000"/>`).configuration).toEqual(['s5000']);
  });
});
