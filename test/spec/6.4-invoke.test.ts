import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ScxmlError } from 'statewire';
import { announce, say, start } from '../support/chart.js';

/** `<content>` with a document. */
const content = (body: string): string => `<content><scxml version="1.0">${body}</scxml></content>`;
const CHILD = content(`<final id="f"><onentry>${say('child')}</onentry><donedata><content expr="1"/></donedata></final>`);

describe('SCXML 6.4 <invoke>: what is invoked', () => {
  const folder = mkdtempSync(join(tmpdir(), 'statewire-invoke-'));
  writeFileSync(
    join(folder, 'child.scxml'),
    `<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0"><final><onentry>${say('child')}</onentry></final></scxml>`,
  );
  const file = join(folder, 'parent.scxml');
  const DOCUMENT = `&lt;scxml xmlns='http://www.w3.org/2005/07/scxml' version='1.0'>&lt;final>&lt;onentry>&lt;log label='child'/>&lt;/onentry>&lt;/final>&lt;/scxml>`;

  test.each([
    ['src', '<invoke id="i" src="child.scxml"/>'],
    ['src with file:', '<invoke id="i" src="file:child.scxml"/>'],
    ['srcexpr', `<invoke id="i" srcexpr="'child' + '.scxml'"/>`],
    ['content with a document', `<invoke id="i">${CHILD}</invoke>`],
    ['content with a document as text', `<invoke id="i"><content>${DOCUMENT}</content></invoke>`],
    ['content expr with a text', `<invoke id="i"><content expr="text"/></invoke>`],
    ['content expr with XML [W3C 530]', '<invoke id="i"><content expr="xml"/></invoke>'],
    ['type', `<invoke id="i" type="http://www.w3.org/TR/scxml/">${CHILD}</invoke>`],
    ['type without the slash', `<invoke id="i" type="http://www.w3.org/TR/scxml">${CHILD}</invoke>`],
    ['type by its short name', `<invoke id="i" type="scxml">${CHILD}</invoke>`],
    ['typeexpr', `<invoke id="i" typeexpr="'sc' + 'xml'">${CHILD}</invoke>`],
  ])('%s', (_what, invoke) => {
    const chart = start(
      `<datamodel><data id="text" expr="'${DOCUMENT.replaceAll("'", "\\'")}'"/>
        <data id="xml"><scxml version="1.0"><final><onentry>${say('child')}</onentry></final></scxml></data></datamodel>
      <state id="s">${invoke}<transition event="done.invoke.i" target="t"/></state><state id="t"/>`,
      { file },
    );
    expect([chart.configuration, chart.logs]).toEqual([['t'], ['child']]);
  });

  test.each([
    ['a file that is not there', '<invoke src="missing.scxml"/>', 'error.communication'],
    ['a scheme that is not fetched', '<invoke src="gopher://x/y"/>', 'error.communication'],
    [
      'a document that is refused',
      `<invoke>${content('<state id="a"><transition event="e" target="nowhere"/></state>')}</invoke>`,
      'error.communication',
    ],
    ['text that is no document', '<invoke><content>just text</content></invoke>', 'error.communication'],
    ['no source', '<invoke/>', 'error.communication'],
    ['a type that the platform has not', `<invoke type="urn:no">${CHILD}</invoke>`, 'error.execution'],
    ['a typeexpr that fails', `<invoke typeexpr="no.such">${CHILD}</invoke>`, 'error.execution'],
    ['a srcexpr that fails', '<invoke srcexpr="no.such"/>', 'error.execution'],
    ['a content expr that fails', '<invoke><content expr="no.such"/></invoke>', 'error.execution'],
    ['a namelist that fails [W3C 554]', `<invoke namelist="no_such">${CHILD}</invoke>`, 'error.execution'],
    ['a param that fails', `<invoke><param name="p" expr="no.such"/>${CHILD}</invoke>`, 'error.execution'],
    ['an idlocation that fails', `<invoke idlocation="no.such">${CHILD}</invoke>`, 'error.execution'],
  ])('%s starts nothing and raises %s', (_what, invoke, error) => {
    const chart = start(`<state id="s">${invoke}<invoke id="other">${CHILD}</invoke></state>`, { file });
    expect(chart.logs).toEqual(['child']); // the other one
    expect(chart.events.filter((name) => name.startsWith('error'))).toEqual([error]);
    expect(chart.session.view().children).toEqual({});
  });

  test('src and srcexpr and content exclude each other', () => {
    for (const invoke of [
      '<invoke src="a" srcexpr="b"/>',
      `<invoke src="a">${CHILD}</invoke>`,
      '<invoke type="scxml" typeexpr="b"/>',
      '<invoke id="a" idlocation="b"/>',
    ]) {
      expect(() => start(`<state id="s">${invoke}</state>`)).toThrow(ScxmlError);
    }
  });

  test('a child document may be written under a prefix', () => {
    const chart =
      start(`<state id="s"><invoke id="i"><content><q:scxml xmlns:q="http://www.w3.org/2005/07/scxml" version="1.0"><q:final/></q:scxml></content></invoke>
      <transition event="done.invoke.i" target="t"/></state><state id="t"/>`);
    expect(chart.configuration).toEqual(['t']);
  });

  test('a child document inherits the prefixes of the document around it', () => {
    const chart = start(`
      <q:scxml xmlns:q="http://www.w3.org/2005/07/scxml" version="1.0"><q:state id="s"><q:invoke id="i"><q:content><q:scxml version="1.0"><q:final/></q:scxml></q:content></q:invoke>
        <q:transition event="done.invoke.i" target="t"/></q:state><q:state id="t"/></q:scxml>`);
    expect(chart.configuration).toEqual(['t']);
  });
});

