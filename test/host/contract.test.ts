/** The numbered rules of the host contract, on the memory host. */
import { describe, expect, test } from '@jest/globals';
import { type Host, ScxmlError, ScxmlEvent, SimulatedClock, Statewire, type StatewireOptions, type TraceEntry } from 'statewire';
import { document } from '../support/chart.js';

const COUNTER = document(
  '<datamodel><data id="got" expr="[]"/></datamodel><state id="a"><transition event="e"><script>got.push(_event.data)</script></transition><transition event="end" target="f"/></state><final id="f"/>',
);

function setUp(options: StatewireOptions = {}) {
  const clock = new SimulatedClock();
  const statewire = new Statewire({ clock, seed: 1, ...options });
  const trace: TraceEntry[] = [];
  statewire.watch((entry) => trace.push(entry));
  const open = (text = COUNTER, id = 'S') => statewire.host.open(statewire.load(text), { id });
  const deliver = (data: number, eventId?: string, to = 'S') =>
    statewire.host.deliver(to, new ScxmlEvent('e', 'external', { data }), eventId);
  const got = (id = 'S') => statewire.host.inspect(id)?.data['got'];
  return { clock, statewire, host: statewire.host as Host, trace, open, deliver, got };
}

/** The code of what it throws. */
function codeOf(act: () => unknown): string | undefined {
  try {
    act();
  } catch (error) {
    if (error instanceof ScxmlError) return error.code;
    throw error;
  }
  return undefined;
}

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
