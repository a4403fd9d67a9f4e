import { describe, expect, test } from '@jest/globals';
import { type Extension, ScxmlError } from 'statewire';
import { say, start } from '../support/chart.js';

const SCXML = 'http://www.w3.org/2005/07/scxml';

/** `<x:note text="…" to="…"/>`: leaves an effect and writes what it sent. */
const note: Extension = {
  name: 'note',
  namespaces: ['urn:note', 'urn:note:2'],
  actions: [
    {
      name: 'note',
      attributes: { text: 'value', kind: 'text?', to: 'location?' },
      execute: (context) => {
        context.assign('to', context.newId());
        return { type: 'note', text: context.attribute('text'), kind: context.attribute('kind') } as never;
      },
    },
  ],
  perform: { note: (effect, context) => context.deliver('noted', { ...effect }) },
};

describe('SCXML 4.10 Custom action elements', () => {
  const body = (element: string): string =>
    `<scxml xmlns="${SCXML}" version="1.0" xmlns:x="urn:note" xmlns:y="urn:note:2"><datamodel><data id="v" expr="2"/><data id="id"/></datamodel>
      <state id="a"><onentry>${element}${say('after')}</onentry></state></scxml>`;

  test('an action of an extension is executed in place, and its effect is performed after the macrostep', () => {
    const chart = start(body('<x:note text="v + 1" kind="v + 1" to="id"/>'), { extensions: [note] });
    expect([chart.logs, chart.events]).toEqual([['after'], ['noted']]);
    expect(chart.entries('event')[0]?.event.data).toEqual({ type: 'note', text: 3, kind: 'v + 1' });
    expect(chart.data['id']).toMatch(/^S1\./);
  });

  test('all namespaces of an extension mean the same', () => {
    expect(start(body('<y:note text="1"/>'), { extensions: [note] }).events).toEqual(['noted']);
  });

  test('an attribute that cannot be evaluated ends the block with error.execution, and no effect is left', () => {
    const chart = start(body('<x:note text="nothing.here"/>'), { extensions: [note] });
    expect([chart.logs, chart.events]).toEqual([[], ['error.execution']]);
  });

  test('a location that cannot be assigned ends the block with error.execution', () => {
    expect(start(body('<x:note text="1" to="nowhere"/>'), { extensions: [note] }).events).toEqual(['error.execution']);
  });

  test.each([
    ['inside if', (x: string) => `<if cond="true">${x}</if>`],
    ['inside else', (x: string) => `<if cond="false"><else/>${x}</if>`],
    ['inside foreach', (x: string) => `<foreach array="[1]" item="i">${x}</foreach>`],
  ])('an action may stand %s', (_where, around) => {
    expect(start(body(around('<x:note text="1"/>')), { extensions: [note] }).events).toEqual(['noted']);
  });

  test('an action of a namespace that no extension has refuses the document', () => {
    expect(() => start(body('<x:note text="1"/>'))).toThrow(ScxmlError);
  });
});

describe('SCXML 3.1 Namespaces', () => {
  test('elements and attributes of other namespaces are ignored wherever no content is executed', () => {
    const f = '<f:layout x="1"><f:deep>text</f:deep><state xmlns="urn:other" id="s"/></f:layout>';
    const chart = start(`
      <scxml xmlns="${SCXML}" xmlns:f="urn:f" version="1.0" f:zoom="2">${f}
        <datamodel f:a="1">${f}<data id="x" expr="1" f:a="1"/>${f}</datamodel>
        <state id="s" f:a="1">${f}<onentry f:a="1"><log f:a="1" expr="x">${f}</log></onentry>
          <initial f:a="1">${f}<transition target="p" f:a="1"/></initial>
          <parallel id="p" f:a="1">${f}<state id="q" f:a="1">${f}<final id="r" f:a="1">${f}<donedata f:a="1">${f}<param name="n" expr="1" f:a="1">${f}</param></donedata></final></state>
            <history id="h" f:a="1">${f}<transition target="q"/></history></parallel>
          <invoke id="i" f:a="1">${f}<content f:a="1"><scxml version="1.0"><final/></scxml></content><finalize f:a="1"/></invoke>
          <transition event="e" f:a="1" target="t"><send event="sent" f:a="1">${f}<param name="n" expr="1"/></send><raise event="raised" f:a="1">${f}</raise></transition>
        </state><state id="t"/></scxml>`);
    expect([chart.logs, chart.events]).toEqual([['1'], ['done.state.q', 'done.state.p', 'done.invoke.i']]);
    chart.forget().send('e');
    expect([chart.events, chart.configuration]).toEqual([['e', 'raised', 'sent'], ['t']]);
  });

  test('a foreign attribute of the same local name is not the attribute', () => {
    const chart = start(`
      <scxml xmlns="${SCXML}" xmlns:f="urn:f" version="1.0" f:initial="b"><state id="a"><transition event="e" f:target="b" f:cond="false">${say('taken')}</transition>
      </state><state id="b"/></scxml>`).send('e');
    expect([chart.configuration, chart.logs]).toEqual([['a'], ['taken']]);
  });
});
