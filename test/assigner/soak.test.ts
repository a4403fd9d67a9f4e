/**
 * Many requests for an agent while everything behind the agent assigner fails in every way it can: each request ID ends in
 * exactly one event. The clock is simulated, the faults come from a seed. 10,000 requests unless `SOAK` says how many:
 * `SOAK=100000 npm test -- test/assigner/soak` takes half a minute.
 */
import { afterEach, expect, test } from '@jest/globals';
import { type DataValue, type Effect, type Extension, SimulatedClock } from 'statewire';
import { assigner, type Presence, type User, type UserDirectory } from 'statewire/assigner';

const HOW_MANY = Number(process.env['SOAK'] ?? 10_000);
const EACH = Math.ceil(HOW_MANY / 2);
/** From how many on every ending must have been seen, and many good ones: a few requests prove nothing about that. */
const ENOUGH = 10_000;
/** Requests under way at a time. */
const BATCH = 500;
const USERS: readonly User[] = Array.from({ length: 5 }, (_, i) => ({ id: `user${i}`, capabilities: ['+c2cagent'] }));

const realFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = realFetch;
});

type Below = (n: number) => number;

/** Numbers from 0 up to `n`, the same in every run. */
function random(seed: number): Below {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

function later<T>(clock: SimulatedClock, ms: number, value: T): Promise<T> {
  return new Promise((resolve) => clock.after(ms, () => resolve(value)));
}

/** Who is there, if the presence service says so at all. */
function presenceOf(below: Below, clock: SimulatedClock): Presence | Promise<Presence> {
  const presence: Presence = { online: below(3) > 0, activity: below(2) === 0 ? 'available' : 'busy' };
  switch (below(40)) {
    case 0:
      throw new Error('presence is down');
    case 1:
      return Promise.reject(new Error('presence is down'));
    case 2:
      return new Promise(() => {});
    case 3:
      return later(clock, below(8_000), presence);
    default:
      return below(2) === 0 ? presence : Promise.resolve(presence);
  }
}

function usersWith(below: Below, clock: SimulatedClock): readonly User[] | Promise<readonly User[]> {
  if (below(50) === 0) throw new Error('the directory is down');
  return below(20) === 0 ? later(clock, below(8_000), USERS) : USERS;
}

/** What a web service answers that somebody else runs. */
function externalAnswer(below: Below, clock: SimulatedClock, signal: AbortSignal): Promise<Response> {
  const answers: readonly (() => Response)[] = [
    () => new Response('{"agentId":"x"}'),
    () => new Response('{"agentId":7}'),
    () => new Response('{"agentId":null}'),
    () => new Response('nonsense'),
    () => new Response('x'.repeat(100_000)),
    () => new Response(null, { status: 204 }),
    () => new Response('', { status: 503 }),
    () => new Response(null, { status: 302, headers: { location: 'http://elsewhere/' } }),
  ];
  const respond = below(2) === 0 ? answers[0] : answers[below(answers.length)];
  return new Promise((resolve, reject) => {
    const kind = below(10);
    const aborted = (): void => reject(signal.reason);
    signal.addEventListener('abort', aborted, { once: true });
    if (kind === 0) reject(new TypeError('fetch failed'));
    else if (kind === 1) clock.after(below(8_000), () => respond && resolve(respond()));
    else if (kind > 2 && respond) resolve(respond()); // 2: never
  });
}

/** Attributes, good ones for the most part. */
function attributes(below: Below): Record<string, DataValue> {
  const channelid = below(50) === 0 ? ['', {}, null][below(3)] : `room-${below(100)}`;
  const channeltype = below(50) === 0 ? 'fax' : ['chat', 'voice', 'c2c'][below(3)];
  return { channelid, channeltype, context: { n: below(10) }, skills: below(50) === 0 ? 'spanish' : [] };
}

test.each(['system', 'external'] as const)(
  `the %s assigner: each of ${EACH} requests ends in exactly one event`,
  async (mechanism) => {
    const below = random(mechanism === 'system' ? 1 : 2);
    const clock = new SimulatedClock();
    const directory: UserDirectory = { usersWith: () => usersWith(below, clock), byAgentID: () => undefined, byDN: () => undefined };
    globalThis.fetch = (_, init) => externalAnswer(below, clock, init?.signal ?? AbortSignal.abort());
    const extension = assigner({
      directory,
      presence: { getPresence: () => presenceOf(below, clock) },
      ...(mechanism === 'external' && { externalAssignerUrl: 'http://127.0.0.1:1/' }),
    });
    const ends = new Map<string, string[]>();
    for (let asked = 0; asked < EACH; asked += BATCH) {
      const session = new AbortController();
      for (let i = 0; i < Math.min(BATCH, EACH - asked); i++) {
        const effect = execute(extension, attributes(below), `s1.${asked + i}`);
        ends.set(effect.requestid, []);
        void extension.perform?.[effect.type]?.(effect, {
          ...{ sessionId: 's1', sessionName: 'soak', key: effect.requestid, clock, signal: session.signal },
          deliver(name, data) {
            const { requestid, error } = data as { readonly requestid: string; readonly error?: string };
            ends.get(requestid)?.push(error === undefined ? name : `${name} ${error}`);
          },
          log: () => {},
        });
      }
      await clock.pass(below(1_000));
      if (below(10) === 0) session.abort(new Error('the session has ended'));
      await clock.pass(10_000); // longer than any answer takes, and any limit
    }
    await clock.pass(20_000); // what the services were still at
    expect(ends.size).toBe(EACH);
    expect([...ends].filter(([, events]) => events.length !== 1)).toEqual([]);
    if (HOW_MANY >= ENOUGH) {
      expect([...new Set([...ends.values()].flat())].sort()).toEqual([
        'assigner.getAgent.done',
        ...['invalidresource', 'noagent', 'servererror', 'unknown'].map((error) => `error.assigner.getAgent ${error}`),
      ]);
      expect([...ends.values()].filter(([event]) => event?.endsWith('.done')).length).toBeGreaterThan(ends.size / 4);
    }
    expect(clock.nextDue).toBeUndefined();
    await extension.close?.();
  },
  120_000,
);

function execute(
  extension: Extension,
  given: Readonly<Record<string, DataValue>>,
  requestid: string,
): Effect & { readonly requestid: string } {
  const effect = extension.actions?.[0]?.execute({
    sessionId: 's1',
    newId: () => requestid,
    attribute: (name) => given[name],
    has: (name) => name in given,
    assign: () => {},
  });
  if (!effect) throw new Error('getAgent has no effect');
  return { ...effect, requestid };
}