describe('SCXML 6.4 <invoke>: ids', () => {
  test('the id of the author is used [W3C 223]', () => {
    expect(start(`<state id="s"><invoke id="my.id">${CHILD}</invoke></state>`).events).toEqual(['done.invoke.my.id']);
  });

  test('without an id one of the form stateid.platformid is made [W3C 224]', () => {
    const chart = start(`<state id="s"><invoke>${CHILD}</invoke></state>`);
    expect(chart.events).toEqual([expect.stringMatching(/^done\.invoke\.s\.[^.\s]+$/)]);
  });

  test('idlocation is written with it [W3C 223]', () => {
    const chart = start(`<datamodel><data id="id"/></datamodel><state id="s"><invoke idlocation="id">${CHILD}</invoke></state>`);
    expect(chart.events).toEqual([`done.invoke.${chart.data['id']}`]);
  });

  test('each invocation gets a new id [W3C 225]', () => {
    const chart = start(`
      <datamodel><data id="a"/><data id="b"/></datamodel>
      <state id="s"><invoke idlocation="a">${CHILD}</invoke><invoke idlocation="b">${CHILD}</invoke></state>`);
    expect(chart.data['a']).not.toEqual(chart.data['b']);
  });

  test('an id that is in use by a running service is error.execution, and nothing is started', () => {
    const running = content(`<state>${announce('child')}</state>`);
    const chart =
      start(`<parallel id="p"><state id="a"><invoke id="i">${running}</invoke></state><state id="b"><invoke id="i">${running}</invoke></state>
      <transition event="out" target="t"/></parallel><state id="t"/>`);
    expect([chart.events, chart.logs]).toEqual([['error.execution'], ['+child']]);
    chart.send('out');
    expect([chart.logs, chart.statewire.host.list()]).toEqual([['+child', '-child'], ['S1']]);
  });

  test('an id can be used again after the invoking state was left', () => {
    const chart = start(
      `<state id="s"><invoke id="i">${content(`<state>${announce('child')}</state>`)}</invoke><transition event="again" target="s"/></state>`,
    );
    expect(chart.send('again').logs).toEqual(['+child', '-child', '+child']);
    expect(Object.keys(chart.session.view().children)).toEqual(['i']);
  });
});

describe('SCXML 6.4 <invoke>: when', () => {
  test('only states that were entered and not left in the macrostep invoke [W3C 422]', () => {
    const chart = start(`
      <state id="s"><state id="s1"><invoke>${CHILD}</invoke><transition target="s2"/></state>
        <state id="s2"><invoke>${content(`<final><onentry>${say('second')}</onentry></final>`)}</invoke></state></state>`);
    expect(chart.logs).toEqual(['second']);
  });

  test('a state that is left and entered again in one macrostep invokes once', () => {
    const chart = start(`
      <datamodel><data id="n" expr="0"/></datamodel>
      <state id="s"><onentry><assign location="n" expr="n + 1"/></onentry><invoke>${CHILD}</invoke><transition cond="n &lt; 3" target="s"/></state>`);
    expect([chart.data['n'], chart.logs]).toEqual([3, ['child']]);
  });

  test('invokes are executed after all content of the macrostep', () => {
    const chart = start(
      `<state id="s"><onentry><raise event="x"/>${say('entry')}</onentry><invoke>${CHILD}</invoke><transition event="x">${say('x')}</transition></state>`,
    );
    expect(chart.logs).toEqual(['entry', 'x', 'child']);
  });

  test('invokes are executed in document order, of the states and within a state', () => {
    const child = (text: string): string => `<invoke>${content(`<final><onentry>${say(text)}</onentry></final>`)}</invoke>`;
    const chart = start(
      `<parallel id="p">${child('p1')}<state id="a">${child('a')}</state><state id="b">${child('b')}</state>${child('p2')}</parallel>`,
    );
    expect(chart.logs).toEqual(['p1', 'p2', 'a', 'b']);
  });

  test('a child is started before the next external event is taken [W3C 250]', () => {
    const chart = start(`
      <state id="s"><onentry><send event="leave"/></onentry><invoke>${content(`<state>${announce('child')}</state>`)}</invoke>
        <transition event="leave" target="t"/></state><state id="t"/>`);
    expect(chart.logs).toEqual(['+child', '-child']);
  });

  test('an event sent to a child in the macrostep that invokes it finds nobody yet', () => {
    const chart = start(
      `<state id="s"><onentry><send event="e" target="#_i"/></onentry><invoke id="i">${content('<state/>')}</invoke></state>`,
    );
    expect(chart.events).toEqual(['error.communication']);
  });

  test('an error of an invoke is handled before the next external event', () => {
    const chart = start(`<state id="s"><onentry><send event="external"/></onentry><invoke type="urn:no"/></state>`);
    expect(chart.events).toEqual(['error.execution', 'external']);
  });

  test('an invoke that always fails and is always tried again does not run for ever', () => {
    const chart = start('<state id="s"><invoke type="urn:no"/><transition event="error" target="s"/></state>', {
      limits: { microsteps: 100 },
    });
    expect(chart.session.status).toBe('runaway');
  });
});
