import { describe, expect, test } from '@jest/globals';
import type { Extension } from 'statewire';
import { codeOf } from '../host/set-up.js';
import { begin, goOn, world } from './support.js';

describe('The snapshot of a session', () => {
  test('holds the configuration, the data with functions, and the numbers of made ids', () => {
    const { session, text, send } = begin(
      `<datamodel><data id="n" expr="0"/><data id="id"/></datamodel>
      <script>function counter() { var c = 10; return function () { return ++c; }; } var next = counter();</script>
      <parallel id="p">
        <state id="a"><transition event="e" target="b"/></state>
        <state id="b"><onentry><assign location="n" expr="next()"/></onentry><transition event="e" target="b"/></state>
        <state id="c"><onentry><send event="x" idlocation="id" delay="9s"/></onentry><transition event="f" target="c"/></state>
      </parallel>`
        .replace('<parallel id="p">', '<parallel id="p"><state id="r">')
        .replace('<state id="c">', '</state><state id="c">'),
    );
    send('e');
    const restored = goOn(text, session.snapshot());
    expect(restored.session.configuration).toEqual(['p', 'r', 'b', 'c']);
    expect(restored.session.view().data).toMatchObject({ n: 11, id: 'send1' });
    restored.session.send('e');
    restored.session.send('f');
    expect(restored.session.view().data).toMatchObject({ n: 12, id: 'send2' });
  });

  test('is the same text when the restored session is asked for its own, whatever was in it', () => {
    const { session, text, send } = begin(`<datamodel><data id="d"/></datamodel>
      <state id="s" initial="a"><history id="h"><transition target="a"/></history><state id="a"/><state id="b"/><transition event="b" target="b"/><transition event="out" target="o"/>
        <transition event="keep"><assign location="d" expr="[Math.random(), new Map([[_event.data, NaN]]), -0]"/></transition></state>
      <state id="o"><onentry><send event="late" id="t" delay="5s"><param name="x" expr="-0"/><param name="y" expr="NaN"/></send></onentry>
        <invoke id="i"><content><scxml version="1.0"><state id="c"><onentry><send event="l" delay="1s"/></onentry></state></scxml></content></invoke></state>`);
    for (const name of ['b', 'keep', 'out']) send(name, { __proto__: 1, $: 'x', xs: [undefined, null] });
    const snapshot = session.snapshot();
    expect(goOn(text, snapshot).session.snapshot()).toBe(snapshot);
    expect(goOn(text, goOn(text, snapshot, 60_000).session.snapshot(), 60_000).session.snapshot()).toBe(snapshot);
  });

  test('a history that was recorded is entered again', () => {
    const { session, text, send } = begin(`<state id="s" initial="a"><history id="h" type="deep"><transition target="a"/></history>
      <state id="a"><transition event="e" target="b2"/></state><state id="b"><state id="b1"/><state id="b2"/></state>
      <transition event="out" target="o"/></state><state id="o"><transition event="back" target="h"/></state>`);
    send('e');
    send('out');
    const restored = goOn(text, session.snapshot());
    restored.session.send('back');
    expect(restored.session.configuration).toEqual(['s', 'b', 'b2']);
  });

  test('data that was bound late is not initialised again', () => {
    const { session, text, send } = begin(
      `<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0" binding="late"><state id="a"><transition event="e" target="b"/></state>
        <state id="b"><datamodel><data id="d" expr="1"/></datamodel><onentry><assign location="d" expr="d + 1"/></onentry>
          <transition event="e" target="a"/></state></scxml>`,
    );
    send('e');
    send('e');
    const restored = goOn(text, session.snapshot());
    restored.session.send('e');
    expect(restored.session.view().data).toEqual({ d: 3 });
  });

  test('random numbers go on where they were', () => {
    const chart = '<state id="a"><transition event="e"><log expr="Math.random()"/></transition></state>';
    const { session, text, send, logs } = begin(chart);
    send('e');
    const restored = goOn(text, session.snapshot());
    send('e');
    restored.send('e');
    expect(restored.logs()).toEqual([logs()[1]]);
  });

  test('the session keeps its id, its macrosteps are counted on, and its name and addresses are the same', () => {
    const extension: Extension = {
      name: 'x',
      namespaces: ['urn:x'],
      actions: [{ name: 'do', attributes: {}, execute: () => ({ type: 'x.do' }) }],
      perform: { 'x.do': () => undefined },
    };
    const body = '<state id="a"><transition event="e"><x:do xmlns:x="urn:x"/><log expr="_sessionid"/></transition></state>';
    const { session, text, send, trace } = begin(body, { extensions: [extension] });
    send('e');
    const restored = goOn(text, session.snapshot(), 0, { extensions: [extension] });
    restored.send('e');
    const keys = [...trace, ...restored.trace].flatMap((entry) => (entry.type === 'effect' ? [entry.key] : []));
    expect(keys).toEqual(['S1/2/0', 'S1/3/0']);
    expect(restored.logs()).toEqual(['S1']);
  });

  test('a session in an unobserved host with a plan cache goes on as well', () => {
    const { session, text, send } = begin(
      '<state id="a"><transition event="e" target="b"/></state><state id="b"><transition event="e" target="a"/></state>',
    );
    send('e');
    const second = world();
    const restored = second.statewire.restore(text, session.snapshot());
    restored.send('e');
    restored.send('e');
    expect(restored.configuration).toEqual(['b']);
  });
});

