import { describe, expect, test } from '@jest/globals';
import { say, start } from '../support/chart.js';

const run = (body: string) => start(body, { attributes: 'datamodel="null"' });

describe('SCXML B.1 The null data model', () => {
  test('In() is the only condition, and tells whether a state is active [W3C 436]', () => {
    const chart = run(`
      <parallel id="p"><state id="a"><transition cond="In('c')" target="fail"/><transition cond="In('b')" target="pass"/></state><state id="b"/></parallel>
      <state id="c"/><state id="pass"/><state id="fail"/>`);
    expect(chart.configuration).toEqual(['pass']);
  });

  test('any other condition is false and raises error.execution', () => {
    const chart = run(
      `<state id="a"><transition event="e" cond="1 == 1" target="fail"/><transition event="error.execution" target="pass"/></state><state id="pass"/><state id="fail"/>`,
    );
    expect(chart.send('e').configuration).toEqual(['pass']);
  });

  test('states, events, history and content without expressions work as ever', () => {
    const chart = run(`
      <state id="s"><history id="h"><transition target="a"/></history><state id="a"><transition event="b" target="b"/></state><state id="b"><onentry><raise event="r"/></onentry></state>
        <transition event="r">${say('raised')}</transition><transition event="out" target="t"/></state>
      <state id="t"><onentry><send event="back" delay="1s"/></onentry><transition event="back" target="h"/></state>`);
    chart.send('b').send('out').advance(1000);
    expect([chart.configuration, chart.logs]).toEqual([
      ['s', 'b'],
      ['raised', 'raised'],
    ]);
  });

  test('value expressions raise error.execution', () => {
    for (const content of ['<log expr="1"/>', '<assign location="x" expr="1"/>', '<script>1</script>', '<send eventexpr="e"/>']) {
      expect(run(`<state id="a"><onentry>${content}</onentry></state>`).events).toEqual(['error.execution']);
    }
  });

  test('_event.data reaches the host unchanged although the document cannot look at it', () => {
    const chart = run('<state id="a"><transition event="e" target="b"/></state><state id="b"/>').send('e', { n: [1] });
    expect(chart.entries('event')[0]?.event.data).toEqual({ n: [1] });
  });
});
