import { describe, expect, test } from '@jest/globals';
import type { Extension } from 'statewire';
import { codeOf } from '../host/set-up.js';
import { document } from '../support/chart.js';
import { begin, goOn, world } from './support.js';

const PARENT = `<state id="s"><invoke id="i" autoforward="true"><content><scxml version="1.0" name="child"><datamodel><data id="n" expr="0"/></datamodel>
    <state id="a"><onentry><send event="late" delay="5s"/></onentry>
      <transition event="e"><assign location="n" expr="n + 1"/><send target="#_parent" event="told"><param name="n" expr="n"/></send></transition>
      <transition event="late" target="f"/></state><final id="f"><donedata><param name="n" expr="n"/></donedata></final></scxml></content></invoke>
  <transition event="told"><log expr="'told ' + _event.data.n + _event.invokeid"/></transition>
  <transition event="out" target="t"/>
  <transition event="done.invoke.i" target="t"><log expr="'done ' + _event.data.n"/></transition></state><state id="t"/>`;

describe('Invoked sessions', () => {
  test('are in the snapshot of the session that invoked them, and both can talk on', () => {
    const { session, text, send, logs } = begin(PARENT);
    send('e');
    expect(logs()).toEqual(['told 1i']);
    const restored = goOn(text, session.snapshot());
    expect([restored.session.view().children, restored.statewire.host.inspect('S2')?.parent]).toEqual([{ i: 'S2' }, 'S1']);
    restored.send('e');
    restored.clock.advance(5000);
    expect(restored.logs()).toEqual(['told 2i', 'done 2']);
    expect(restored.session.configuration).toEqual(['t']);
  });

  test('end with the state that invoked them', () => {
    const { session, text } = begin(PARENT);
    const restored = goOn(text, session.snapshot());
    restored.send('out');
    expect(restored.statewire.host.list()).toEqual(['S1']);
    expect(restored.statewire.host.inspect('S2')?.status).toBe('cancelled');
  });

  test('their timers and those of the others keep their order, also when they are due together', () => {
    const chart = `<parallel id="p"><state id="x"><invoke id="i"><content><scxml version="1.0"><state id="a">
        <onentry><send event="one" delay="5s" target="#_parent"/></onentry></state></scxml></content></invoke></state>
      <state id="y" initial="y1"><state id="y1"><transition event="go" target="y2"/></state><state id="y2"><onentry><send event="two" delay="5s"/></onentry></state></state>
      <transition event="one two"><log expr="_event.name"/></transition></parallel>`;
    const { session, text, send, clock, logs } = begin(chart);
    send('go');
    const snapshot = session.snapshot();
    clock.advance(5000);
    const restored = goOn(text, snapshot);
    expect(restored.session.snapshot()).toBe(snapshot);
    restored.clock.advance(5000);
    expect([logs(), restored.logs()]).toEqual([
      ['one', 'two'],
      ['one', 'two'],
    ]);
  });

  test('a snapshot of the child alone is none of its parent, and names are taken once', () => {
    const { session, text, statewire } = begin(PARENT);
    expect(codeOf(() => world().statewire.restore(text, statewire.host.snapshot('S2')))).toBe('BAD_SNAPSHOT');
    expect(codeOf(() => statewire.restore(text, session.snapshot()))).toBe('DUPLICATE_SESSION');
    const second = world();
    second.statewire.start(document('<state id="a"/>'), { id: 'S2' });
    expect(codeOf(() => second.statewire.restore(text, session.snapshot()))).toBe('DUPLICATE_SESSION');
    expect(second.statewire.host.list()).toEqual(['S2']);
  });

  test('a document that was changed meanwhile is refused, and nothing of the snapshot runs', () => {
    const read = (state: string) => ({
      read: () => ({
        name: 'child.scxml',
        text: `<scxml xmlns="http://www.w3.org/2005/07/scxml" version="1.0"><state id="${state}"/></scxml>`,
      }),
    });
    const { session, text } = begin(
      '<state id="s"><onentry><send event="x" delay="1s"/></onentry><invoke id="i" src="child.scxml"/></state>',
      {
        resources: read('a'),
      },
    );
    const second = world(0, { resources: read('b') });
    expect(codeOf(() => second.statewire.restore(text, session.snapshot()))).toBe('BAD_SNAPSHOT');
    second.clock.advance(1000);
    expect([second.statewire.host.list(), second.trace.filter(({ type }) => type === 'event')]).toEqual([[], []]);
    expect(goOn(text, session.snapshot(), 0, { resources: read('a') }).statewire.host.list()).toHaveLength(2);
  });

  test('a service that is no session is started again, with what it was started with', () => {
    const started: unknown[] = [];
    const extension: Extension = {
      name: 'x',
      invokers: [
        {
          type: 'urn:x',
          aliases: [],
          start: ({ invokeid, data }, { deliver }) => {
            started.push([invokeid, data]);
            return { send: (event) => void deliver(event), cancel: () => undefined };
          },
        },
      ],
    };
    const { session, text } = begin(
      '<state id="s"><invoke id="i" type="urn:x" autoforward="true"><param name="n" expr="NaN"/></invoke><transition event="e" cond="_event.invokeid" target="t"/></state><state id="t"/>',
      { extensions: [extension] },
    );
    const restored = goOn(text, session.snapshot(), 0, { extensions: [extension] });
    expect(started).toEqual([
      ['i', { n: Number.NaN }],
      ['i', { n: Number.NaN }],
    ]);
    restored.send('e');
    expect(restored.session.configuration).toEqual(['t']);
  });
});
