import { describe, expect, test } from '@jest/globals';
import type { Extension } from 'statewire';
import { start } from '../support/chart.js';

const SYSTEM = ['_event', '_sessionid', '_name', '_ioprocessors', '_x'] as const;

describe('SCXML 5.10 System variables', () => {
  test('_sessionid is the id of the session, from the start on [W3C 321]', () => {
    const chart = start('<datamodel><data id="x" expr="_sessionid"/></datamodel><state id="a"/>');
    expect(chart.data['x']).toBe('S1');
  });

  test('_name is the name of the document [W3C 323]', () => {
    expect(start('<datamodel><data id="x" expr="_name"/></datamodel><state id="a"/>', { attributes: 'name="n"' }).data['x']).toBe('n');
  });

  test('_event is not bound before the first event [W3C 319]', () => {
    expect(start('<state id="a"><onentry><log expr="typeof _event"/></onentry></state>').logs).toEqual(['undefined']);
  });

  test('_event stays bound until the next event is taken, also after eventless transitions', () => {
    const chart = start(`
      <state id="a"><transition event="e" target="b"/></state>
      <state id="b"><transition target="c"/></state><state id="c"><onentry><log expr="_event.name"/></onentry></state>`).send('e');
    expect(chart.logs).toEqual(['e']);
  });

  test('_ioprocessors has the SCXML processor by type and by its short name, with a location [W3C 500, 569]', () => {
    const chart = start(`
      <state id="a"><onentry><log expr="_ioprocessors['http://www.w3.org/TR/scxml/#SCXMLEventProcessor'].location === _ioprocessors.scxml.location"/>
        <log expr="_ioprocessors['scxml'].location"/></onentry></state>`);
    expect(chart.logs).toEqual(['true', '#_scxml_S1']);
  });

  test('_x is there', () => {
    expect(start('<state id="a"><onentry><log expr="typeof _x"/></onentry></state>').logs).toEqual(['object']);
  });

  describe.each(SYSTEM)('%s', (name) => {
    const body = (content: string): string => `
      <datamodel><data id="before"/><data id="list" expr="[1]"/></datamodel>
      <state id="a"><transition event="e"><script>before = ${name}</script></transition>
        <transition event="write">${content}</transition>
        <transition event="check"><log expr="typeof ${name}"/><log expr="${name} === before || '${name}' == '_event'"/></transition></state>`;

    test.each([
      ['assign', `<assign location="${name}" expr="1"/>`],
      ['assign of a property', `<assign location="${name}.name" expr="1"/>`],
      ['assign of a new property', `<assign location="${name}.fresh" expr="1"/>`],
      ['assignment in a script', `<script>${name} = 1</script>`],
      ['compound assignment', `<script>${name} += 1</script>`],
      ['increment', `<script>${name}++</script>`],
      ['declaration', `<script>var ${name} = 1</script>`],
      ['destructuring', `<script>[${name}] = [1]</script>`],
      ['for-of', `<script>for (${name} of [1]) {}</script>`],
      ['foreach item', `<foreach array="list" item="${name}"/>`],
      ['foreach index', `<foreach array="list" item="x" index="${name}"/>`],
      ['idlocation of send', `<send event="x" idlocation="${name}"/>`],
    ])('cannot be written by %s: error.execution [W3C 322, 324, 326, 329, 346]', (_how, content) => {
      const chart = start(body(content)).send('e').send('write');
      // properties of texts cannot be written in any case; ECMAScript ignores that outside strict code
      expect(chart.events.filter((event) => event.startsWith('error'))).toEqual(['error.execution']);
      chart.send('check');
      expect(chart.logs).toEqual([name.endsWith('id') || name === '_name' ? 'string' : 'object', 'true']);
    });
  });

  test.each([
    ['_event.data as a whole', '_event.data = 5'],
    ['_event.name by a function', "Object.defineProperty(_event, 'name', { value: 'x' })"],
    ['_event.name by Object.assign', "Object.assign(_event, { name: 'x' })"],
    ['deleting', 'delete _event.name'],
    ['_ioprocessors entry', "_ioprocessors['scxml'] = 1"],
    ['_ioprocessors location', "_ioprocessors['scxml'].location = 'x'"],
    ['the prototype', 'Object.setPrototypeOf(_event, {})'],
    ['through another name', "var e = _event; e.name = 'x'"],
  ])('nothing below them can be written: %s', (_what, script) => {
    const chart = start(`
      <state id="a"><transition event="w"><script>${script}</script></transition>
        <transition event="error.execution"><log label="error"/></transition>
        <transition event="e"><log expr="[_event.name, _ioprocessors['scxml'].location].join()"/></transition></state>`);
    chart.send('w', { n: 1, o: { n: 1 }, list: [] }).send('e');
    expect(chart.logs).toEqual(['error', 'e,#_scxml_S1']);
  });

  test('the data of an event is the own copy of the session, which a chart may work on', () => {
    const given = { n: 1, list: [1] };
    const chart = start(`
      <datamodel><data id="kept"/></datamodel>
      <state id="a"><transition event="w"><assign location="kept" expr="_event.data"/><script>_event.data.n = 5; kept.list.push(2)</script>
        <log expr="[_event.data.n, kept.n, _event.data.list.length]"/></transition></state>`);
    chart.send('w', given);
    expect([chart.logs, given]).toEqual([['[5,5,2]'], { n: 1, list: [1] }]);
  });

  test('a document cannot declare them', () => {
    for (const name of SYSTEM) expect(() => start(`<datamodel><data id="${name}"/></datamodel><state id="a"/>`)).toThrow();
  });

  test('the variables of extensions are as read-only as those of the platform', () => {
    const extension: Extension = { name: 'x', globals: { _place: (session) => ({ session: session.id, list: [1] }) } };
    const chart = start(
      `<state id="a"><onentry><log expr="_place.session"/></onentry>
        <onentry><assign location="_place" expr="1"/></onentry><onentry><script>_place.list.push(2)</script></onentry>
        <onentry><log expr="_place.list.length"/></onentry></state>`,
      { extensions: [extension] },
    );
    expect([chart.logs, chart.events]).toEqual([
      ['S1', '1'],
      ['error.execution', 'error.execution'],
    ]);
  });
});

