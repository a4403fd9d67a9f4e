import { describe, expect, test } from '@jest/globals';
import { start } from '../support/chart.js';

const SCXML = 'http://www.w3.org/2005/07/scxml';

/** Every element of SCXML 1.0, each with something that shows that it was read. `p` is the prefix with its colon, or empty. */
const everything = (p: string, xmlns: string): string => `<?xml version="1.0"?>
<!-- before -->
<${p}scxml ${xmlns} version="1.0" initial="start" name="all">
  <${p}datamodel><${p}data id="x" expr="1"/><${p}data id="list">[1, 2]</${p}data><${p}data id="got" expr="[]"/></${p}datamodel>
  <${p}script>x = x + 1</${p}script>
  <${p}state id="start">
    <${p}onentry><${p}log label="x" expr="x"/><${p}if cond="x == 1"><${p}log label="1"/><${p}elseif cond="x == 2"/><${p}log label="2"/><${p}else/><${p}log label="3"/></${p}if>
      <${p}foreach array="list" item="i"><${p}script>got.push(i)</${p}script></${p}foreach><${p}raise event="go"/></${p}onentry>
    <${p}onexit><${p}assign location="x" expr="10"/></${p}onexit>
    <${p}transition event="go" target="par"><${p}log label="going"/></${p}transition>
  </${p}state>
  <${p}parallel id="par">
    <${p}state id="a"><${p}initial><${p}transition target="a2"/></${p}initial><${p}state id="a1"/><${p}final id="a2"><${p}donedata><${p}param name="v" expr="7"/></${p}donedata></${p}final></${p}state>
    <${p}state id="b"><${p}history id="h"><${p}transition target="b2"/></${p}history><${p}state id="b1"><${p}transition target="h"/></${p}state><${p}final id="b2"/></${p}state>
    <${p}transition event="done.state.a"><${p}assign location="x" expr="_event.data.v"/></${p}transition>
    <${p}transition event="done.state.par" target="inv"/>
  </${p}parallel>
  <${p}state id="inv">
    <${p}invoke id="i"><${p}param name="n" location="x"/><${p}content><${p}scxml version="1.0"><${p}datamodel><${p}data id="n"/></${p}datamodel>
      <${p}final><${p}donedata><${p}content expr="n + 1"/></${p}donedata></${p}final></${p}scxml></${p}content>
      <${p}finalize><${p}assign location="x" expr="_event.data"/></${p}finalize></${p}invoke>
    <${p}transition event="done.invoke.i" target="end"><${p}send id="s" event="late" delay="1s"/><${p}send event="soon" delay="1s"><${p}content>text</${p}content></${p}send><${p}cancel sendid="s"/></${p}transition>
  </${p}state>
  <${p}state id="end"><${p}transition event="soon" cond="_event.data == 'text'" target="over"/></${p}state>
  <${p}final id="over"/>
</${p}scxml>
<!-- after -->`;

describe('SCXML 3.1 Names of elements', () => {
  test.each([
    ['without a prefix', '', `xmlns="${SCXML}"`],
    ['under a prefix', 'sc:', `xmlns:sc="${SCXML}"`],
    ['under a prefix beside another default namespace', 'x.1:', `xmlns="urn:other" xmlns:x.1="${SCXML}"`],
  ])('every element of SCXML is understood %s', (_how, prefix, xmlns) => {
    const chart = start(everything(prefix, xmlns));
    expect([chart.logs, chart.configuration]).toEqual([['x: 2', '2', 'going'], ['end']]);
    expect(chart.data).toMatchObject({ x: 8, got: [1, 2] });
    chart.advance(1000);
    expect([chart.session.status, chart.events.includes('late')]).toEqual(['final', false]);
  });

  test('comments and processing instructions may stand everywhere', () => {
    const plain = everything('', `xmlns="${SCXML}"`);
    const [head, ...lines] = plain.split('\n');
    // after every tag, but not inside JSON, scripts and text, where they are part of what is tested below
    const noisy = [head, ...lines.map((line) => line.replace(/>(?=<(?!\/(data|script|content)))/g, '><!-- c --><?pi data?>'))].join('\n');
    expect(noisy.length).toBeGreaterThan(plain.length + 500);
    const chart = start(noisy);
    expect(chart.configuration).toEqual(['end']);
    expect(chart.advance(1000).session.status).toBe('final');
  });

  test('comments and processing instructions inside scripts, data and text content are not part of them', () => {
    const chart = start(`
      <datamodel><data id="x">[1,<!-- two -->2<?pi?>]</data><data id="t">some <!-- no -->text<?pi no?></data></datamodel>
      <script>x.push(3);<!-- x.push(4); --> x.push(<?pi?>5)</script><state id="a"/>`);
    expect(chart.data).toEqual({ x: [1, 2, 3, 5], t: 'some text' });
  });

  test('CDATA sections and references are text like any other', () => {
    const chart = start(`
      <datamodel><data id="x" expr="1 &lt; 2 &amp;&amp; &quot;a&quot; == '&#97;'"/><data id="t"><![CDATA[a < b & c]]></data></datamodel>
      <script><![CDATA[if (1 < 2 && x) { t = t + '!' }]]></script><state id="a"/>`);
    expect(chart.data).toEqual({ x: true, t: 'a < b & c!' });
  });
});