describe('Delayed sends in a snapshot', () => {
  const chart = `<state id="a"><onentry><send event="one" delay="10s"/><send event="two" delay="5s" id="t"/><send event="three" delay="10s"/></onentry>
    <transition event="stop"><cancel sendid="t"/></transition><transition event="*"><log expr="_event.name"/></transition></state>`;

  test('fire when they are due, in their order', () => {
    const { session, text, clock } = begin(chart);
    clock.advance(4000);
    const restored = goOn(text, session.snapshot(), 4000);
    restored.clock.advance(999);
    expect(restored.logs()).toEqual([]);
    restored.clock.advance(1);
    expect(restored.logs()).toEqual(['two']);
    restored.clock.advance(5000);
    expect(restored.logs()).toEqual(['two', 'one', 'three']);
  });

  test('those that came due meanwhile fire at once, but not before restoring is over', () => {
    const { session, text } = begin(chart);
    const restored = goOn(text, session.snapshot(), 60_000);
    expect(restored.logs()).toEqual([]);
    restored.clock.advance(0);
    expect(restored.logs()).toEqual(['one', 'two', 'three']);
  });

  test('can be cancelled', () => {
    const { session, text } = begin(chart);
    const restored = goOn(text, session.snapshot());
    restored.send('stop');
    restored.clock.advance(20_000);
    expect(restored.logs()).toEqual(['one', 'three']);
  });
});

describe('Effects in a snapshot', () => {
  const extension = (performed: string[], answer: Promise<void> | undefined): Extension => ({
    name: 'x',
    namespaces: ['urn:x'],
    actions: [{ name: 'do', attributes: {}, execute: () => ({ type: 'x.do', deep: [undefined, { a: -0 }] }) as never }],
    perform: {
      'x.do': (effect, { key, deliver }) => {
        performed.push(`${key} ${JSON.stringify(effect)}`);
        return answer?.then(() => deliver('x.done'));
      },
    },
  });
  const chart = '<state id="a"><onentry><x:do xmlns:x="urn:x"/></onentry><transition event="x.done" target="b"/></state><state id="b"/>';

  test('that are not done are performed again, with the same key', async () => {
    const first: string[] = [];
    const { session, text } = begin(chart, { extensions: [extension(first, new Promise(() => undefined))] });
    const snapshot = session.snapshot();
    const again: string[] = [];
    const restored = goOn(text, snapshot, 0, { extensions: [extension(again, Promise.resolve())] });
    expect(again).toEqual(first);
    expect(restored.session.snapshot()).toBe(snapshot);
    await new Promise((resolve) => setImmediate(resolve));
    expect(restored.session.configuration).toEqual(['b']);
  });

  test('that are done are not', async () => {
    const { session, text } = begin(chart, { extensions: [extension([], Promise.resolve())] });
    await new Promise((resolve) => setImmediate(resolve));
    const again: string[] = [];
    expect(goOn(text, session.snapshot(), 0, { extensions: [extension(again, undefined)] }).session.configuration).toEqual(['b']);
    expect(again).toEqual([]);
  });

  test('an event id that was applied is known to the restored session', () => {
    const { statewire, session, text } = begin('<state id="a"><transition event="e"><log label="e"/></transition></state>');
    const event = { name: 'e', type: 'external' } as never;
    statewire.host.deliver('S1', event, 'id1');
    const restored = goOn(text, session.snapshot());
    restored.statewire.host.deliver('S1', event, 'id1');
    restored.statewire.host.deliver('S1', event, 'id2');
    expect(restored.logs()).toEqual(['e']);
  });
});

describe('When no snapshot can be taken', () => {
  test('an ended session has none, an unknown one neither', async () => {
    const { session, statewire } = begin('<final id="f"/>');
    expect(codeOf(() => session.snapshot())).toBe('SESSION_ENDED');
    expect(codeOf(() => statewire.host.snapshot('nobody'))).toBe('NO_SUCH_SESSION');
    await statewire.close();
    expect(codeOf(() => statewire.host.snapshot('S1'))).toBe('HOST_CLOSED');
  });

  test('in the middle of a macrostep, and of performing its effects, the session is busy', () => {
    const codes: (string | undefined)[] = [];
    const extension: Extension = {
      name: 'x',
      namespaces: ['urn:x'],
      actions: [{ name: 'do', attributes: {}, execute: () => ({ type: 'x.do' }) }],
      perform: { 'x.do': () => void codes.push(codeOf(() => first.session.snapshot())) },
    };
    const first = begin('<state id="a"><transition event="e"><x:do xmlns:x="urn:x"/></transition></state>', { extensions: [extension] });
    first.statewire.watch(({ type }) => type === 'content' && codes.push(codeOf(() => first.session.snapshot())));
    first.send('e');
    expect(codes).toEqual(['SESSION_BUSY', 'SESSION_BUSY']);
  });

  test('events that wait are kept, and taken by the restored session', () => {
    let snapshot = '';
    const first = begin(
      `<state id="a"><transition event="go"><send event="one"/><send event="two"/><send target="#_scxml_S2" event="look"/></transition>
        <transition event="*"><log expr="_event.name + _event.origin"/></transition></state>`,
    );
    const other = begin('<state id="a"/>').text;
    first.statewire.start(other, { id: 'S2' });
    first.statewire.watch((entry) => {
      if (entry.type === 'event' && entry.event.name === 'look') snapshot = first.session.snapshot();
    });
    first.send('go');
    expect(goOn(first.text, snapshot).logs()).toEqual(['two#_scxml_S1']);
  });
});
