import { describe, expect, test } from '@jest/globals';
import { start } from '../support/chart.js';

const CHART = `<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" name="n">
<datamodel><data id="x" expr="1"/></datamodel>
<state id="a">
  <onexit><log label="bye" expr="x"/></onexit>
  <transition event="go" cond="x == 2" target="c"/>
  <transition event="go" cond="x == 1" target="b"><send event="s" id="i"/></transition>
</state>
<state id="b">
  <onentry><assign location="no" expr="1"/></onentry>
  <transition event="s" target="f"/>
</state>
<state id="c"/>
<final id="f"><donedata><content expr="'r'"/></donedata></final>
</scxml>`;

describe('The trace', () => {
  test('tells everything that happens, in order, with places', () => {
    const chart = start(CHART, { file: 'f.scxml' }).send('go', 1);
    const place = (line: number, column: number) => ({ file: 'f.scxml', line, column });
    const told = chart.trace.map(({ session, time, ...entry }) => {
      expect([session, time]).toEqual(['S1', 0]);
      if (entry.type === 'event' || entry.type === 'error') return { type: entry.type, name: entry.event.name };
      if (entry.type === 'effect') return { type: entry.type, effect: entry.effect.type, key: entry.key };
      return entry;
    });
    expect(told).toEqual([
      { type: 'open', file: 'f.scxml', name: 'n', parent: undefined },
      { type: 'enter', state: 'a' },
      { type: 'stable', configuration: ['a'] },
      { type: 'event', name: 'go' },
      { type: 'condition', source: 'a', result: false, place: place(5, 3) },
      { type: 'condition', source: 'a', result: true, place: place(6, 3) },
      { type: 'transition', source: 'a', targets: ['b'], event: 'go', place: place(6, 3) },
      { type: 'content', element: 'log', place: place(4, 11) },
      { type: 'exit', state: 'a' },
      { type: 'content', element: 'send', place: place(6, 51) },
      { type: 'enter', state: 'b' },
      { type: 'content', element: 'assign', place: place(9, 12) },
      { type: 'error', name: 'error.execution' },
      { type: 'event', name: 'error.execution' },
      { type: 'stable', configuration: ['b'] },
      { type: 'log', label: 'bye', value: 1, place: 'f.scxml:4:11' },
      { type: 'effect', effect: 'send', key: 'S1/2/1' },
      { type: 'event', name: 's' },
      { type: 'transition', source: 'b', targets: ['f'], event: 's', place: place(10, 3) },
      { type: 'exit', state: 'b' },
      { type: 'enter', state: 'f' },
      { type: 'exit', state: 'f' },
      { type: 'end', status: 'final', result: 'r' },
    ]);
  });

  test('every entry is plain data that JSON can carry', () => {
    const chart = start(CHART).send('go', { n: [1] });
    for (const entry of chart.trace) expect(JSON.parse(JSON.stringify(entry))).toMatchObject({ type: entry.type, session: 'S1' });
  });

  test('entries carry the time of the clock', () => {
    const chart = start(
      '<state id="a"><onentry><send event="e" delay="1500ms"/></onentry><transition event="e" target="b"/></state><state id="b"/>',
    ).advance(2000);
    expect(chart.entries('enter').map(({ state, time }) => [state, time])).toEqual([
      ['a', 0],
      ['b', 1500],
    ]);
  });

  test('an eventless transition has no event', () => {
    const chart = start('<state id="a"><transition target="b"/></state><state id="b"/>');
    expect(chart.entries('transition')).toEqual([expect.objectContaining({ source: 'a', event: undefined })]);
  });

  test('children are opened with the session of their parent', () => {
    const chart = start('<state id="s"><invoke><content><scxml version="1.0"><final/></scxml></content></invoke></state>');
    expect(chart.entries('open').map(({ session, parent }) => [session, parent])).toEqual([
      ['S1', undefined],
      ['S2', 'S1'],
    ]);
  });

  test.each([
    ['final', '<final/>', undefined],
    ['cancelled', '<state/>', 'cancel'],
    ['runaway', '<state id="a"><transition target="a"/></state>', undefined],
  ])('the end says how: %s', (status, body, act) => {
    const chart = start(body, { limits: { microsteps: 20 } });
    if (act) chart.session.cancel();
    expect(chart.entries('end')).toEqual([expect.objectContaining({ status })]);
  });
});
