import { describe, expect, test } from '@jest/globals';
import { start } from '../support/chart.js';

describe('SCXML B.2 The ECMAScript data model', () => {
  test('all variables live in one global scope [W3C 448]', () => {
    const chart = start(`
      <datamodel><data id="x" expr="1"/></datamodel><script>var y = x + 1</script>
      <state id="a"><datamodel><data id="z" expr="3"/></datamodel><onentry><log expr="[x, y, z].join()"/></onentry></state>`);
    expect(chart.logs).toEqual(['1,2,3']);
  });

  test('functions of scripts change variables of the data model', () => {
    const chart = start(
      '<datamodel><data id="x" expr="1"/></datamodel><script>function bump() { x++ }</script><state id="a"><onentry><script>bump(); bump()</script></onentry></state>',
    );
    expect(chart.data['x']).toBe(3);
  });

  test('a variable made by a script can be assigned later', () => {
    const chart = start(
      '<script>var made = 1</script><state id="a"><onentry><assign location="made" expr="2"/><log expr="made"/></onentry></state>',
    );
    expect(chart.logs).toEqual(['2']);
  });

  test('sessions of one document share nothing', () => {
    const chart = start(
      '<datamodel><data id="list" expr="[]"/></datamodel><script>Array.prototype.shared = 1</script><state id="a"><transition event="e"><script>list.push(1); list.shared = 2</script></transition></state>',
    );
    const other = start('<state id="a"><onentry><log expr="typeof [].shared"/></onentry></state>');
    chart.send('e');
    const second = chart.statewire.start(
      chart.statewire.load(
        '<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0"><datamodel><data id="t" expr="typeof [].shared"/></datamodel><state/></scxml>',
      ),
    );
    expect([other.logs, second.view().data]).toEqual([['undefined'], { t: 'undefined' }]);
  });

  test.each(['this.constructor', 'globalThis', 'process', 'require', 'Function', 'eval', 'setTimeout', 'console'])(
    '%s of the host cannot be reached',
    (name) => {
      const chart = start(
        `<state id="a"><onentry><log expr="typeof ${name} == 'undefined' || typeof (${name}.process || ${name}.mainModule) == 'undefined'"/></onentry></state>`,
      );
      expect(chart.logs[0] ?? 'true').toBe('true');
      expect(chart.configuration).toEqual(['a']);
    },
  );

  test.each([
    ['a loop', 'while (true) {}'],
    ['a recursion', '(function f() { f() })()'],
    ['a growing text', "var s = 'x'; while (true) s += s"],
    ['a growing array', 'var a = []; while (true) a.push(a.length)'],
    ['a regular expression', "/(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab')"],
  ])('%s that would not end becomes an error or ends, and the session goes on', (_what, script) => {
    const chart = start(
      `<state id="a"><onentry><script>${script}</script></onentry><transition event="e" target="b"/></state><state id="b"/>`,
    );
    expect(chart.send('e').configuration).toEqual(['b']);
  });

  test('a budget that is used up twice in one macrostep ends the session with its onexit handlers left out', () => {
    const chart = start(
      '<state id="a"><onentry><script>while (true) {}</script></onentry><onentry><script>while (true) {}</script></onentry><onexit><log label="exit"/></onexit></state>',
    );
    expect([chart.session.status, chart.logs, chart.errors.map(({ reason }) => reason)]).toEqual(['budget', [], ['fuel', 'fuel']]);
  });
});
