/** What must hold when programs around the engine misbehave: watchers, performers, processors, invokers, callers. */
import { describe, expect, jest, test } from '@jest/globals';
import { type Extension, type IoProcessor, type Perform, SimulatedClock, Statewire, systemClock, type TraceEntry } from 'statewire';
import { announce, document, start } from '../support/chart.js';

const doing = (perform: Perform, type = 'x.do'): Extension => ({
  name: 'doing',
  namespaces: ['urn:x'],
  actions: [{ name: 'do', attributes: {}, execute: () => ({ type }) }],
  perform: Object.fromEntries([[type, perform]]),
});
const body = (content: string): string => `<scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:x="urn:x" version="1.0">${content}</scxml>`;
const DO = body('<state id="a"><onentry><x:do/><send event="after"/></onentry></state>');

describe('A watcher', () => {
  test('that throws does not keep entries from the others', () => {
    const statewire = new Statewire({ clock: new SimulatedClock() });
    const warnings = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    statewire.watch(() => {
      throw new Error('mistake of a watcher');
    });
    const types: string[] = [];
    statewire.watch((entry) => types.push(entry.type));
    statewire.start(document('<state id="a"/>'));
    expect(types).toEqual(['open', 'enter', 'stable']);
    expect(warnings.mock.calls.map(([message]) => String(message))).toContainEqual(expect.stringContaining('mistake of a watcher'));
    warnings.mockRestore();
  });

  test('that ends the session in the middle of a macrostep ends it after that macrostep, once', () => {
    const chart = start(`<state id="a">${announce('a')}<transition event="e" target="b"/></state><state id="b">${announce('b')}</state>`);
    chart.statewire.watch((entry) => {
      if (entry.type === 'exit') chart.session.cancel();
    });
    chart.send('e');
    expect([chart.logs, chart.entries('end').length, chart.configuration]).toEqual([['+a', '-a', '+b', '-b'], 1, ['b']]);
  });

  test('that changes the data of an event changes neither the session nor the sender', () => {
    const chart = start('<state id="a"><transition event="r"><log expr="_event.data.n"/></transition></state>');
    const change = (entry: TraceEntry): void => {
      if (entry.type === 'event') (entry.event.data as { n: number }).n = 9;
    };
    chart.statewire.watch((entry) => {
      try {
        change(entry);
      } catch {
        // frozen data is as good
      }
    });
    const data = { n: 1 };
    chart.send('r', data);
    expect([chart.logs, data]).toEqual([['1'], { n: 1 }]);
  });
});

describe('A session that has ended', () => {
  test('has no events waiting, whatever waited when it ended', () => {
    const chart = start('<state id="a"><transition event="end" target="f"/></state><final id="f"/>');
    const stop = chart.statewire.watch((entry) => {
      if (entry.type !== 'event') return;
      stop();
      for (const name of ['end', 'x', 'y']) chart.send(name);
    });
    chart.send('first');
    expect(chart.session.view().waiting).toBe(0);
  });

  test('starts no timer and no child from the macrostep whose effects ended it', () => {
    for (const rest of ['<send event="late" delay="1s"/>', '']) {
      const chart = start(
        body(`<state id="a"><transition event="go" target="b"/></state>
          <state id="b"><onentry><x:do/>${rest}</onentry><invoke><content><scxml version="1.0"><state/></scxml></content></invoke></state>`),
        { extensions: [doing((_effect, { sessionId }) => chart.statewire.host.cancel(sessionId))] },
      );
      chart.send('go');
      expect([chart.session.status, chart.clock.nextDue, chart.statewire.host.list(), chart.entries('end').length]).toEqual([
        'cancelled',
        undefined,
        [],
        1,
      ]);
    }
  });
});

describe('Event data', () => {
  test('that is changed after it was delivered is seen as it was', () => {
    const data = { n: 1 };
    const perform: Perform = (_effect, { deliver }) => {
      deliver('r', data);
      data.n = 2;
    };
    const chart = start(
      body('<state id="a"><onentry><x:do/></onentry><transition event="r"><log expr="_event.data.n"/></transition></state>'),
      {
        extensions: [doing(perform)],
      },
    );
    expect(chart.logs).toEqual(['1']);
  });

  test('that shares its parts is checked in bounded time', () => {
    const chart = start('<state id="a"/>');
    let data: unknown = 1;
    for (let i = 0; i < 60; i++) data = [data, data];
    expect(() => chart.send('e', data as never)).toThrow(expect.objectContaining({ code: 'BAD_DATA' }) as unknown as Error);
  });
});

