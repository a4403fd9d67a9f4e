import { describe, expect, test } from '@jest/globals';
import { SimulatedClock, Statewire } from 'statewire';
import { start } from '../support/chart.js';

const check = (text: string): readonly string[] => {
  const statewire = new Statewire({ clock: new SimulatedClock() });
  return statewire.check(text).map(({ code, severity }) => `${severity} ${code}`);
};

describe('SCXML 3.2 <scxml>', () => {
  test('without "initial" the first state in document order is entered [W3C 355]', () => {
    expect(start('<state id="a"/><state id="b"/>').configuration).toEqual(['a']);
  });

  test('the states named by "initial" are entered [W3C 576]', () => {
    expect(start('<state id="a"/><state id="b"/>', { attributes: 'initial="b"' }).configuration).toEqual(['b']);
  });

  test('"initial" may name a deep state, and its ancestors are entered with it', () => {
    const chart = start('<state id="a"/><state id="b"><state id="b1"/><state id="b2"><state id="b21"/><state id="b22"/></state></state>', {
      attributes: 'initial="b22"',
    });
    expect(chart.steps).toEqual(['+b', '+b2', '+b22']);
  });

  test('"initial" may name several states of different regions [W3C 413]', () => {
    const chart = start(
      `<state id="a"/><parallel id="p">
         <state id="r"><state id="r1"/><state id="r2"/></state>
         <state id="s"><state id="s1"/><state id="s2"/></state>
         <state id="t"><state id="t1"/><state id="t2"/></state></parallel>`,
      { attributes: 'initial="s2 r2"' },
    );
    expect(chart.configuration).toEqual(['p', 'r', 'r2', 's', 's2', 't', 't1']);
  });

  test('the first child may be a parallel', () => {
    expect(start('<parallel id="p"><state id="a"/><state id="b"/></parallel>').configuration).toEqual(['p', 'a', 'b']);
  });

  test('the first child may be a final state, and the session is over when it is started', () => {
    const chart = start('<final id="f"/>');
    expect([chart.session.status, chart.configuration]).toEqual(['final', ['f']]);
  });

  test('"name" is the name of the session', () => {
    const chart = start('<state id="a"><onentry><log expr="_name"/></onentry></state>', { attributes: 'name="queue"' });
    expect([chart.logs, chart.session.view().name]).toEqual([['queue'], 'queue']);
  });

  test('a document without states is refused', () => {
    expect(check('<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0"/>')).toEqual(['error EMPTY_DOCUMENT']);
  });

  test('the empty document is refused, whatever stands around nothing', () => {
    for (const text of ['', ' \n', '<?xml version="1.0"?>', '<!-- nothing -->']) expect(check(text)).toContain('error XML_NO_ROOT');
  });

  test('a transition of the document itself is never taken: it stands in no state', () => {
    const chart = start('<transition event="e" target="b"/><state id="a"/><state id="b"/>').send('e');
    expect(chart.configuration).toEqual(['a']);
  });

  test('the data model is ECMAScript when the document does not say', () => {
    expect(start('<state id="a"><onentry><log expr="[1, 2].length + 1"/></onentry></state>').logs).toEqual(['3']);
  });

  test('several datamodel elements are used, all of them', () => {
    const chart = start(`<datamodel><data id="x" expr="1"/></datamodel><state id="a"/><datamodel><data id="y" expr="x + 1"/></datamodel>`);
    expect(chart.data).toEqual({ x: 1, y: 2 });
  });
});
