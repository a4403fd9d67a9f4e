import { describe, expect, test } from '@jest/globals';
import { announce, start } from '../support/chart.js';

const region = (id: string): string =>
  `<state id="${id}"><state id="${id}1"><transition event="${id}" target="${id}f"/></state><final id="${id}f"/></state>`;

describe('SCXML 3.4 <parallel>', () => {
  test('all child states of an active parallel are active, in document order of entry', () => {
    const chart = start(
      `<parallel id="p">${announce('p')}<state id="a">${announce('a')}</state><state id="b">${announce('b')}</state></parallel>`,
    );
    expect([chart.configuration, chart.logs]).toEqual([
      ['p', 'a', 'b'],
      ['+p', '+a', '+b'],
    ]);
  });

  test('it is left in reverse document order', () => {
    const chart = start(`
      <parallel id="p">${announce('p')}<transition event="e" target="z"/>
        <state id="a">${announce('a')}<state id="a1">${announce('a1')}</state></state>
        <state id="b">${announce('b')}<state id="b1">${announce('b1')}</state></state></parallel><state id="z"/>`);
    chart.forget().send('e');
    expect(chart.logs).toEqual(['-b1', '-b', '-a1', '-a', '-p']);
  });

  test('it is done when all its children are in final states [W3C 417]', () => {
    const chart = start(
      `<parallel id="p">${region('a')}${region('b')}<transition event="done.state.p" target="t"/></parallel><state id="t"/>`,
    );
    chart.send('a');
    expect(chart.configuration).toContain('p');
    chart.send('b');
    expect(chart.configuration).toEqual(['t']);
  });

  test('the done events of the regions come before that of the parallel [W3C 570]', () => {
    const chart = start(`<parallel id="p">${region('a')}${region('b')}</parallel>`);
    chart.send('b').send('a');
    expect(chart.events).toEqual(['b', 'done.state.b', 'a', 'done.state.a', 'done.state.p']);
  });

  test('regions that are done in the same microstep make the parallel done once', () => {
    const chart = start(`
      <parallel id="p">
        <state id="a"><state id="a1"><transition event="e" target="af"/></state><final id="af"/></state>
        <state id="b"><state id="b1"><transition event="e" target="bf"/></state><final id="bf"/></state></parallel>`);
    chart.send('e');
    expect(chart.events).toEqual(['e', 'done.state.a', 'done.state.b', 'done.state.p']);
  });

  test('a parallel whose regions start in final states is done when it is entered', () => {
    const chart = start('<parallel id="p"><state id="a"><final id="af"/></state><state id="b"><final id="bf"/></state></parallel>');
    expect(chart.events).toEqual(['done.state.a', 'done.state.b', 'done.state.p']);
  });

  test('an atomic child is never in a final state, so the parallel is never done', () => {
    const chart = start(`<parallel id="p">${region('a')}<state id="b"/></parallel>`);
    chart.send('a');
    expect(chart.events).toEqual(['a', 'done.state.a']);
  });

  test('a region that leaves its final state is no longer done', () => {
    const chart = start(`
      <parallel id="p">
        <state id="a"><transition event="again" target="a1"/><state id="a1"><transition event="a" target="af"/></state><final id="af"/></state>
        ${region('b')}</parallel>`);
    chart.send('a').send('again').send('b');
    expect(chart.events).not.toContain('done.state.p');
    chart.send('a');
    expect(chart.events.at(-1)).toBe('done.state.p');
  });

  test('a parallel inside a parallel is done, and makes the outer one done', () => {
    const chart = start(`<parallel id="p"><parallel id="q">${region('a')}${region('b')}</parallel>${region('c')}</parallel>`);
    chart.send('c').send('a').forget().send('b');
    expect(chart.events).toEqual(['b', 'done.state.b', 'done.state.q', 'done.state.p']);
  });

  test('a parallel in a compound state does not make that state done', () => {
    const chart = start(`<state id="s"><parallel id="q">${region('a')}${region('b')}</parallel></state>`);
    chart.send('a').send('b');
    expect(chart.events).toEqual(['a', 'done.state.a', 'b', 'done.state.b', 'done.state.q']);
  });

  test('an event is taken by every region that has a transition for it', () => {
    const chart = start(`
      <parallel id="p">
        <state id="a"><state id="a1"><transition event="e" target="a2"/></state><state id="a2"/></state>
        <state id="b"><state id="b1"/></state>
        <state id="c"><state id="c1"><transition event="e" target="c2"/></state><state id="c2"/></state></parallel>`);
    expect(chart.send('e').configuration).toEqual(['p', 'a', 'a2', 'b', 'b1', 'c', 'c2']);
  });

  test('a target in one region enters the other regions by default', () => {
    const chart = start(`
      <state id="s"><transition event="e" target="b2"/></state>
      <parallel id="p"><state id="a"><state id="a1"/></state><state id="b"><state id="b1"/><state id="b2"/></state></parallel>`);
    expect(chart.send('e').steps.slice(1)).toEqual(['-s', '+p', '+a', '+a1', '+b', '+b2']);
  });

  test('leaving a parallel from one region leaves all regions', () => {
    const chart = start(`
      <parallel id="p"><state id="a"><transition event="e" target="z"/></state><state id="b"><state id="b1"/></state></parallel><state id="z"/>`);
    expect(chart.send('e').configuration).toEqual(['z']);
  });

  test('a parallel without states is atomic: its transitions are taken', () => {
    const chart = start('<parallel id="p"><transition event="e" target="b"/></parallel><state id="b"/>').send('e');
    expect(chart.configuration).toEqual(['b']);
  });

  test('parallels may hold parallels three levels deep', () => {
    const chart = start(`
      <parallel id="p"><parallel id="q"><parallel id="r"><state id="a"/><state id="b"/></parallel><state id="c"/></parallel><state id="d"/>
        <transition event="e" target="z"/></parallel><state id="z"/>`);
    expect(chart.configuration).toEqual(['p', 'q', 'r', 'a', 'b', 'c', 'd']);
    expect(chart.send('e').steps.slice(7)).toEqual(['-d', '-c', '-b', '-a', '-r', '-q', '-p', '+z']);
  });
});
