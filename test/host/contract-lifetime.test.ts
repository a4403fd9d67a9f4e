/** Rules 5 to 8 of the host contract, on the memory host: delays, children, watching, closing. */
import { describe, expect, test } from '@jest/globals';
import { type Host, ScxmlEvent, SimulatedClock, Statewire, type TraceEntry } from 'statewire';
import { document } from '../support/chart.js';
import { COUNTER, setUp } from './set-up.js';

describe('Rule 5: a delayed send never fires early, fires once, and dies with its session', () => {
  const text = document('<state id="a"><onentry><send event="x" delay="1s"/></onentry></state>');

  test('neither early nor twice', () => {
    const { open, trace, clock } = setUp();
    open(text);
    const taken = () => trace.filter(({ type }) => type === 'event').length;
    clock.advance(999);
    expect(taken()).toBe(0);
    clock.advance(1);
    clock.advance(5000);
    expect(taken()).toBe(1);
  });

  test('it dies when the session is cancelled', () => {
    const { open, clock, host } = setUp();
    open(text);
    host.cancel('S');
    expect(clock.nextDue).toBeUndefined();
  });

  test('it dies with a session that the platform had to end', () => {
    const { open, clock, host } = setUp({ limits: { microsteps: 50 } });
    open(document('<state id="a"><onentry><send event="x" delay="1s"/></onentry><transition target="a"/></state>'));
    expect([host.inspect('S')?.status, clock.nextDue]).toEqual(['runaway', undefined]);
  });
});

describe('Rule 6: invoked sessions are sessions like any other', () => {
  const parent = document(
    '<state id="s"><invoke id="i"><content><scxml version="1.0" name="child"><state id="c"><onexit><send event="bye" target="#_parent"/></onexit></state></scxml></content></invoke><transition event="out" target="t"/></state><state id="t"/>',
  );

  test('they are listed and can be looked at, each knowing the other', () => {
    const { open, host } = setUp();
    open(parent);
    const id = host.inspect('S')?.children['i'] ?? '';
    expect(host.list()).toEqual(['S', id]);
    expect(host.inspect(id)).toMatchObject({ name: 'child', parent: 'S', configuration: ['c'], status: 'running' });
  });

  test('ending the parent ends them, leaving the state too, and nothing arrives afterwards', () => {
    for (const act of [(host: Host) => host.cancel('S'), (host: Host) => host.deliver('S', new ScxmlEvent('out', 'external'))]) {
      const { open, host, trace } = setUp();
      open(parent);
      act(host);
      expect(host.list().filter((id) => id !== 'S')).toEqual([]);
      expect(trace.some((entry) => entry.type === 'event' && entry.event.name === 'bye')).toBe(false);
    }
  });
});

describe('Rule 7: what happens can be watched', () => {
  test('every watcher gets every entry, in the same order', () => {
    const { open, trace, statewire, deliver } = setUp();
    const second: TraceEntry[] = [];
    statewire.watch((entry) => second.push(entry));
    open();
    deliver(1);
    expect(second).toEqual(trace);
    expect(trace.length).toBeGreaterThan(5);
  });

  test('who stops watching gets nothing more, and the others still do', () => {
    const { open, trace, statewire, deliver } = setUp();
    const second: TraceEntry[] = [];
    const stop = statewire.watch((entry) => second.push(entry));
    open();
    const before = second.length;
    stop();
    stop();
    const all = trace.length;
    deliver(1);
    expect([second.length, trace.length > all]).toEqual([before, true]);
  });

  test('who begins to watch later gets what happens from then on, of sessions that run already', () => {
    const statewire = new Statewire({ clock: new SimulatedClock() });
    const session = statewire.start(COUNTER);
    session.send('e', 1);
    const trace: TraceEntry[] = [];
    statewire.watch((entry) => trace.push(entry));
    session.send('e', 2);
    expect(trace.map(({ type }) => type)).toEqual(['event', 'transition', 'content', 'stable']);
  });
});

describe('Rule 8: after close everything is over', () => {
  test('every session has ended with its onexit handlers, no timer is left, no effect is performed', async () => {
    const { open, host, trace, clock } = setUp();
    open(
      document(
        '<state id="a"><onentry><send event="x" delay="1s"/></onentry><onexit><log label="exit"/><send event="y" target="#_scxml_B"/></onexit></state>',
      ),
      'A',
    );
    open(
      document('<state id="b"><transition event="y" target="c"/></state><state id="c"><onentry><log label="no"/></onentry></state>'),
      'B',
    );
    await host.close();
    expect([host.list(), clock.nextDue]).toEqual([[], undefined]);
    expect(trace.flatMap((entry) => (entry.type === 'log' ? [entry.label] : []))).toEqual(['exit']);
    const length = trace.length;
    clock.advance(10_000);
    expect(trace).toHaveLength(length);
    expect([host.inspect('A')?.status, host.inspect('B')?.status]).toEqual(['cancelled', 'cancelled']);
  });

  test('closing twice is closing once, and extensions are closed', async () => {
    let closed = 0;
    const { host } = setUp({ extensions: [{ name: 'x', close: () => void closed++ }] });
    await host.close();
    await host.close();
    expect(closed).toBe(1);
  });
});
