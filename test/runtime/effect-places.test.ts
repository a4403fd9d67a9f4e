import { describe, expect, test } from '@jest/globals';
import { start } from '../support/chart.js';

describe('what is begun in the world', () => {
  test('a service that cannot be started is an error event with the place of its <invoke>', () => {
    const chart = start(`<state id="s">\n  <invoke id="i" src="nowhere.scxml"/>\n</state>`);
    expect(chart.errors).toEqual([expect.objectContaining({ tagname: 'invoke', line: 2, column: 3, file: 'chart.scxml', invokeid: 'i' })]);
  });

  test('a delayed event that finds nobody is an error event with the place of its <send>', () => {
    const chart = start(`<state id="s"><onentry>\n  <send id="x" event="e" target="#_parent" delay="1s"/>\n</onentry></state>`);
    chart.advance(1000);
    expect(chart.errors).toEqual([expect.objectContaining({ tagname: 'send', line: 2, column: 3, target: '#_parent' })]);
  });

  test.each([
    [
      'throws',
      () => {
        throw new Error('no line');
      },
    ],
    ['rejects', () => Promise.reject(new Error('no line'))],
  ])('an extension whose performer %s is an error event with the place of the action', async (_how, performer) => {
    const extension = {
      name: 't',
      namespaces: ['urn:t'],
      actions: [{ name: 'act', attributes: {}, execute: () => ({ type: 't.act' }) }],
      perform: { 't.act': performer },
    };
    const chart = start(`<state id="s"><onentry>\n  <t:act xmlns:t="urn:t"/>\n</onentry></state>`, { extensions: [extension] });
    await new Promise((resolve) => setImmediate(resolve));
    expect(chart.errors).toEqual([expect.objectContaining({ message: 't.act: no line', tagname: 't:act', line: 2, column: 3 })]);
    expect(chart.entries('effect').map(({ effect }) => effect)).toEqual([{ type: 't.act' }]);
  });

  test('a macrostep that never ends does not hand its requests on, but its logs and what it ended', () => {
    const performed: string[] = [];
    const chart = start(
      `<state id="a"><invoke id="child"><content><scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0"><state id="c">
          <onexit><log expr="'child ended'"/></onexit></state></scxml></content></invoke>
        <transition event="loop" target="b"/></state>
      <state id="b"><transition target="b"><log expr="'again'"/><t:act xmlns:t="urn:t"/></transition></state>`,
      {
        limits: { microsteps: 50 },
        extensions: [
          {
            name: 't',
            namespaces: ['urn:t'],
            actions: [{ name: 'act', attributes: {}, execute: () => ({ type: 't.act' }) }],
            perform: { 't.act': () => void performed.push('act') },
          },
        ],
      },
    );
    chart.send('loop');
    expect(chart.session.status).toBe('runaway');
    expect(performed).toEqual([]);
    expect(chart.logs).toContain('again');
    expect(chart.logs).toContain('child ended');
  });
});
