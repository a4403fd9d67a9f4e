import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { say, start } from '../support/chart.js';

const value = (data: string) => start(`<datamodel>${data}</datamodel><state id="a"/>`).data['x'];

describe('SCXML 5.3 <data>', () => {
  test.each([
    ['an expression', '<data id="x" expr="1 + 1"/>', 2],
    ['nothing', '<data id="x"/>', undefined],
    ['white space', '<data id="x">  \n </data>', undefined],
    ['JSON', '<data id="x">{"a": [1, true, null, "s"]}</data>', { a: [1, true, null, 's'] }],
    ['a JSON number', '<data id="x"> 12 </data>', 12],
    ['a JSON string', '<data id="x">"text"</data>', 'text'],
    ['text, with white space normalised [W3C 558]', '<data id="x">\n  some  text\n here </data>', 'some text here'],
    ['text that only begins like JSON', '<data id="x">[1, 2</data>', '[1, 2'],
  ])('its value may be %s', (_what, data, expected) => {
    expect(value(data)).toEqual(expected);
  });

  test('its value may be XML, as a document with elements and attributes [W3C 557]', () => {
    const chart = start(`
      <datamodel><data id="x"><books xmlns=""><book title="one"/><book title="two"/></books></data></datamodel>
      <state id="a"><onentry><log expr="x.getElementsByTagName('book')[1].getAttribute('title')"/></onentry></state>`);
    expect(chart.logs).toEqual(['two']);
  });

  test('a value that cannot be evaluated leaves it undefined and raises error.execution [W3C 277]', () => {
    const chart = start(`
      <datamodel><data id="x" expr="no.such"/><data id="y" expr="1"/></datamodel>
      <state id="a"><transition event="error.execution" cond="typeof x == 'undefined' &amp;&amp; y == 1" target="b"/></state><state id="b"/>`);
    expect(chart.configuration).toEqual(['b']);
    expect(chart.errors[0]).toMatchObject({ tagname: 'data', attribute: 'expr', expression: 'no.such' });
  });

  test('data that failed can be assigned later', () => {
    const chart = start(`
      <datamodel><data id="x" expr="no.such"/></datamodel><state id="a"><transition event="error"><assign location="x" expr="5"/></transition></state>`);
    expect(chart.data['x']).toBe(5);
  });

  test('an expression sees the data before it', () => {
    expect(start('<datamodel><data id="a" expr="2"/><data id="b" expr="a * 2"/></datamodel><state id="s"/>').data).toEqual({ a: 2, b: 4 });
  });

  test('any data is accessible from any state [W3C 278]', () => {
    const chart = start(
      '<state id="a"><onentry><log expr="deep"/></onentry></state><state id="b"><datamodel><data id="deep" expr="3"/></datamodel></state>',
    );
    expect(chart.logs).toEqual(['3']);
  });

  test('values given at the start take the place of top-level data [W3C 276]', () => {
    const chart = start('<datamodel><data id="x" expr="1"/><data id="y" expr="x + 1"/></datamodel><state id="a"/>', { data: { x: 10 } });
    expect(chart.data).toEqual({ x: 10, y: 11 });
  });

  test('a value given at the start is used even when the expression of the document fails', () => {
    const chart = start('<datamodel><data id="x" expr="no.such"/></datamodel><state id="a"/>', { data: { x: 10 } });
    expect([chart.data, chart.events]).toEqual([{ x: 10 }, []]);
  });

  test('values given at the start do not touch data of inner states, and add nothing', () => {
    const chart = start('<state id="a"><datamodel><data id="x" expr="1"/></datamodel></state>', { data: { x: 10, other: 1 } });
    expect(chart.data).toEqual({ x: 1 });
  });

  test.each(['__proto__', 'constructor', 'toString'])(
    'a value given at the start under the name %s is no variable of that name',
    (name) => {
      const chart = start('<datamodel><data id="x" expr="1"/></datamodel><state id="a"/>', { data: JSON.parse(`{"${name}": {"x": 5}}`) });
      expect(chart.data).toEqual({ x: 1 });
    },
  );

  test('the values given at the start are copied', () => {
    const given = { list: [1] };
    const chart = start(
      '<datamodel><data id="x"/></datamodel><state id="a"><transition event="e"><script>x.list.push(2)</script></transition></state>',
      {
        data: { x: given },
      },
    );
    given.list.push(7);
    chart.send('e');
    expect([given.list, chart.data['x']]).toEqual([[1, 7], { list: [1, 2] }]);
  });
});

