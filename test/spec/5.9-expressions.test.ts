import { describe, expect, test } from '@jest/globals';
import { start } from '../support/chart.js';

describe('SCXML 5.9.1 Conditional expressions', () => {
  test.each([
    ['1', true],
    ["'false'", true],
    ['[]', true],
    ['({})', true],
    ['0', false],
    ["''", false],
    ['null', false],
    ['undefined', false],
    ['NaN', false],
  ])('%s counts as %s [W3C 449]', (cond, expected) => {
    const chart = start(`<state id="a"><transition event="e" cond="${cond}" target="b"/></state><state id="b"/>`).send('e');
    expect(chart.configuration).toEqual([expected ? 'b' : 'a']);
  });

  test('a condition that cannot be evaluated is false and raises error.execution [W3C 309, 344]', () => {
    const chart = start('<state id="a"><transition event="e" cond="no.such" target="b"/></state><state id="b"/>').send('e');
    expect([chart.configuration, chart.events]).toEqual([['a'], ['e', 'error.execution']]);
  });

  test('a condition may have side effects, which stay [W3C 444]', () => {
    const chart = start(
      '<datamodel><data id="x" expr="0"/></datamodel><state id="a"><transition event="e" cond="++x &gt; 1" target="b"/></state><state id="b"/>',
    );
    expect(chart.send('e').send('e').configuration).toEqual(['b']);
  });
});

describe('SCXML 5.9.2 In()', () => {
  test('In() tells whether a state is active, at any depth [W3C 451]', () => {
    const chart = start(`
      <parallel id="p"><state id="a"><state id="a1"/><state id="a2"/></state>
        <state id="b"><onentry><log expr="[In('p'), In('a'), In('a1'), In('a2'), In('b'), In('no'), In('')].join()"/></onentry></state></parallel>`);
    expect(chart.logs).toEqual(['true,true,true,false,true,false,false']);
  });

  test('during a transition In() sees states go and come one after the other', () => {
    const show = (where: string): string => `<log label="${where}" expr="[In('a'), In('b')].join()"/>`;
    const chart = start(`
      <state id="a"><onexit>${show('exit')}</onexit><transition event="e" target="b">${show('content')}</transition></state>
      <state id="b"><onentry>${show('entry')}</onentry></state>`).send('e');
    expect(chart.logs).toEqual(['exit: true,false', 'content: false,false', 'entry: false,true']);
  });

  test('while the regions of a parallel are entered, later ones are not active yet', () => {
    const chart = start(
      `<parallel id="p"><state id="a"><onentry><log expr="In('b')"/></onentry></state><state id="b"><onentry><log expr="In('a')"/></onentry></state></parallel>`,
    );
    expect(chart.logs).toEqual(['false', 'true']);
  });

  test('In() of a history or of the document is never true', () => {
    const chart = start(
      `<state id="s"><history id="h"><transition target="a"/></history><state id="a"><onentry><log expr="In('h')"/></onentry></state></state>`,
      {
        attributes: 'initial="h" name="doc"',
      },
    );
    expect(chart.logs).toEqual(['false']);
  });
});

describe('SCXML 5.9 Illegal expressions', () => {
  test.each([
    ['syntax', '1 +'],
    ['nothing', ''],
    ['two expressions', '1 2'],
    ['a statement', 'var x = 1'],
    ['an unknown name', 'nothing'],
  ])(
    'an illegal expression (%s) is no reason to refuse the document: the error comes when it is executed [W3C 313, 314]',
    (_what, expr) => {
      const chart = start(`
      <datamodel><data id="x"/></datamodel>
      <state id="a"><transition event="e"><assign location="x" expr="${expr}"/></transition></state>`);
      expect(chart.events).toEqual([]);
      expect(chart.send('e').events).toEqual(['e', 'error.execution']);
    },
  );

  test('an expression may span lines and hold comments', () => {
    const chart = start('<state id="a"><onentry><log expr="1 /* one */ +\n 2 // two"/></onentry></state>');
    expect(chart.logs).toEqual(['3']);
  });
});
