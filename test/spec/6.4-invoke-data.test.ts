import { describe, expect, test } from '@jest/globals';
import { start } from '../support/chart.js';

const invoke = (body: string, attributes = '', more = ''): string =>
  `<invoke id="i" ${attributes}>${more}<content><scxml version="1.0">${body}</scxml></content></invoke>`;
/** A child with x declared that logs what it got. */
const CHILD = `<datamodel><data id="x" expr="'own'"/></datamodel><final><onentry><log expr="x"/></onentry></final>`;

const run = (body: string): readonly string[] =>
  start(
    `<datamodel><data id="x" expr="1"/><data id="y" expr="2"/><data id="o" expr="({ n: 1 })"/></datamodel><state id="s">${body}</state>`,
  ).logs;

describe('SCXML 6.4.4 Data for the invoked service', () => {
  test('namelist gives top-level data of the same name its value [W3C 244]', () => {
    expect(run(invoke(CHILD, 'namelist="x"'))).toEqual(['1']);
  });

  test('a param gives top-level data of the same name its value [W3C 226, 240, 276]', () => {
    expect(run(invoke(CHILD, '', '<param name="x" expr="y + 1"/>'))).toEqual(['3']);
    expect(run(invoke(CHILD, '', '<param name="x" location="o.n"/>'))).toEqual(['1']);
  });

  test('a name that the child does not declare is not added to its data [W3C 245]', () => {
    expect(run(invoke(`<final><onentry><log expr="typeof y"/></onentry></final>`, '', '<param name="y" expr="1"/>'))).toEqual([
      'undefined',
    ]);
  });

  test('data of inner states of the child is not touched [W3C 241]', () => {
    const child = `<state id="a"><datamodel><data id="x" expr="'own'"/></datamodel><onentry><log expr="x"/></onentry></state>`;
    expect(run(invoke(child, 'namelist="x"'))).toEqual(['own']);
  });

  test('the child gets a copy', () => {
    const chart = start(`
      <datamodel><data id="o" expr="({ n: 1 })"/></datamodel>
      <state id="s">${invoke('<datamodel><data id="o"/></datamodel><final><onentry><assign location="o.n" expr="2"/></onentry></final>', 'namelist="o"')}</state>`);
    expect(chart.data['o']).toEqual({ n: 1 });
  });

  test('the arguments are evaluated when the macrostep ends, not when the state is entered', () => {
    const chart = start(`
      <datamodel><data id="x" expr="1"/></datamodel>
      <state id="s"><onentry><raise event="r"/></onentry>${invoke(CHILD, 'namelist="x"')}<transition event="r"><assign location="x" expr="5"/></transition></state>`);
    expect(chart.logs).toEqual(['5']);
  });

  test('the child has its own data, name and session id', () => {
    const chart = start(
      `<datamodel><data id="x" expr="1"/></datamodel><state id="s"><invoke><content><scxml version="1.0" name="child"><datamodel><data id="x" expr="7"/></datamodel>
        <state><onentry><log expr="[x, _name, _sessionid].join()"/></onentry></state></scxml></content></invoke></state>`,
      { attributes: 'name="parent"' },
    );
    expect([chart.logs, chart.data['x']]).toEqual([['7,child,S2'], 1]);
  });
});

describe('SCXML 6.5 <finalize>', () => {
  const answer = (...sends: string[]): string => `<state><onentry>${sends.join('')}</onentry></state>`;
  const send = (event: string, params: string): string => `<send event="${event}" target="#_parent">${params}</send>`;

  test('it runs before transitions are selected for the event [W3C 233]', () => {
    const chart = start(`
      <datamodel><data id="x" expr="0"/></datamodel>
      <state id="s">${invoke(answer(send('e', '<param name="v" expr="7"/>')), '', '').replace('</invoke>', '<finalize><assign location="x" expr="_event.data.v"/></finalize></invoke>')}
        <transition event="e" cond="x == 7" target="t"/></state><state id="t"/>`);
    expect(chart.configuration).toEqual(['t']);
  });

  test('only that of the invocation that sent the event runs [W3C 234]', () => {
    const child = (
      id: string,
      event: string,
    ): string => `<invoke id="${id}"><content><scxml version="1.0">${event && answer(send(event, ''))}${event ? '' : '<state/>'}</scxml></content>
      <finalize><log label="${id}" expr="_event.name"/></finalize></invoke>`;
    expect(start(`<state id="s">${child('a', '')}${child('b', 'e')}${child('c', '')}</state>`).logs).toEqual(['b: e']);
  });

  test('it does not run for events from elsewhere', () => {
    const chart = start(
      `<state id="s">${invoke('<state/>').replace('</invoke>', '<finalize><log label="finalize"/></finalize></invoke>')}</state>`,
    );
    expect(chart.send('e').logs).toEqual([]);
  });

  test('it runs for done.invoke as well', () => {
    const chart = start(
      `<state id="s">${invoke('<final/>').replace('</invoke>', '<finalize><log expr="_event.name"/></finalize></invoke>')}</state>`,
    );
    expect(chart.logs).toEqual(['done.invoke.i']);
  });

  test('an error in it ends it, and the event is processed', () => {
    const chart = start(`
      <state id="s">${invoke(answer(send('e', ''))).replace('</invoke>', '<finalize><assign location="no" expr="1"/><log label="no"/></finalize></invoke>')}
        <transition event="e" target="t"/></state><state id="t"/>`);
    expect([chart.configuration, chart.logs, chart.events]).toEqual([['t'], [], ['e', 'error.execution']]);
  });

  test.each([
    ['namelist', 'namelist="x o.n"', '', '<param name="x" expr="5"/><param name="o.n" expr="6"/>', { x: 5, o: { n: 6 } }],
    [
      'param location',
      '',
      '<param name="a" location="x"/><param name="b" location="o.n"/>',
      '<param name="a" expr="5"/><param name="b" expr="6"/>',
      { x: 5, o: { n: 6 } },
    ],
    ['param expr, which is no location', '', '<param name="x" expr="x"/>', '<param name="x" expr="5"/>', { x: 1, o: { n: 1 } }],
    ['names that did not come back', 'namelist="x"', '', '<param name="other" expr="5"/>', { x: 1, o: { n: 1 } }],
  ])('an empty one puts values back where they came from: %s', (_what, attributes, params, back, expected) => {
    for (const empty of ['<finalize/>', '<finalize>\n <!-- nothing -->\n</finalize>']) {
      const chart = start(`
        <datamodel><data id="x" expr="1"/><data id="o" expr="({ n: 1 })"/></datamodel>
        <state id="s">${invoke(answer(send('e', back)), attributes, params).replace(/<\/invoke>$/, `${empty}</invoke>`)}</state>`);
      expect(chart.data).toEqual(expected);
    }
  });

  test('without <finalize> nothing is put back', () => {
    const chart = start(
      `<datamodel><data id="x" expr="1"/></datamodel><state id="s">${invoke(answer(send('e', '<param name="x" expr="5"/>')), 'namelist="x"')}</state>`,
    );
    expect(chart.data).toEqual({ x: 1 });
  });

  test('an empty one with data that has no names changes nothing', () => {
    const chart = start(`
      <datamodel><data id="x" expr="1"/></datamodel>
      <state id="s">${invoke(answer('<send event="e" target="#_parent"><content expr="[5]"/></send>'), 'namelist="x"').replace('</invoke>', '<finalize/></invoke>')}</state>`);
    expect([chart.data, chart.events]).toEqual([{ x: 1 }, ['e']]);
  });
});
