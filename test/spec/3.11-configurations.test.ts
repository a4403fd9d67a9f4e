import { describe, expect, test } from '@jest/globals';
import { ScxmlError } from 'statewire';
import { start } from '../support/chart.js';

const PARALLEL = `
  <parallel id="p">
    <state id="a"><state id="a1"/><state id="a2"><state id="a21"/><state id="a22"/></state></state>
    <state id="b"><state id="b1"/><state id="b2"><parallel id="q"><state id="c"><state id="c1"/><state id="c2"/></state><state id="d"><state id="d1"/><state id="d2"/></state></parallel></state></state>
  </parallel>`;
const go = (targets: string) =>
  start(`<state id="s"><transition event="e" target="${targets}"/></state>${PARALLEL}`).send('e').configuration;

describe('SCXML 3.11 Legal configurations and specifications', () => {
  test.each([
    ['p', ['p', 'a', 'a1', 'b', 'b1']],
    ['a22', ['p', 'a', 'a2', 'a22', 'b', 'b1']],
    ['b2', ['p', 'a', 'a1', 'b', 'b2', 'q', 'c', 'c1', 'd', 'd1']],
    ['d2', ['p', 'a', 'a1', 'b', 'b2', 'q', 'c', 'c1', 'd', 'd2']],
    ['c2 d2', ['p', 'a', 'a1', 'b', 'b2', 'q', 'c', 'c2', 'd', 'd2']],
    ['d2 a22 c2', ['p', 'a', 'a2', 'a22', 'b', 'b2', 'q', 'c', 'c2', 'd', 'd2']],
    ['a2 q', ['p', 'a', 'a2', 'a21', 'b', 'b2', 'q', 'c', 'c1', 'd', 'd1']],
    ['p b d2', ['p', 'a', 'a1', 'b', 'b2', 'q', 'c', 'c1', 'd', 'd2']],
  ])('the specification "%s" is completed by ancestors and default descendants', (targets, expected) => {
    expect(go(targets)).toEqual(expected);
  });

  test.each(['a1 a2', 'a21 a22', 's a', 'b1 d1', 'a1 b1 b2', 's p'])(
    'the specification "%s" can never be active together, and refuses the document',
    (targets) => {
      expect(() => go(targets)).toThrow(expect.objectContaining({ code: 'DOCUMENT_REFUSED' }) as unknown as ScxmlError);
    },
  );

  test('an illegal initial specification refuses the document', () => {
    for (const initial of ['a1 a2', 'nowhere']) expect(() => start(PARALLEL, { attributes: `initial="${initial}"` })).toThrow(ScxmlError);
  });

  test('exactly one child of the document and of each compound state is active', () => {
    const chart = start(`<state id="s"><transition event="e" target="d2"/></state>${PARALLEL}<state id="t"/>`).send('e');
    expect(chart.configuration.filter((id) => ['s', 'p', 't'].includes(id))).toEqual(['p']);
    expect(chart.configuration.filter((id) => id.startsWith('b') && id.length === 2)).toEqual(['b2']);
  });
});
