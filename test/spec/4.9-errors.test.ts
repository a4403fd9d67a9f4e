import { describe, expect, test } from '@jest/globals';
import { say, start } from '../support/chart.js';

const BAD = 'nothing.here';

describe('SCXML 4.9 Evaluation of executable content', () => {
  test('the elements of a block are executed in document order [W3C 158]', () => {
    expect(start(`<state id="a"><onentry>${say('1')}<if cond="true">${say('2')}</if>${say('3')}</onentry></state>`).logs).toEqual([
      '1',
      '2',
      '3',
    ]);
  });

  test('an error ends the block: the remaining elements are not processed [W3C 159]', () => {
    const chart = start(`<state id="a"><onentry>${say('1')}<assign location="no" expr="1"/>${say('2')}</onentry></state>`);
    expect(chart.logs).toEqual(['1']);
  });

  test('what the block did before the error stays done', () => {
    const chart = start(`
      <datamodel><data id="x" expr="1"/></datamodel>
      <state id="a"><onentry><assign location="x" expr="2"/><raise event="raised"/><send event="sent"/><assign location="no" expr="1"/></onentry></state>`);
    expect([chart.data['x'], chart.events]).toEqual([2, ['raised', 'error.execution', 'sent']]);
  });

  test.each([
    ['assign expr', `<assign location="x" expr="${BAD}"/>`],
    ['assign location', `<assign location="${BAD}" expr="1"/>`],
    ['assign location that is no location', '<assign location="1 + 1" expr="1"/>'],
    ['log expr', `<log expr="${BAD}"/>`],
    ['script', `<script>${BAD}</script>`],
    ['script that throws', '<script>throw 1</script>'],
    ['syntax error in a script', '<script>var = 1</script>'],
    ['foreach array', `<foreach array="${BAD}" item="i"/>`],
    ['send eventexpr', `<send eventexpr="${BAD}"/>`],
    ['send targetexpr', `<send event="e" targetexpr="${BAD}"/>`],
    ['send typeexpr', `<send event="e" typeexpr="${BAD}"/>`],
    ['send delayexpr', `<send event="e" delayexpr="${BAD}"/>`],
    ['send idlocation', `<send event="e" idlocation="${BAD}"/>`],
    ['send namelist', '<send event="e" namelist="x nowhere"/>'],
    ['send param expr', `<send event="e"><param name="p" expr="${BAD}"/></send>`],
    ['send param location', '<send event="e"><param name="p" location="nowhere"/></send>'],
    ['send content expr', `<send event="e"><content expr="${BAD}"/></send>`],
    ['send of a function', '<send event="e"><param name="p" expr="function () {}"/></send>'],
    ['cancel sendidexpr', `<cancel sendidexpr="${BAD}"/>`],
    ['nested if', `<if cond="true"><assign location="no" expr="1"/></if>`],
  ])('an error in %s ends its block with error.execution, and other blocks go on', (_where, element) => {
    const chart = start(`
      <datamodel><data id="x" expr="1"/></datamodel>
      <state id="a"><onentry>${element}${say('no')}</onentry><onentry>${say('yes')}</onentry></state>`);
    expect([chart.logs, chart.events]).toEqual([['yes'], ['error.execution']]);
    expect(chart.entries('event')[0]?.event.type).toBe('platform');
  });

  test.each([
    ['onexit', (e: string) => `<state id="a"><onexit>${e}</onexit><transition event="e" target="b"/></state><state id="b"/>`],
    ['a transition', (e: string) => `<state id="a"><transition event="e" target="b">${e}</transition></state><state id="b"/>`],
    ['onentry', (e: string) => `<state id="a"><transition event="e" target="b"/></state><state id="b"><onentry>${e}</onentry></state>`],
    [
      'an initial transition',
      (e: string) =>
        `<state id="a"><transition event="e" target="b"/></state><state id="b"><initial><transition target="c">${e}</transition></initial><state id="c"/></state>`,
    ],
  ])('an error in %s does not stop the microstep', (_where, body) => {
    const chart = start(body(`<assign location="no" expr="1"/>${say('no')}`)).send('e');
    expect([chart.configuration[0], chart.logs, chart.events]).toEqual(['b', [], ['e', 'error.execution']]);
  });

  test('each block of one microstep fails alone', () => {
    const bad = '<assign location="no" expr="1"/>';
    const chart = start(`
      <state id="a"><onexit>${bad}</onexit><onexit>${say('exit')}</onexit><transition event="e" target="b">${bad}</transition></state>
      <state id="b"><onentry>${bad}</onentry><onentry>${say('entry')}</onentry></state>`).send('e');
    expect([chart.logs, chart.events]).toEqual([
      ['exit', 'entry'],
      ['e', 'error.execution', 'error.execution', 'error.execution'],
    ]);
  });

  test('an error handler that fails itself raises the next error', () => {
    const chart = start(`
      <datamodel><data id="n" expr="0"/></datamodel>
      <state id="a"><onentry><assign location="no" expr="1"/></onentry>
        <transition event="error" cond="n &lt; 3"><assign location="n" expr="n + 1"/><assign location="no" expr="1"/></transition></state>`);
    expect([chart.data['n'], chart.events.length]).toEqual([3, 4]);
  });

  test('the error of an expression says its attribute, its text and the place inside it', () => {
    const chart = start('<state id="a"><onentry>\n<log label="x" expr="1 + nothing.here"/></onentry></state>', { file: 'f.scxml' });
    expect(chart.errors).toEqual([
      expect.objectContaining({ tagname: 'log', attribute: 'expr', expression: '1 + nothing.here', file: 'f.scxml', line: 2 }),
    ]);
    expect(chart.errors[0]?.['column']).toBeGreaterThan('<log label="x" expr="'.length);
  });
});