describe('SCXML 5.3.3 Data binding', () => {
  const body = `<state id="a"><onentry><log expr="typeof x"/></onentry><transition event="e" target="b"/></state>
    <state id="b"><datamodel><data id="x" expr="1"/></datamodel><onentry><log expr="x"/><assign location="x" expr="x + 1"/></onentry>
      <transition event="e" target="a"/></state>`;

  test('early: all data gets its value before the first state is entered [W3C 279]', () => {
    expect(start(body).logs).toEqual(['number']);
  });

  test('late: data exists from the start, and gets its value when its state is entered first [W3C 280]', () => {
    expect(start(body, { attributes: 'binding="late"' }).send('e').logs).toEqual(['undefined', '1']);
  });

  test('late: entering again does not give the value again', () => {
    expect(start(body, { attributes: 'binding="late"' }).send('e').send('e').send('e').logs).toEqual(['undefined', '1', 'number', '2']);
  });

  test('late: an assignment before the first entry is replaced by the value at the first entry', () => {
    const chart = start(
      `<state id="a"><onentry><assign location="x" expr="9"/><log expr="x"/></onentry><transition target="b"/></state>
       <state id="b"><datamodel><data id="x" expr="1"/></datamodel><onentry><log expr="x"/></onentry></state>`,
      { attributes: 'binding="late"' },
    );
    expect(chart.logs).toEqual(['9', '1']);
  });

  test('late: the value is there before the onentry of its state runs', () => {
    const chart = start('<state id="a"><onentry><log expr="x"/></onentry><datamodel><data id="x" expr="4"/></datamodel></state>', {
      attributes: 'binding="late"',
    });
    expect(chart.logs).toEqual(['4']);
  });

  test('late: an expression that fails raises its error when the state is entered', () => {
    const chart = start(
      '<state id="a"><transition event="e" target="b"/></state><state id="b"><datamodel><data id="x" expr="no.such"/></datamodel></state>',
      {
        attributes: 'binding="late"',
      },
    );
    expect(chart.events).toEqual([]);
    expect(chart.send('e').events).toEqual(['e', 'error.execution']);
  });

  test('late: top-level data gets its value at the start', () => {
    const chart = start('<datamodel><data id="x" expr="1"/></datamodel><script>x = x + 1</script><state id="a"/>', {
      attributes: 'binding="late"',
    });
    expect(chart.data).toEqual({ x: 2 });
  });
});

describe('SCXML 5.3.2 Data by src', () => {
  const folder = mkdtempSync(join(tmpdir(), 'statewire-data-'));
  const file = join(folder, 'chart.scxml');
  const put = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return name;
  };

  test.each([
    ['JSON', 'x.json', '{"a": [1]}', { a: [1] }],
    ['JSON behind a byte order mark', 'bom.json', '\uFEFF[1]', [1]],
    ['text', 'x.txt', ' some\n text ', 'some text'],
  ])('%s is read from a file beside the document', (_kind, name, text, expected) => {
    put(name, text);
    for (const src of [name, `file:${name}`, pathToFileURL(join(folder, name)).href]) {
      expect(start(`<datamodel><data id="x" src="${src}"/></datamodel><state id="a"/>`, { file }).data['x']).toEqual(expected);
    }
  });

  test('XML is read as a document', () => {
    put('x.xml', '<?xml version="1.0"?><books><book title="one"/></books>');
    const chart = start(
      `<datamodel><data id="x" src="x.xml"/></datamodel><state id="a"><onentry><log expr="x.getElementsByTagName('book')[0].getAttribute('title')"/></onentry></state>`,
      { file },
    );
    expect(chart.logs).toEqual(['one']);
  });

  test('a file that is not there leaves the data undefined and raises error.execution', () => {
    const chart = start(
      `<datamodel><data id="x" src="missing.json"/><data id="y" expr="1"/></datamodel><state id="a">${say('runs')}</state>`.replace(
        say('runs'),
        `<onentry>${say('runs')}</onentry>`,
      ),
      { file },
    );
    expect([chart.data, chart.events, chart.logs]).toEqual([{ x: undefined, y: 1 }, ['error.execution'], ['runs']]);
    expect(chart.errors[0]).toMatchObject({ tagname: 'data' });
  });

  test('a script by src is run when the document is started', () => {
    put('lib.js', 'function twice(n) { return 2 * n }');
    const chart = start('<script src="lib.js"/><state id="a"><onentry><log expr="twice(4)"/></onentry></state>', { file });
    expect(chart.logs).toEqual(['8']);
  });

  test('a script that cannot be fetched refuses the document [W3C 301]', () => {
    expect(() => start('<script src="missing.js"/><state id="a"/>', { file })).toThrow(/missing\.js/);
  });
});