describe('An extension', () => {
  test.each(['toString', 'constructor', '__proto__', 'valueOf'])('may call its effect %s', (type) => {
    let performed = 0;
    start(DO, { extensions: [doing(() => void performed++, type)] });
    expect(performed).toBe(1);
  });

  test.each([[true], [5], [{}]])('may return %p from a performer without harm', (value) => {
    expect(start(DO, { extensions: [doing((() => value) as never)] }).events).toEqual(['after']);
  });

  test('whose I/O processor throws is error.communication, and the next effects are performed', () => {
    const processor: IoProcessor = {
      type: 'urn:p',
      aliases: [],
      location: () => undefined,
      refuses: () => undefined,
      send: () => {
        throw new Error('boom');
      },
    };
    const chart = start('<state id="a"><onentry><send type="urn:p" event="e"/><send event="after"/></onentry></state>', {
      extensions: [{ name: 'p', ioProcessors: [processor] }],
    });
    expect(chart.events).toEqual(['error.communication', 'after']);
  });

  test('whose invoker throws when it starts is error.communication', () => {
    const start_ = (): never => {
      throw new Error('boom');
    };
    const chart = start('<state id="a"><onentry><send event="after"/></onentry><invoke type="urn:i"/></state>', {
      extensions: [{ name: 'i', invokers: [{ type: 'urn:i', aliases: [], start: start_ }] }],
    });
    expect(chart.events).toEqual(['error.communication', 'after']);
  });

  test('whose service throws when it hears an event or is cancelled does not stop the session', () => {
    const boom = (): never => {
      throw new Error('boom');
    };
    const chart = start(
      '<state id="a"><invoke type="urn:i" autoforward="true"/><transition event="out" target="b"/></state><state id="b"><onentry><log label="b"/></onentry></state>',
      { extensions: [{ name: 'i', invokers: [{ type: 'urn:i', aliases: [], start: () => ({ send: boom, cancel: boom }) }] }] },
    );
    chart.send('x').send('out');
    expect([chart.logs, chart.configuration]).toEqual([['b'], ['b']]);
  });

  test('that fails to close does not keep the others open', async () => {
    const closed: string[] = [];
    const fail = (): never => {
      throw new Error('boom');
    };
    const statewire = new Statewire({
      extensions: [
        { name: 'a', close: fail },
        { name: 'b', close: () => void closed.push('b') },
      ],
    });
    await statewire.close().catch(() => undefined);
    expect(closed).toEqual(['b']);
  });
});

describe('A host that is kept busy', () => {
  test('goes on in one turn at a time, however many events come from outside', async () => {
    const statewire = new Statewire({ clock: new SimulatedClock() });
    const session = statewire.start(
      document('<state id="a"><onentry><send event="e"/></onentry><transition event="e"><send event="e"/></transition></state>'),
    );
    const original = globalThis.setImmediate;
    let pending = 0;
    const counting = (callback: () => void): NodeJS.Immediate => {
      pending++;
      return original(() => {
        pending--;
        callback();
      });
    };
    globalThis.setImmediate = counting as typeof setImmediate;
    try {
      for (let i = 0; i < 5; i++) session.send('x');
      expect(pending).toBeLessThanOrEqual(1);
    } finally {
      globalThis.setImmediate = original;
      session.cancel();
      await statewire.host.drain();
    }
  });
});

describe('Places', () => {
  test('of a child document that stands in its parent are those of the file', () => {
    const chart = start(
      '<state id="s">\n<invoke><content>\n<scxml version="1.0"><state>\n<onentry><log expr="no.such"/></onentry></state></scxml></content></invoke></state>',
      {
        file: 'f.scxml',
      },
    );
    expect(chart.errors[0]).toMatchObject({ file: 'f.scxml', line: 4 });
  });
});

test("the system's clock is never early, fractions of milliseconds included", async () => {
  const clock = systemClock();
  const early: number[] = [];
  const run = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const began = clock.now();
      clock.after(ms, () => {
        if (clock.now() - began < ms) early.push(ms);
        resolve();
      });
    });
  for (let i = 0; i < 30; i++) await Promise.all([1, 1.9, 2, 3.7, 5].map(run));
  expect(early).toEqual([]);
});

describe('Misuse', () => {
  test.each([
    ['inbox', -1],
    ['microsteps', 0],
    ['microsteps', Number.NaN],
    ['sessions', 1.5],
    ['invokeDepth', Number.POSITIVE_INFINITY],
  ])('a limit that limits nothing is refused: %s = %p', (name, value) => {
    expect(() => new Statewire({ limits: { [name]: value } })).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }) as unknown as Error);
  });

  test.each(['', 'a/b', 'a b'])('a session cannot have the id %p', (id) => {
    const statewire = new Statewire();
    expect(() => statewire.start(document('<state id="a"/>'), { id })).toThrow(
      expect.objectContaining({ code: 'BAD_OPTION' }) as unknown as Error,
    );
  });

  test.each(['a b', 'Math', 'undefined', '1x'])('an extension cannot supply a variable named %p', (name) => {
    const extension: Extension = { name: 'x', globals: { [name]: () => 1 } };
    expect(() => new Statewire({ extensions: [extension] })).toThrow(
      expect.objectContaining({ code: 'BAD_EXTENSION' }) as unknown as Error,
    );
  });

  const unreadable = {
    get a(): never {
      throw new Error('boom');
    },
  };
  const NO_DATA: readonly (readonly [string, () => unknown])[] = [
    ['a Date', () => new Date(0)],
    ['a Map', () => new Map()],
    ['a function', () => () => 1],
    ['an object that cannot be read', () => unreadable],
  ];
  test.each(NO_DATA)('event data that is no plain data is refused: %s', (_what, data) => {
    const chart = start('<state id="a"/>');
    expect(() => chart.send('e', data() as never)).toThrow(expect.objectContaining({ code: 'BAD_DATA' }) as unknown as Error);
  });

  test('simulated time does not pass backwards', () => {
    const clock = new SimulatedClock(5);
    expect(() => clock.advance(-1)).toThrow(RangeError);
    expect(() => clock.advance(Number.NaN)).toThrow(RangeError);
    expect(() => clock.after(Number.NaN, () => undefined)).toThrow(RangeError);
    expect(clock.now()).toBe(5);
  });
});
