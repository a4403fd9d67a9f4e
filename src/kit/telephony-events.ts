/** Cases of the telephony contract about events: rules 7, 10 and 11. */
import { CONFIRMATION, type TelephonyEvent } from '../telephony/contract.js';
import type { KitCase } from './case.js';
import { accepted, answersTo, check, ending, opened, type TelephonySubject } from './telephony-subject.js';

async function wait(subject: TelephonySubject): Promise<void> {
  for (let i = 0; i < 5; i++) await subject.settle();
}

export const EVENT_CASES: readonly KitCase<TelephonySubject>[] = [
  {
    rule: 7,
    title: 'a request is confirmed by one event with its reference ID',
    async run(subject) {
      const events = await opened(subject, 2);
      const id = await accepted(subject, 7);
      await wait(subject);
      const names = answersTo(events, id).map((event) => event.name);
      const wanted = CONFIRMATION[subject.request.name];
      check(
        7,
        names.length === 1 && names[0] === wanted,
        `request ${id} must be answered by one ${wanted}, not by ${names.join(', ') || 'nothing'}`,
      );
    },
  },
  {
    rule: 7,
    title: 'the answer comes after the promise of the request has resolved',
    async run(subject) {
      await opened(subject, 2);
      let known: number | undefined;
      let early: TelephonyEvent | undefined;
      subject.adapter.onEvent((event) => {
        if ('referenceID' in event && event.referenceID !== undefined && known === undefined) early = event;
      });
      const request = subject.adapter.request(subject.request).then((id) => {
        known = id;
      });
      await ending(subject, request);
      check(7, early === undefined, `${early?.name} came before request() had resolved`);
    },
  },
  {
    rule: 7,
    title: 'a refusal by the switch is EventError with code and reference ID, after acceptance',
    needs: 'refuseNext',
    async run(subject) {
      const events = await opened(subject, 2);
      const code = subject.refuseNext?.();
      const id = await accepted(subject, 7);
      await wait(subject);
      const answers = answersTo(events, id);
      const [answer] = answers;
      check(
        7,
        answers.length === 1 && answer?.name === 'EventError',
        `request ${id} must be answered by one EventError, not by ${answers.map((event) => event.name).join(', ') || 'nothing'}`,
      );
      check(7, answer?.name === 'EventError' && answer.errorCode === code, `EventError must carry ErrorCode ${code}`);
    },
  },
  {
    rule: 10,
    title: 'every listener gets every event once and in order',
    async run(subject) {
      const first = await opened(subject, 2);
      first.length = 0;
      const second: TelephonyEvent[] = [];
      subject.adapter.onEvent((event) => second.push(event));
      await accepted(subject, 10);
      await accepted(subject, 10);
      await wait(subject);
      const tell = (events: readonly TelephonyEvent[]): string =>
        events.map((event) => `${event.name}${'referenceID' in event ? event.referenceID : ''}`).join(', ');
      check(
        10,
        first.length > 0 && tell(first) === tell(second),
        `one listener got ${tell(first) || 'nothing'}, the other ${tell(second) || 'nothing'}`,
      );
    },
  },
  {
    rule: 10,
    title: 'after unsubscribing, once or twice, a listener gets nothing',
    async run(subject) {
      const kept = await opened(subject, 2);
      const before = kept.length;
      let calls = 0;
      const unsubscribe = subject.adapter.onEvent(() => calls++);
      unsubscribe();
      unsubscribe();
      await accepted(subject, 10);
      await wait(subject);
      check(10, calls === 0, 'a listener was called after unsubscribing');
      check(10, kept.length > before, 'unsubscribing one listener took the events from another');
    },
  },
  {
    rule: 10,
    title: 'a listener that throws disturbs neither the adapter nor other listeners',
    async run(subject) {
      subject.adapter.onEvent(() => {
        throw new Error('thrown by a listener of the kit');
      });
      const events = await opened(subject, 10);
      const id = await accepted(subject, 10);
      await wait(subject);
      check(10, answersTo(events, id).length > 0, 'another listener got no answer');
    },
  },
  {
    rule: 11,
    title: 'what happens at the phone by itself carries no reference ID',
    needs: 'phone',
    async run(subject) {
      const events = await opened(subject, 2);
      await accepted(subject, 11);
      await wait(subject);
      const before = events.length;
      await subject.phone?.();
      await wait(subject);
      const news = events.slice(before);
      check(11, news.length > 0, 'no event told of it');
      check(
        11,
        news.every((event) => !('referenceID' in event) || event.referenceID === undefined),
        `${news[0]?.name} carries a reference ID`,
      );
    },
  },
];
