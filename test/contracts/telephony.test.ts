import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { SimulatedClock } from '../../src/clock.js';
import { checkTelephony, telephonySuite } from '../../src/kit/telephony.js';
import type { TelephonySubject } from '../../src/kit/telephony-subject.js';
import { type EventListener, type TelephonyAdapter, TelephonyError } from '../../src/telephony/contract.js';
import { observed } from '../../src/telephony/observe.js';
import { routerAdapter } from '../../src/telephony/router.js';
import type { SimulatedConfig } from '../../src/telephony/simulated/config.js';
import { type SimulatedTServer, simulatedTServer } from '../../src/telephony/simulated/tserver.js';

const CONTRACT = new URL('../../src/telephony/contract.ts', import.meta.url);

/** A subject on a simulated T-Server, its adapter changed by `wrap`. */
function subject(
  config: Partial<SimulatedConfig> = {},
  wrap = (adapter: TelephonyAdapter, _tserver: SimulatedTServer) => adapter,
): TelephonySubject {
  const clock = new SimulatedClock();
  const tserver = simulatedTServer({ clock, config });
  return {
    adapter: wrap(tserver.adapter(), tserver),
    request: { name: 'RequestSetDNDOn', thisDN: '7001' },
    unknownDN: '7099',
    settle: () => clock.pass(10),
    refuseNext: () => {
      tserver.fail({ kind: 'refuse', code: 185 });
      return 185;
    },
    drop: () => tserver.disconnect(),
    unreachable: () => tserver.disconnect({ stopped: true }),
    setLink: (up) => tserver.setLink(up),
    phone: () => {
      tserver.atPhone({ name: 'RequestAgentNotReady', thisDN: '7001' });
    },
    dispose: () => tserver.close(),
  };
}

telephonySuite({ describe, test }, () => subject(), 'the simulated T-Server keeps the telephony contract');
telephonySuite(
  { describe, test },
  () => subject({ connectDelay: 30, acceptDelay: 0, answerDelay: 0 }),
  'a simulated T-Server that connects slowly and answers at once',
);
telephonySuite({ describe, test }, () => subject({}, (adapter) => routerAdapter({ sim: adapter })), 'a router to one switch');
telephonySuite({ describe, test }, () => subject({}, (adapter) => observed(adapter, () => {})), 'an observed adapter');
telephonySuite(
  { describe, test },
  () => {
    const made = subject({}, (adapter) =>
      routerAdapter({ spare: simulatedTServer({ clock: new SimulatedClock() }).adapter(), main: adapter }),
    );
    return { ...made, request: { ...made.request, switch: 'main' } };
  },
  'a router to two switches',
);

