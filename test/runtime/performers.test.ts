import { describe, expect, test } from '@jest/globals';
import { type Extension, type Perform, type PerformContext, SimulatedClock } from 'statewire';
import { type Chart, start } from '../support/chart.js';

/** An extension with one action `<x:do what="…"/>`, whose effect is performed by `perform`. */
function doing(perform: Perform): Extension {
  return {
    name: 'doing',
    namespaces: ['urn:x'],
    actions: [
      { name: 'do', attributes: { what: 'value?' }, execute: (context) => ({ type: 'x.do', what: context.attribute('what') }) as never },
    ],
    perform: { 'x.do': perform },
  };
}

const body = (content = '<x:do/>'): string => `
  <scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:x="urn:x" version="1.0">
    <state id="a"><onentry>${content}</onentry><transition event="end" target="f"/></state><final id="f"/></scxml>`;

const run = (perform: Perform, content?: string): Chart => start(body(content), { extensions: [doing(perform)] });
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('Performing effects of extensions', () => {
  test('a performer gets the effect with its session, key and clock, after the macrostep', () => {
    const seen: unknown[] = [];
    const chart = run(
      (effect, context) => void seen.push(effect, context.sessionId, context.key, context.clock instanceof SimulatedClock),
      '<x:do what="[1]"/>',
    );
    expect(seen).toEqual([{ type: 'x.do', what: [1] }, 'S1', 'S1/1/0', true]);
    expect(chart.entries('effect')[0]?.key).toBe('S1/1/0');
  });

  test('what it delivers is an external event, after those that wait already', () => {
    const chart = run((_effect, { deliver }) => deliver('done', { n: 1 }), '<send event="sent"/><x:do/><send event="later"/>');
    expect(chart.events).toEqual(['sent', 'done', 'later']);
    expect(chart.entries('event')[1]?.event).toMatchObject({ type: 'external', data: { n: 1 } });
  });

  test('it may deliver several events, all of them arrive', () => {
    const chart = run((_effect, { deliver }) => {
      for (let i = 0; i < 5; i++) deliver('part', i);
    });
    expect(chart.entries('event').map(({ event }) => event.data)).toEqual([0, 1, 2, 3, 4]);
  });

  test('it may deliver later', async () => {
    const chart = run(async (_effect, { deliver }) => {
      await settle();
      deliver('late');
    });
    expect(chart.events).toEqual([]);
    await settle();
    await settle();
    expect(chart.events).toEqual(['late']);
  });

  test('after the end of the session nothing happens, and nothing is thrown', () => {
    let context: PerformContext | undefined;
    const chart = run((_effect, given) => {
      context = given;
    });
    chart.send('end');
    expect(() => context?.deliver('late')).not.toThrow();
    expect(chart.events).toEqual(['end']);
  });

  test('the signal is aborted when the session ends', () => {
    let signal: AbortSignal | undefined;
    const chart = run((_effect, context) => {
      signal = context.signal;
    });
    expect(signal?.aborted).toBe(false);
    chart.send('end');
    expect(signal?.aborted).toBe(true);
  });

  test('the signal is aborted when the host closes', async () => {
    let signal: AbortSignal | undefined;
    const chart = run((_effect, context) => {
      signal = context.signal;
    });
    await chart.statewire.close();
    expect(signal?.aborted).toBe(true);
  });

  test.each([
    ['an error', new Error('broken')],
    ['a text', 'broken'],
    ['nothing', undefined],
  ])('a performer that throws %s is error.communication, and the next effects are performed', (_what, thrown) => {
    const chart = run(() => {
      throw thrown;
    }, '<x:do/><send event="after"/>');
    expect(chart.events).toEqual(['error.communication', 'after']);
    expect(chart.errors[0]?.['message']).toContain('x.do');
  });

  test('a performer that rejects is error.communication', async () => {
    const chart = run(async () => {
      throw new Error('broken');
    });
    await settle();
    expect(chart.events).toEqual(['error.communication']);
  });

  test('a performer that rejects after the end of the session is forgotten', async () => {
    const chart = run(async () => {
      await settle();
      throw new Error('broken');
    });
    chart.send('end');
    await settle();
    await settle();
    expect(chart.entries('error')).toEqual([]);
  });

  test('a name that no event can have is the mistake of the performer: error.communication', () => {
    for (const name of ['', 'a b']) expect(run((_effect, { deliver }) => deliver(name)).events).toEqual(['error.communication']);
  });

  test('data that no event can carry is the mistake of the performer: error.communication', () => {
    expect(run((_effect, { deliver }) => deliver('x', (() => 1) as never)).events).toEqual(['error.communication']);
  });

  test('an effect that nobody performs is error.communication', () => {
    const { perform: _unused, ...rest } = doing(() => {});
    expect(start(body(), { extensions: [rest] }).events).toEqual(['error.communication']);
  });

  test('error.communication goes before waiting events', () => {
    const chart = run(() => {
      throw new Error('broken');
    }, '<send event="1"/><send event="2"/><x:do/>');
    expect(chart.events).toEqual(['error.communication', '1', '2']);
  });

  test('a line for operators appears in the trace', () => {
    const chart = run((_effect, { log }) => log('dialling'));
    expect(chart.entries('note')).toEqual([expect.objectContaining({ session: 'S1', message: 'dialling' })]);
  });

  test('effects are performed in the order of the content, those of extensions and the platform mixed', () => {
    const order: string[] = [];
    const chart = run(
      (effect) => void order.push(String((effect as { what?: unknown }).what)),
      '<log label="1"/><x:do what="\'2\'"/><log label="3"/><x:do what="\'4\'"/>',
    );
    expect([order, chart.entries('effect').map(({ effect }) => effect.type)]).toEqual([
      ['2', '4'],
      ['x.do', 'x.do'],
    ]);
    const types = chart.trace.filter(({ type }) => type === 'log' || type === 'effect').map(({ type }) => type);
    expect(types).toEqual(['log', 'effect', 'log', 'effect']);
  });

  test('an effect of a block that failed after it is performed all the same', () => {
    let performed = 0;
    run(() => void performed++, '<x:do/><log expr="no.such"/><x:do/>');
    expect(performed).toBe(1);
  });

  test('ids that an action asks for are the same in every run', () => {
    const ids: string[] = [];
    const extension: Extension = {
      name: 'ids',
      namespaces: ['urn:x'],
      actions: [
        {
          name: 'do',
          attributes: {},
          execute(context) {
            ids.push(context.newId());
            return undefined;
          },
        },
      ],
    };
    for (let i = 0; i < 2; i++) start(body('<x:do/><x:do/>'), { extensions: [extension] });
    expect(ids).toHaveLength(4);
    expect(ids.slice(0, 2)).toEqual(ids.slice(2));
    expect(ids[0]).not.toBe(ids[1]);
  });

  test('an action that throws is error.execution in place', () => {
    const extension: Extension = {
      name: 'bad',
      namespaces: ['urn:x'],
      actions: [
        {
          name: 'do',
          attributes: {},
          execute: () => {
            throw new TypeError('mistake');
          },
        },
      ],
    };
    const chart = start(body('<x:do/><log label="no"/>'), { extensions: [extension] });
    expect([chart.events, chart.logs, chart.errors[0]]).toEqual([
      ['error.execution'],
      [],
      expect.objectContaining({ message: 'mistake', tagname: 'x:do' }),
    ]);
  });

  test.each([['send'], ['done'], ['invoke'], ['cancelInvoke'], [''], [7], [undefined]])(
    'an action that returns an effect of type %p is error.execution in place, and nothing is performed',
    (type) => {
      const action = { name: 'do', attributes: {}, execute: () => ({ type }) as never };
      const chart = start(body('<x:do/><log label="no"/>'), { extensions: [{ name: 'bad', namespaces: ['urn:x'], actions: [action] }] });
      expect([chart.events, chart.logs, chart.session.status]).toEqual([['error.execution'], [], 'running']);
      expect(chart.statewire.host.list()).toEqual(['S1']);
    },
  );

  test('an action that returns a promise is error.execution in place: actions do not wait', () => {
    const action = { name: 'do', attributes: {}, execute: (async () => undefined) as never };
    expect(start(body('<x:do/>'), { extensions: [{ name: 'bad', namespaces: ['urn:x'], actions: [action] }] }).events).toEqual([
      'error.execution',
    ]);
  });
});
