import { describe, expect, test } from '@jest/globals';
import { SourceFile } from '../../src/diagnostics/source.js';
import type { ReadResult, ScxmlDocument, StateNode } from '../../src/model/document.js';
import { readDocument } from '../../src/model/read.js';
import { parseXml } from '../../src/xml/parse.js';

function readText(text: string): ReadResult {
  const source = new SourceFile('f', text);
  return readDocument(parseXml(source).root!, source, { actions: () => undefined, dataModels: ['ecmascript', 'null'] });
}

function read(body: string, attributes = ''): ScxmlDocument {
  const result = readText(`<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" ${attributes}>${body}</scxml>`);
  expect(result.diagnostics).toEqual([]);
  return result.document!;
}

/** `kind id [children]` of a tree. */
function outline(node: StateNode): string {
  const children = node.children.map(outline).join(' ');
  return `${node.kind}${node.id === undefined ? '' : ` ${node.id}`}${children === '' ? '' : ` [${children}]`}`;
}
const ids = (nodes: readonly StateNode[] | undefined): unknown[] | undefined => nodes?.map(({ id }) => id);

describe('SCXML 3 A document that is read', () => {
  test('is the tree of its states with every reference resolved', () => {
    const document = read(`
      <state id="a">
        <transition event="go error.*" cond="x &lt; 1" target="p2 q1" type="internal"/>
        <history id="h" type="deep"><transition target="a1"/></history>
        <state id="a1"><transition event="p" target="p"/></state>
      </state>
      <parallel id="p">
        <state><state id="p1"><transition event="x" target="p2"/></state><state id="p2"/></state>
        <state id="q"><state id="q1"><transition event="back" target="h"/></state></state>
        <transition event="end" target="f"/>
      </parallel>
      <final id="f"/>`);
    expect(outline(document.root)).toBe(
      'scxml [state a [history h state a1] parallel p [state [state p1 state p2] state q [state q1]] final f]',
    );
    expect([...document.states.keys()]).toEqual(['a', 'h', 'a1', 'p', 'p1', 'p2', 'q', 'q1', 'f']);
    const [transition] = document.states.get('a')!.transitions;
    expect(transition).toMatchObject({ events: ['go', 'error.*'], type: 'internal' });
    expect(transition?.cond?.text).toBe('x < 1');
    expect(ids(transition?.targets)).toEqual(['p2', 'q1']);
    expect(transition?.source).toBe(document.states.get('a'));
    expect(document.states.get('h')).toMatchObject({ kind: 'history', history: 'deep', initial: undefined });
    expect(ids(document.states.get('h')?.transitions[0]?.targets)).toEqual(['a1']);
  });

  test('enters by initial="…", by <initial>, or by the first child state that is no history', () => {
    const document = read(
      `<state id="a" initial="a2"><state id="a1"/><state id="a2"><transition event="x" target="a1"/></state><transition event="b" target="b"/></state>
       <state id="b"><initial><transition target="b2"><log expr="1"/></transition></initial><state id="b1"/><state id="b2"><transition event="x" target="b1"/></state></state>
       <state id="c"><history id="h"><transition target="c1"/></history><state id="c1"><transition event="x" target="h"/></state><transition event="a" target="a"/></state>`,
      'initial="c"',
    );
    expect(ids(document.root.initial?.targets)).toEqual(['c']);
    const initial = (id: string): unknown[] | undefined => ids(document.states.get(id)?.initial?.targets);
    expect(['a', 'b', 'c'].map(initial)).toEqual([['a2'], ['b2'], ['c1']]);
    expect(document.states.get('b')?.initial?.content.map(({ name }) => name)).toEqual(['log']);
    expect(document.states.get('a')?.initial?.element).toBe(document.states.get('a')?.element);
    expect(document.states.get('a1')?.initial).toBeUndefined();
  });

  test('keeps executable content, data, invokes and done data as they were written', () => {
    const document = read(`
      <datamodel><data id="x" expr="1"/></datamodel>
      <datamodel xmlns="urn:other"><data id="no"/></datamodel>
      <script>x = 2;</script>
      <state id="a">
        <datamodel><data id="y" src="y.json"/><data id="z">3</data></datamodel>
        <onentry><log expr="1"/><log expr="2"/></onentry><onentry><log expr="3"/></onentry><onexit/>
        <invoke id="i" src="child.scxml"/>
        <transition event="e" target="f"><log expr="4"/></transition>
      </state>
      <final id="f"><donedata><param name="p" expr="x"/></donedata></final>`);
    const a = document.states.get('a')!;
    expect(document.root.data.map(({ id, expr }) => [id.text, expr?.text])).toEqual([['x', '1']]);
    expect(a.data.map(({ id, src }) => [id.text, src?.text])).toEqual([
      ['y', 'y.json'],
      ['z', undefined],
    ]);
    expect(document.scripts.map(({ text }) => text.text)).toEqual(['x = 2;']);
    expect(a.onentry.map(({ children }) => children.length)).toEqual([2, 1]);
    expect(a.onexit.length).toBe(1);
    expect(a.invokes.length).toBe(1);
    expect(a.transitions[0]?.content.map(({ name }) => name)).toEqual(['log']);
    expect(document.states.get('f')?.donedata?.children.length).toBe(1);
  });

  test('has datamodel "ecmascript", early binding and no name unless it says otherwise', () => {
    expect(read('<state id="a"/>')).toMatchObject({ datamodel: 'ecmascript', binding: 'early', name: undefined });
    expect(read('<state id="a"/>', 'datamodel="null" binding="late" name="n"')).toMatchObject({
      datamodel: 'null',
      binding: 'late',
      name: 'n',
    });
  });

  test('may have a prefix on every element of SCXML', () => {
    const { document, diagnostics } = readText(`
      <sc:scxml xmlns:sc="http://www.w3.org/2005/07/scxml" version="1.0" initial="b">
        <sc:state id="a"/>
        <sc:state id="b"><sc:initial><sc:transition target="c"/></sc:initial><sc:state id="c">
          <sc:onentry><sc:if cond="x"><sc:log/><sc:else/><sc:raise event="e"/></sc:if></sc:onentry>
          <sc:transition event="go" target="a"/></sc:state></sc:state>
      </sc:scxml>`);
    expect(diagnostics).toEqual([]);
    expect(outline(document!.root)).toBe('scxml [state a state b [state c]]');
    expect(ids(document?.states.get('b')?.initial?.targets)).toEqual(['c']);
  });

  test('may hold elements and attributes of editors wherever nothing is executed', () => {
    const document = read(
      `<qt:editorinfo geometry="1"/><ed:group><ed:state/></ed:group>
       <state id="a" ed:x="1"><ed:note>text</ed:note><qt:editorinfo/>
         <transition event="go" target="a" ed:curve="2"><qt:editorinfo movePoint="3"/><log expr="1"/></transition>
       </state>`,
      'xmlns:qt="http://www.qt.io/2015/02/scxml-ext" xmlns:ed="urn:editor"',
    );
    expect(outline(document.root)).toBe('scxml [state a]');
    expect(document.states.get('a')?.transitions[0]?.content.map(({ name }) => name)).toEqual(['log']);
  });

  test('holds data of any kind in <content>, <data> and <assign>, which no rule looks into', () => {
    read(`
      <datamodel><data id="x"><state id="a" foo="bar"><nonsense xmlns=""/></state></data></datamodel>
      <state id="a">
        <invoke><content><scxml version="1.0"><state id="a"/><final id="a"/></scxml></content></invoke>
        <onentry><assign location="x"><transition target="nowhere"/></assign></onentry>
      </state>`);
  });
});

describe('A document with mistakes', () => {
  test('is there as far as it was understood, so that its expressions can be checked too', () => {
    const { document, diagnostics } = readText(
      '<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0"><state id="a"><transition event="x" target="a b"/></state></scxml>',
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(['UNKNOWN_TARGET']);
    expect(ids(document?.states.get('a')?.transitions[0]?.targets)).toEqual(['a']);
  });

  test.each([
    '<html/>',
    '<scxml version="1.0"><state/></scxml>',
    '<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" datamodel="lua"><state/></scxml>',
  ])('is not there when it is no SCXML that can be run: %s', (text) => {
    const { document, diagnostics } = readText(text);
    expect(document).toBeUndefined();
    expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
  });
});
