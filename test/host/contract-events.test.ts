/** Rules 1 to 4 of the host contract, on the memory host: events, refusals, macrosteps, effects. */
import { describe, expect, test } from '@jest/globals';
import { ScxmlEvent } from 'statewire';
import { document } from '../support/chart.js';
import { COUNTER, codeOf, setUp } from './set-up.js';

describe('Rule 1: accepted events are applied in order, each once', () => {
  test('in the order of delivery', () => {
    const { open, deliver, got } = setUp();
    open();
    for (let i = 0; i < 100; i++) deliver(i);
    expect(got()).toEqual(Array.from({ length: 100 }, (_, i) => i));
  });

  test('events that are delivered while the session is busy keep their order', () => {
    const { open, deliver, got, statewire } = setUp();
    open();
    let nested = 0;
    statewire.watch((entry) => {
      if (entry.type === 'event' && nested < 3) deliver(100 + nested++);
    });
    deliver(1);
    expect(got()).toEqual([1, 100, 101, 102]);
  });

  test('an event id that was applied before is dropped', () => {
    const { open, deliver, got } = setUp();
    open();
    for (const id of ['x', 'y', 'x', 'x', 'z', 'y']) deliver(id.charCodeAt(0), id);
    expect(got()).toEqual(['x', 'y', 'z'].map((id) => id.charCodeAt(0)));
  });

  test('event ids count for each session alone', () => {
    const { open, deliver, got } = setUp();
    open(COUNTER, 'A');
    open(COUNTER, 'B');
    deliver(1, 'x', 'A');
    deliver(2, 'x', 'B');
    expect([got('A'), got('B')]).toEqual([[1], [2]]);
  });

  test('events without an id are never taken for the same', () => {
    const { open, deliver, got } = setUp();
    open();
    deliver(1);
    deliver(1);
    expect(got()).toEqual([1, 1]);
  });
});

describe('Rule 2: deliver refuses with a named error', () => {
  test('NO_SUCH_SESSION for a session that never was', () => {
    expect(codeOf(() => setUp().deliver(1))).toBe('NO_SUCH_SESSION');
  });

  test('SESSION_ENDED for one that has ended', () => {
    const { open, host, deliver } = setUp();
    open();
    host.deliver('S', new ScxmlEvent('end', 'external'));
    expect(codeOf(() => deliver(1))).toBe('SESSION_ENDED');
  });

  test('INBOX_FULL when as many events wait as the limit says, and everything accepted is applied', () => {
    const { open, deliver, got, statewire } = setUp({ limits: { inbox: 3 } });
    open();
    const codes: (string | undefined)[] = [];
    const stop = statewire.watch((entry) => {
      if (entry.type !== 'event') return;
      stop();
      for (let i = 1; i <= 5; i++) codes.push(codeOf(() => deliver(i)));
    });
    deliver(0);
    expect(codes).toEqual([undefined, undefined, undefined, 'INBOX_FULL', 'INBOX_FULL']);
    expect(got()).toEqual([0, 1, 2, 3]);
  });

  test('an event that was refused is not remembered: it can be delivered again', () => {
    const { open, deliver, got, statewire } = setUp({ limits: { inbox: 1 } });
    open();
    const stop = statewire.watch((entry) => {
      if (entry.type !== 'event') return;
      stop();
      deliver(1, 'one');
      expect(codeOf(() => deliver(2, 'two'))).toBe('INBOX_FULL');
    });
    deliver(0);
    deliver(2, 'two');
    expect(got()).toEqual([0, 1, 2]);
  });

  test('HOST_CLOSED after close, for deliver and for open', async () => {
    const { open, deliver, host } = setUp();
    open();
    await host.close();
    expect([codeOf(() => deliver(1)), codeOf(() => open(COUNTER, 'T'))]).toEqual(['HOST_CLOSED', 'HOST_CLOSED']);
  });
});

describe('Rule 3: one macrostep at a time', () => {
  test('a macrostep is never interrupted by an event that comes in the meantime', () => {
    const { open, trace, statewire, host } = setUp();
    open(
      document(
        '<state id="a"><transition event="e" target="b"/></state><state id="b"><onentry><raise event="r"/></onentry><transition event="r" target="c"/></state><state id="c"><transition event="e" target="a"/></state>',
      ),
    );
    let sent = false;
    statewire.watch((entry) => {
      if (entry.type !== 'exit' || sent) return;
      sent = true;
      host.deliver('S', new ScxmlEvent('e', 'external'));
    });
    host.deliver('S', new ScxmlEvent('e', 'external'));
    const steps = trace.flatMap((entry) =>
      entry.type === 'enter' ? [`+${entry.state}`] : entry.type === 'event' ? [entry.event.name] : [],
    );
    expect(steps).toEqual(['+a', 'e', '+b', 'r', '+c', 'e', '+a']);
  });

  test('sessions that wake each other take turns', () => {
    const { open, trace } = setUp();
    const talk = (to: string): string =>
      document(
        `<state id="a"><transition event="go"><send event="1" target="#_scxml_${to}"/><send event="2" target="#_scxml_${to}"/></transition></state>`,
      );
    open(talk('B'), 'A');
    open(talk('A'), 'B');
    open(
      document('<state id="a"><onentry><send event="go" target="#_scxml_A"/><send event="go" target="#_scxml_B"/></onentry></state>'),
      'C',
    );
    const taken = trace.flatMap((entry) => (entry.type === 'event' ? [`${entry.session}${entry.event.name}`] : []));
    expect(taken).toEqual(['Ago', 'Bgo', 'A1', 'B1', 'A2', 'B2'].sort((a, b) => taken.indexOf(a) - taken.indexOf(b)));
    expect(taken.slice(0, 2)).toEqual(['Ago', 'Bgo']);
  });
});

describe('Rule 4: effects leave after the macrostep, in order, with a key', () => {
  test('no effect of a macrostep is performed before the configuration is stable', () => {
    const { open, trace } = setUp();
    open(
      document(
        '<state id="a"><onentry><send event="x"/><log label="l"/></onentry><transition target="b"/></state><state id="b"><onentry><send event="y"/></onentry></state>',
      ),
    );
    const types = trace.map(({ type }) => type);
    expect(types.indexOf('effect')).toBeGreaterThan(types.indexOf('stable'));
    expect(types.indexOf('log')).toBeGreaterThan(types.indexOf('stable'));
  });

  test('keys are session/sequence/index and never repeat', () => {
    const { open, trace, deliver } = setUp();
    open(
      document(
        '<state id="a"><onentry><send event="x" delay="1s"/><cancel sendid="no"/></onentry><transition event="e" target="a"/></state>',
      ),
    );
    deliver(1);
    deliver(2);
    const keys = trace.flatMap((entry) => (entry.type === 'effect' ? [entry.key] : []));
    expect(keys).toEqual(['S/1/0', 'S/1/1', 'S/2/0', 'S/2/1', 'S/3/0', 'S/3/1']);
  });

  test('an effect is performed once', () => {
    const { open, trace, clock } = setUp();
    open(document('<state id="a"><onentry><send event="x" delay="1s"/></onentry></state>'));
    clock.advance(10_000);
    expect(trace.filter(({ type }) => type === 'effect')).toHaveLength(1);
    expect(trace.filter(({ type }) => type === 'event')).toHaveLength(1);
  });
});
