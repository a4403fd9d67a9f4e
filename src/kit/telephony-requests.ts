/** Cases of the telephony contract about requests until they are accepted or rejected: rules 1, 5, 6, 8 and 9. */
import type { RequestName } from '../telephony/contract.js';
import type { KitCase } from './case.js';
import {
  accepted,
  answersTo,
  check,
  describeEnding,
  ending,
  isReferenceID,
  opened,
  rejectedWith,
  type TelephonySubject,
} from './telephony-subject.js';

const MANY = 1000;
/** A request of T-Library that no adapter has. */
const FOREIGN: string = 'RequestMakeCall';

export const REQUEST_CASES: readonly KitCase<TelephonySubject>[] = [
  {
    rule: 1,
    title: 'a request that is not in supports is rejected with 51',
    async run(subject) {
      const events = await opened(subject, 2);
      const before = events.length;
      check(1, subject.adapter.supports.has(subject.request.name), `supports must name ${subject.request.name}`);
      await rejectedWith(subject, 1, FOREIGN, [51], subject.adapter.request({ ...subject.request, name: FOREIGN as RequestName }));
      await subject.settle();
      check(1, events.length === before, `${events.at(-1)?.name} came though nothing may be sent`);
    },
  },
  {
    rule: 5,
    title: 'an accepted request resolves with a positive integer',
    async run(subject) {
      await opened(subject, 2);
      const end = await ending(subject, subject.adapter.request(subject.request));
      check(5, end !== 'pending' && 'value' in end, `a good request ${describeEnding(end)}`);
      check(
        5,
        end !== 'pending' && 'value' in end && isReferenceID(end.value),
        `a reference ID must be a positive integer; request() ${describeEnding(end)}`,
      );
    },
  },
  {
    rule: 5,
    title: `of ${MANY} requests at once all are accepted, each with a reference ID of its own`,
    async run(subject) {
      await opened(subject, 2);
      const requests = Array.from({ length: MANY }, () => subject.adapter.request(subject.request));
      const end = await ending(subject, Promise.all(requests));
      check(5, end !== 'pending' && 'value' in end, `one of ${MANY} requests ${describeEnding(end)}`);
      const ids = new Set(await Promise.all(requests));
      check(5, ids.size === MANY, `${MANY - ids.size} reference IDs were given twice`);
    },
  },
  {
    rule: 5,
    title: 'no reference ID is given again after closing and opening',
    async run(subject) {
      await opened(subject, 2);
      const first = await accepted(subject, 5);
      await ending(subject, subject.adapter.close());
      await opened(subject, 4);
      check(5, (await accepted(subject, 5)) !== first, `reference ID ${first} was given twice`);
    },
  },
  {
    rule: 5,
    title: 'request() never throws, whatever it is given',
    async run(subject) {
      await opened(subject, 2);
      const given = [
        { ...subject.request, thisDN: '' },
        { ...subject.request, switch: '' },
        { ...subject.request, reasons: {}, extensions: {} },
      ];
      for (const request of given) {
        let promise: Promise<unknown>;
        try {
          promise = subject.adapter.request(request);
        } catch (error) {
          check(5, false, `request() threw ${String(error)}`);
          return;
        }
        check(5, (await ending(subject, promise)) !== 'pending', 'a request never ended');
      }
    },
  },
  {
    rule: 6,
    title: 'a DN that the T-Server does not have is rejected with 59 or 123',
    needs: 'unknownDN',
    async run(subject) {
      await opened(subject, 2);
      const request = { ...subject.request, thisDN: subject.unknownDN ?? '' };
      await rejectedWith(subject, 6, 'a request for an unknown DN', [59, 123], subject.adapter.request(request));
    },
  },
  {
    rule: 6,
    title: 'a switch that the adapter does not have is rejected with 59 or 123',
    async run(subject) {
      if (!subject.adapter.switches) return; // it says that it does not look at the switch
      await opened(subject, 2);
      const request = { ...subject.request, switch: 'no such switch' };
      await rejectedWith(subject, 6, 'a request for an unknown switch', [59, 123], subject.adapter.request(request));
    },
  },
  {
    rule: 8,
    title: 'requests for one DN are sent in the order in which they were made',
    async run(subject) {
      const events = await opened(subject, 2);
      const requests = Array.from({ length: 5 }, () => subject.adapter.request(subject.request));
      const end = await ending(subject, Promise.all(requests));
      check(8, end !== 'pending' && 'value' in end, `one of 5 requests ${describeEnding(end)}`);
      const ids = await Promise.all(requests);
      for (let i = 0; i < 5; i++) await subject.settle();
      const answered = events.flatMap((event) => ('referenceID' in event && event.referenceID !== undefined ? [event.referenceID] : []));
      const order = answered.filter((id, i) => ids.includes(id) && answered.indexOf(id) === i);
      check(8, order.length === ids.length, `of requests ${ids.join(', ')} only ${order.join(', ') || 'none'} were answered`);
      check(
        8,
        order.every((id, i) => id === ids[i]),
        `requests ${ids.join(', ')} were answered in the order ${order.join(', ')}`,
      );
    },
  },
  {
    rule: 9,
    title: 'a request that is aborted already is not sent and rejects with the reason',
    async run(subject) {
      const events = await opened(subject, 2);
      const before = events.length;
      const reason = new Error('not wanted any more');
      const end = await ending(subject, subject.adapter.request({ ...subject.request, signal: AbortSignal.abort(reason) }));
      check(
        9,
        end !== 'pending' && 'error' in end && end.error === reason,
        `an aborted request must reject with the signal's reason, but it ${describeEnding(end)}`,
      );
      for (let i = 0; i < 5; i++) await subject.settle();
      check(9, events.length === before, `${events.at(-1)?.name} came though the request was aborted before`);
    },
  },
  {
    rule: 9,
    title: 'a request that is aborted in flight is accepted or rejects with the reason, and nothing else',
    async run(subject) {
      const events = await opened(subject, 2);
      const before = events.length;
      const controller = new AbortController();
      const reason = new Error('not wanted any more');
      const promise = subject.adapter.request({ ...subject.request, signal: controller.signal });
      controller.abort(reason);
      const end = await ending(subject, promise);
      check(9, end !== 'pending', 'an aborted request never ended');
      if (end === 'pending' || 'value' in end) return;
      check(9, end.error === reason, `an aborted request ${describeEnding(end)}`);
      for (let i = 0; i < 5; i++) await subject.settle();
      check(9, events.length === before, `${events.at(-1)?.name} came though the request was aborted before acceptance`);
    },
  },
  {
    rule: 9,
    title: 'aborting after acceptance changes nothing',
    async run(subject) {
      const events = await opened(subject, 2);
      const controller = new AbortController();
      const id = await accepted(subject, 9, { ...subject.request, signal: controller.signal });
      controller.abort();
      for (let i = 0; i < 5; i++) await subject.settle();
      check(9, answersTo(events, id).length > 0, 'a request that was aborted after acceptance got no answer');
    },
  },
];