describe('SCXML 5.10.1 The fields of _event', () => {
  const FIELDS = ['name', 'type', 'sendid', 'origin', 'origintype', 'invokeid', 'data'] as const;
  const show = `<log expr="[${FIELDS.map((field) => `_event.${field}`).join()}].map(function (v) { return String(v) })"/>`;

  test('all fields are there, also when they are blank [W3C 330]', () => {
    const chart = start(
      `<state id="a"><transition event="e"><log expr="['${FIELDS.join("', '")}'].every(function (f) { return f in _event })"/></transition></state>`,
    );
    expect(chart.send('e').logs).toEqual(['true']);
  });

  test('an external event from the host has its name, its type and its data', () => {
    const chart = start(`<state id="a"><transition event="e">${show}</transition></state>`).send('e', 'd');
    expect(chart.logs).toEqual([JSON.stringify(['e', 'external', 'undefined', 'undefined', 'undefined', 'undefined', 'd'])]);
  });

  test('a sent event has the id that the author gave, origin and origintype [W3C 331, 332, 336]', () => {
    const chart = start(`<state id="a"><onentry><send event="e" id="s"/></onentry><transition event="e">${show}</transition></state>`);
    expect(chart.logs).toEqual([
      JSON.stringify(['e', 'external', 's', '#_scxml_S1', 'http://www.w3.org/TR/scxml/#SCXMLEventProcessor', 'undefined', 'undefined']),
    ]);
  });

  test('without an id of the author sendid is blank [W3C 333]', () => {
    const chart = start(
      '<state id="a"><onentry><send event="e"/></onentry><transition event="e"><log expr="typeof _event.sendid"/></transition></state>',
    );
    expect(chart.logs).toEqual(['undefined']);
  });

  test('an error of <send> carries the id of that send [W3C 332]', () => {
    const chart = start(`
      <state id="a"><onentry><send event="e" id="mine" type="urn:no"/></onentry><transition event="error.execution"><log expr="_event.sendid"/></transition></state>`);
    expect(chart.logs).toEqual(['mine']);
  });

  test('origin and origintype can be used to answer [W3C 336]', () => {
    const chart = start(`
      <state id="a"><onentry><send event="ask"/></onentry>
        <transition event="ask"><send event="answer" targetexpr="_event.origin" typeexpr="_event.origintype"/></transition><transition event="answer" target="b"/></state>
      <state id="b"/>`);
    expect(chart.configuration).toEqual(['b']);
  });
});