/** Adapters broken on purpose, each with the rules that the kit must name. */
const BROKEN: readonly (readonly [
  string,
  readonly number[],
  (adapter: TelephonyAdapter, tserver: SimulatedTServer) => TelephonyAdapter,
])[] = [
  [
    'sends what it does not support',
    [1],
    (adapter) => changed(adapter, { request: (r) => adapter.request({ ...r, name: 'RequestSetDNDOn' }) }),
  ],
  ['opens without connecting', [2], (adapter) => changed(adapter, { open: () => Promise.resolve() })],
  ['accepts requests before it is open', [3], (adapter) => changed(adapter, { request: (r) => adapter.request(r).catch(() => 77) })],
  ['rejects a second close()', [4], (adapter) => changed(adapter, { close: () => Promise.reject(new Error('not open')) })],
  [
    'tells of something soon after close()',
    [4],
    (adapter) => {
      const listeners = new Set<EventListener>();
      return changed(adapter, {
        onEvent(listener) {
          listeners.add(listener);
          return adapter.onEvent(listener);
        },
        async close() {
          await adapter.close();
          setImmediate(() => {
            for (const listener of listeners) listener({ name: 'EventLinkDisconnected', time: 0, server: 'late' });
          });
        },
      });
    },
  ],
  ['gives the same reference ID twice', [5], (adapter) => changed(adapter, { request: (r) => adapter.request(r).then(() => 7) })],
  ['throws instead of rejecting', [5], (adapter) => changed(adapter, { request: (r) => (r.thisDN === '' ? fail() : adapter.request(r)) })],
  ['accepts a DN that is unknown', [6], (adapter) => changed(adapter, { request: (r) => adapter.request({ ...r, thisDN: '7001' }) })],
  [
    'answers twice',
    [7],
    (adapter, tserver) => {
      tserver.fail({ kind: 'answerTwice', times: 5000 });
      return adapter;
    },
  ],
  [
    'never answers',
    [7, 8, 9],
    (adapter, tserver) => {
      tserver.fail({ kind: 'neverAnswer', times: 5000 });
      return adapter;
    },
  ],
  [
    'answers with wrong reference IDs',
    [7],
    (adapter, tserver) => {
      tserver.fail({ kind: 'wrongReferenceID', times: 5000 });
      return adapter;
    },
  ],
  [
    'never settles a request',
    [5],
    (adapter, tserver) => {
      tserver.fail({ kind: 'neverAccept', times: 5000 });
      return adapter;
    },
  ],
  ['ignores an abort', [9], (adapter) => changed(adapter, { request: ({ signal: _, ...r }) => adapter.request(r) })],
  [
    'cannot unsubscribe',
    [10],
    (adapter) =>
      changed(adapter, {
        onEvent(listener) {
          adapter.onEvent(listener);
          return () => {};
        },
      }),
  ],
  [
    'labels events that nobody asked for',
    [11],
    (adapter) =>
      changed(adapter, {
        onEvent: (listener) => adapter.onEvent((event) => listener('thisDN' in event ? { referenceID: 99, ...event } : event)),
      }),
  ],
  [
    'subscribes its listeners anew at each opening',
    [10],
    (adapter) => {
      const listeners: EventListener[] = [];
      return changed(adapter, {
        open() {
          for (const listener of listeners) adapter.onEvent(listener);
          return adapter.open();
        },
        onEvent(listener) {
          listeners.push(listener);
          return () => {};
        },
      });
    },
  ],
  [
    'forgets requests when the T-Server is lost',
    [12],
    (adapter) =>
      changed(adapter, { request: (r) => adapter.request(r).catch((error) => (isLost(error) ? new Promise(() => {}) : fail(error))) }),
  ],
  [
    'tells of a loss twice',
    [12],
    (adapter) =>
      changed(adapter, {
        onEvent: (listener) =>
          adapter.onEvent((event) => {
            if (event.name === 'EventServerDisconnected') listener(event);
            listener(event);
          }),
      }),
  ],
  [
    'leaves listeners on signals',
    [13],
    (adapter) =>
      changed(adapter, {
        request(r) {
          r.signal?.addEventListener('abort', () => {});
          return adapter.request(r);
        },
      }),
  ],
  [
    'reconnects by itself',
    [12],
    (adapter) => {
      adapter.onEvent((event) => {
        if (event.name === 'EventServerDisconnected') adapter.open().catch(() => {});
      });
      return adapter;
    },
  ],
];

function changed(adapter: TelephonyAdapter, changes: Partial<TelephonyAdapter>): TelephonyAdapter {
  return {
    supports: adapter.supports,
    switches: adapter.switches,
    open: () => adapter.open(),
    close: () => adapter.close(),
    request: (request) => adapter.request(request),
    onEvent: (listener) => adapter.onEvent(listener),
    ...changes,
  };
}

function fail(error: unknown = new TypeError('thisDN is empty')): never {
  throw error;
}

function isLost(error: unknown): boolean {
  return error instanceof TelephonyError && error.message.includes('lost');
}

describe('the telephony kit names the rule that an adapter breaks', () => {
  test.each(BROKEN)('an adapter that %s breaks rule %j', async (_, rules, wrap) => {
    const failed = (await checkTelephony(() => subject({}, wrap))).filter((result) => result.outcome === 'failed');
    for (const rule of rules) {
      expect(failed.map((result) => result.rule)).toContain(rule);
      expect(failed.find((result) => result.rule === rule)?.message).toMatch(/^rule \d+: .{15,}/);
    }
  });
});

test('no rule is without a case, and none without an adapter that breaks it', async () => {
  const rules = [...readFileSync(CONTRACT, 'utf8').matchAll(/^ \* (\d+)\. /gm)].map(([, rule]) => Number(rule));
  const shown = await checkTelephony(() => subject());
  expect([...new Set(shown.map(({ rule }) => rule))]).toEqual(rules);
  expect(shown.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
  expect([...new Set(BROKEN.flatMap(([, broken]) => broken))].sort((a, b) => a - b)).toEqual(rules);
});
