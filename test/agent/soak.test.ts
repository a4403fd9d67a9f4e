/**
 * Many actions on a T-Server that fails in every way it can: each request ID ends in exactly one event.
 * `SOAK=100000` (the default) says how many; the clock is simulated, the faults come from a seed.
 */
import { expect, test } from '@jest/globals';
import { type DataValue, type Effect, type Extension, SimulatedClock } from 'statewire';
import { agent } from 'statewire/agent';
import { type Fault, simulatedTServer, supervise } from 'statewire/telephony';

const HOW_MANY = Number(process.env['SOAK'] ?? 100_000);
const EACH = Math.ceil(HOW_MANY / 2);
const DNS = 200;
/** From how many on every ending must have been seen, and many good ones: a few actions prove nothing about that. */
const ENOUGH = 10_000;
/** Actions under way at a time. */
const BATCH = 500;

/** Numbers from 0 up to `n`, the same in every run. */
function random(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

function randomFault(below: (n: number) => number): Fault {
  const at = { thisDN: String(1000 + below(DNS)) };
  if (below(100) === 0) return { ...at, kind: 'disconnect', when: below(2) === 0 ? 'beforeAcceptance' : 'beforeAnswer' };
  switch (below(8)) {
    case 0:
      return { ...at, kind: 'reject', code: [40, 41, 51, 54, 58, 59, 123][below(7)] ?? 50 };
    case 1:
      return { ...at, kind: 'refuse', code: [43, 182, 185, 187, 192][below(5)] ?? 50 };
    case 2:
      return { ...at, kind: 'delay', accept: below(20_000), answer: below(20_000) };
    case 3:
      return { ...at, kind: 'neverAccept' };
    case 4:
      return { ...at, kind: 'neverAnswer' };
    case 5:
      return { ...at, kind: 'answerTwice' };
    case 6:
      return { ...at, kind: 'lateError', code: 50, after: below(30_000) };
    default:
      return { ...at, kind: 'wrongReferenceID' };
  }
}

/** Attributes of an action, good ones for the most part. */
function randomAction(below: (n: number) => number): { readonly name: string; readonly attributes: Record<string, DataValue> } {
  const target: DataValue = below(100) === 0 ? { DN: 1 } : { dn: String(1000 + below(DNS + 2)) };
  const media = { media: below(40) === 0 ? 5 : 0, state: below(2) === 0 ? 'ready' : 'notready' };
  switch (below(4)) {
    case 0:
      return { name: 'login', attributes: { for: target, agent: String(5000 + below(DNS)) } };
    case 1:
      return { name: 'logout', attributes: { for: target } };
    case 2:
      return { name: 'setdnd', attributes: { for: target, set: below(30) === 0 ? 1 : below(2) === 0 } };
    default:
      return { name: 'setmediastate', attributes: { for: target, media: below(5) === 0 ? [media, media] : media } };
  }
}

test.each(['acceptance', 'switch'] as const)(
  `with confirm "%s" each of ${EACH} actions ends in exactly one event`,
  async (confirm) => {
    const below = random(confirm === 'switch' ? 2 : 1);
    const clock = new SimulatedClock();
    const dns = Array.from({ length: DNS }, (_, i) => ({ thisDN: String(1000 + i) }));
    const tserver = simulatedTServer({ clock, config: { dns, sameState: 'refuse' } });
    const adapter = tserver.adapter();
    const supervision = supervise(adapter, { clock, firstDelay: 1 });
    const extension = agent({ adapter, confirm });
    const ends = new Map<string, string[]>();
    const errors = new Set<DataValue>();
    let ids = 0;
    for (let done = 0; done < EACH; done += BATCH) {
      await untilQuiet(clock); // it may have been lost
      if (below(20) === 0) tserver.setLink(false);
      for (let i = 0; i < Math.min(BATCH, EACH - done); i++) {
        if (below(6) === 0) tserver.fail(randomFault(below));
        const { name, attributes } = randomAction(below);
        const effect = execute(extension, name, attributes, () => `s1.${++ids}`);
        ends.set(effect.requestid, []);
        void extension.perform?.[effect.type]?.(effect, {
          ...{ sessionId: 's1', sessionName: 'soak', key: `s1/1/${ids}`, clock, signal: new AbortController().signal },
          deliver(event, data) {
            const { requestid, error } = data as { readonly requestid: string; readonly error?: DataValue };
            ends.get(requestid)?.push(event);
            if (error !== undefined) errors.add(error);
          },
          log: () => {},
        });
      }
      await untilQuiet(clock);
      tserver.setLink(true);
      tserver.clearFaults();
    }
    expect(ends.size).toBe(EACH);
    const wrong = [...ends].filter(([, events]) => events.length !== 1 || !/^(agent\.\w+\.done|error\.agent\.\w+)$/.test(events[0] ?? ''));
    expect(wrong).toEqual([]);
    if (HOW_MANY >= ENOUGH) {
      const names = new Set([...ends.values()].flat());
      expect([...names].sort()).toEqual(
        ['login', 'logout', 'setdnd', 'setmediastate'].flatMap((name) => [`agent.${name}.done`, `error.agent.${name}`]).sort(),
      );
      expect([...errors].sort()).toEqual(['invalidresource', 'servererror', 'unknown']);
      const done = [...ends.values()].filter(([event]) => event?.endsWith('.done')).length;
      expect(done).toBeGreaterThan(ends.size / 10);
    }
    supervision.stop();
    await adapter.close();
    expect(clock.nextDue).toBeUndefined();
  },
  120_000,
);

function execute(
  extension: Extension,
  name: string,
  attributes: Readonly<Record<string, DataValue>>,
  newId: () => string,
): Effect & { readonly requestid: string } {
  const action = extension.actions?.find((candidate) => candidate.name === name);
  const effect = action?.execute({
    sessionId: 's1',
    newId,
    attribute: (attribute) => attributes[attribute],
    has: (attribute) => attribute in attributes,
    assign: () => {},
  });
  if (!effect || !('requestid' in effect) || typeof effect.requestid !== 'string') throw new Error(`${name} has no effect`);
  return { ...effect, requestid: effect.requestid };
}

/** Lets time jump from timer to timer until none is left. */
async function untilQuiet(clock: SimulatedClock): Promise<void> {
  do await new Promise(setImmediate);
  while (advance(clock));
}

/** Everything that is due within a millisecond, so that one turn of the event loop serves many requests. */
function advance(clock: SimulatedClock): boolean {
  const due = clock.nextDue;
  if (due === undefined) return false;
  clock.advance(due - clock.now());
  return true;
}
