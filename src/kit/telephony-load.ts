/** Cases of the telephony contract with many requests at once, and about what is left behind: rules 7, 10, 12 and 13. */
import { getEventListeners } from 'node:events';
import type { TelephonyEvent } from '../telephony/contract.js';
import type { KitCase } from './case.js';
import { accepted, answersTo, check, codeOf, ending, named, opened, type TelephonySubject } from './telephony-subject.js';

const MANY = 1000;
const IN_FLIGHT = 100;

async function wait(subject: TelephonySubject, rounds = 5): Promise<void> {
  for (let i = 0; i < rounds; i++) await subject.settle();
}

/** Requests at once, their rejections as values: every one ends, however the connection does. */
function manyRequests(subject: TelephonySubject, count: number): Promise<readonly unknown[]> {
  return Promise.all(Array.from({ length: count }, () => subject.adapter.request(subject.request).catch((error: unknown) => error)));
}

/** Checks that requests in flight when the connection went were accepted or rejected with 54. */
async function endedByLoss(subject: TelephonySubject, requests: Promise<readonly unknown[]>): Promise<void> {
  const end = await ending(subject, requests);
  check(12, end !== 'pending', `of ${IN_FLIGHT} requests in flight some never ended`);
  for (const result of await requests) {
    check(
      12,
      typeof result === 'number' || codeOf(result) === 54,
      `a request in flight must be rejected with 54, not with ${String(result)}`,
    );
  }
}

export const LOAD_CASES: readonly KitCase<TelephonySubject>[] = [
  {
    rule: 7,
    title: `of ${MANY} requests at once each is answered by exactly one event`,
    async run(subject) {
      const events = await opened(subject, 2);
      const requests = manyRequests(subject, MANY);
      check(7, (await ending(subject, requests)) !== 'pending', `of ${MANY} requests some never ended`);
      const ids = await requests;
      const answers = (): readonly number[] =>
        events.flatMap((event) => ('referenceID' in event && event.referenceID !== undefined ? [event.referenceID] : []));
      for (let i = 0; i < 50 && answers().length < MANY; i++) await subject.settle();
      await wait(subject);
      const counts = new Map<number, number>();
      for (const id of answers()) counts.set(id, (counts.get(id) ?? 0) + 1);
      const wrong = ids.find((id) => typeof id !== 'number' || counts.get(id) !== 1);
      check(7, wrong === undefined, `request ${String(wrong)} was answered by ${counts.get(Number(wrong)) ?? 0} events`);
    },
  },
  {
    rule: 10,
    title: 'listeners stay over closing and opening, and get every event once',
    async run(subject) {
      const events: TelephonyEvent[] = [];
      subject.adapter.onEvent((event) => events.push(event));
      const connections: number[] = []; // a router has several
      for (let i = 0; i < 3; i++) {
        const before = named(events, 'EventServerConnected').length;
        const end = await ending(subject, subject.adapter.open());
        check(2, end !== 'pending' && 'value' in end, 'open() failed');
        connections.push(named(events, 'EventServerConnected').length - before);
        if (i < 2) await ending(subject, subject.adapter.close());
      }
      check(
        10,
        connections.every((count) => count === connections[0]),
        `EventServerConnected came ${connections.join(', ')} times when the adapter was opened again and again`,
      );
      const id = await accepted(subject, 10);
      await wait(subject);
      check(10, answersTo(events, id).length === 1, `a listener got the answer ${answersTo(events, id).length} times after opening again`);
    },
  },
  {
    rule: 10,
    title: `${MANY} listeners that came and went are forgotten`,
    async run(subject) {
      const kept = await opened(subject, 2);
      let calls = 0;
      for (let i = 0; i < MANY; i++) subject.adapter.onEvent(() => calls++)();
      const id = await accepted(subject, 10);
      await wait(subject);
      check(10, calls === 0, `${calls} calls of listeners that had unsubscribed`);
      check(10, answersTo(kept, id).length === 1, 'the listener that stayed must get the answer once');
    },
  },
  {
    rule: 12,
    title: `losing the T-Server with ${IN_FLIGHT} requests in flight ends them all`,
    needs: 'drop',
    async run(subject) {
      const events = await opened(subject, 2);
      const requests = manyRequests(subject, IN_FLIGHT);
      await subject.drop?.();
      await endedByLoss(subject, requests);
      await wait(subject);
      const lost = named(events, 'EventServerDisconnected').length;
      check(12, lost === 1, `EventServerDisconnected came ${lost} times`);
      check(12, events.at(-1)?.name === 'EventServerDisconnected', `${events.at(-1)?.name} came after the T-Server was lost`);
    },
  },
  {
    rule: 12,
    title: `losing the switch with ${IN_FLIGHT} requests in flight ends them all`,
    needs: 'setLink',
    async run(subject) {
      await opened(subject, 2);
      const requests = manyRequests(subject, IN_FLIGHT);
      await subject.setLink?.(false);
      await endedByLoss(subject, requests);
      await subject.setLink?.(true);
      await wait(subject);
      await accepted(subject, 12);
    },
  },
  {
    rule: 13,
    title: 'requests that have ended leave no listener on their signal',
    async run(subject) {
      await opened(subject, 2);
      const { signal } = new AbortController();
      for (let i = 0; i < 10; i++) await accepted(subject, 13, { ...subject.request, signal });
      await ending(subject, subject.adapter.request({ ...subject.request, switch: 'no such switch', signal }));
      await ending(subject, subject.adapter.close());
      await ending(subject, subject.adapter.request({ ...subject.request, signal }));
      const left = getEventListeners(signal, 'abort').length;
      check(13, left === 0, `${left} listeners are left on a signal after its requests have ended`);
    },
  },
  {
    rule: 13,
    title: 'no promise is rejected without anybody seeing it',
    async run(subject) {
      const unseen: unknown[] = [];
      const listener = (reason: unknown): number => unseen.push(reason);
      process.on('unhandledRejection', listener);
      try {
        await opened(subject, 2);
        const requests = manyRequests(subject, 10);
        await ending(subject, subject.adapter.close());
        await ending(subject, requests);
        await opened(subject, 4);
        const more = manyRequests(subject, 10);
        await subject.drop?.();
        await ending(subject, more);
        await ending(subject, subject.adapter.close());
        const opening = ending(subject, subject.adapter.open()); // seen from the start
        await ending(subject, subject.adapter.close());
        await opening;
        await wait(subject);
        await new Promise((resolve) => setTimeout(resolve)); // Node tells of them after a turn of its event loop
      } finally {
        process.off('unhandledRejection', listener);
      }
      check(13, unseen.length === 0, `rejected and seen by nobody: ${String(unseen[0])}`);
    },
  },
];
