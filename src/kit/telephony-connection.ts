/** Cases of the telephony contract about opening, closing and losing the connection: rules 2, 3, 4 and 12. */
import type { KitCase } from './case.js';
import {
  accepted,
  check,
  codeOf,
  describeEnding,
  ending,
  named,
  opened,
  rejectedWith,
  type TelephonySubject,
} from './telephony-subject.js';

export const CONNECTION_CASES: readonly KitCase<TelephonySubject>[] = [
  {
    rule: 2,
    title: 'open() resolves after EventServerConnected was given to the listeners',
    async run(subject) {
      let before = false;
      let connected = false;
      subject.adapter.onEvent((event) => {
        if (event.name === 'EventServerConnected') connected = true;
      });
      const opening = subject.adapter.open().then(() => {
        before = connected;
      });
      const end = await ending(subject, opening);
      check(2, end !== 'pending' && 'value' in end, `open() ${describeEnding(end)}`);
      check(2, before, 'open() resolved without EventServerConnected');
    },
  },
  {
    rule: 2,
    title: 'opening an adapter that is open or opening changes nothing',
    async run(subject) {
      const first = subject.adapter.open();
      const events = await opened(subject, 2);
      await ending(subject, first);
      const connections = named(events, 'EventServerConnected').length;
      await opened(subject, 2);
      await subject.settle();
      check(2, named(events, 'EventServerConnected').length === connections, 'a second open() connected once more');
      await accepted(subject, 2);
    },
  },
  {
    rule: 2,
    title: 'when the T-Server is unreachable open() rejects and the adapter stays closed',
    needs: 'unreachable',
    async run(subject) {
      await subject.unreachable?.();
      const end = await ending(subject, subject.adapter.open());
      check(
        2,
        end !== 'pending' && 'error' in end && codeOf(end.error) !== undefined,
        `open() must reject with a TelephonyError, but it ${describeEnding(end)}`,
      );
      await rejectedWith(subject, 3, 'a request after a failed open()', [54], subject.adapter.request(subject.request));
    },
  },
  {
    rule: 3,
    title: 'before open() a request is rejected with 54',
    async run(subject) {
      await rejectedWith(subject, 3, 'a request before open()', [54], subject.adapter.request(subject.request));
    },
  },
  {
    rule: 3,
    title: 'during opening a request is rejected with 54',
    async run(subject) {
      const opening = subject.adapter.open();
      const early = subject.adapter.request(subject.request);
      await rejectedWith(subject, 3, 'a request during opening', [54], early);
      await ending(subject, opening);
    },
  },
  {
    rule: 3,
    title: 'after close() a request is rejected with 54',
    async run(subject) {
      await opened(subject, 2);
      await ending(subject, subject.adapter.close());
      await rejectedWith(subject, 3, 'a request after close()', [54], subject.adapter.request(subject.request));
    },
  },
  {
    rule: 4,
    title: 'close() resolves before open(), and twice',
    async run(subject) {
      for (const when of ['before open()', 'a second time']) {
        const end = await ending(subject, subject.adapter.close());
        check(4, end !== 'pending' && 'value' in end, `close() ${when} ${describeEnding(end)}`);
      }
    },
  },
  {
    rule: 4,
    title: 'close() during opening ends the opening, and no request gets through',
    async run(subject) {
      const opening = subject.adapter.open();
      const closing = ending(subject, subject.adapter.close());
      const end = await ending(subject, opening);
      check(4, end !== 'pending' && 'error' in end, `an open() that was closed meanwhile ${describeEnding(end)}`);
      await closing;
      await rejectedWith(subject, 4, 'a request after close() during opening', [54], subject.adapter.request(subject.request));
    },
  },
  {
    rule: 4,
    title: 'close() settles the requests in flight, and no event comes after it',
    async run(subject) {
      const events = await opened(subject, 2);
      const inFlight = subject.adapter.request(subject.request);
      const watched = inFlight.catch((error: unknown) => error);
      let before = events.length;
      const closing = subject.adapter.close().then(() => {
        before = events.length; // at once: the subject settles before ending() looks
      });
      await ending(subject, closing);
      const end = await ending(subject, watched);
      check(4, end !== 'pending', 'a request in flight never ended');
      check(
        4,
        end !== 'pending' && 'value' in end && (typeof end.value === 'number' || codeOf(end.value) === 54),
        'a request in flight must be rejected with 54',
      );
      for (let i = 0; i < 5; i++) await subject.settle();
      check(4, events.length === before, `${events.at(-1)?.name} came after close()`);
    },
  },
  {
    rule: 4,
    title: 'a closed adapter can be opened again',
    async run(subject) {
      await opened(subject, 2);
      await ending(subject, subject.adapter.close());
      await opened(subject, 4);
      await accepted(subject, 4);
    },
  },
  {
    rule: 12,
    title: 'losing the T-Server rejects the requests in flight with 54 and is told once',
    needs: 'drop',
    async run(subject) {
      const events = await opened(subject, 2);
      const watched = subject.adapter.request(subject.request).catch((error: unknown) => error);
      await subject.drop?.();
      const end = await ending(subject, watched);
      check(12, end !== 'pending' && 'value' in end, 'a request in flight never ended');
      check(
        12,
        end !== 'pending' && 'value' in end && (typeof end.value === 'number' || codeOf(end.value) === 54),
        'a request in flight must be rejected with 54',
      );
      for (let i = 0; i < 5; i++) await subject.settle();
      const told = named(events, 'EventServerDisconnected').length;
      check(12, told === 1, `EventServerDisconnected came ${told} times`);
    },
  },
  {
    rule: 12,
    title: 'after losing the T-Server the adapter stays closed until it is opened again',
    needs: 'drop',
    async run(subject) {
      const events = await opened(subject, 2);
      const connections = named(events, 'EventServerConnected').length;
      await subject.drop?.();
      for (let i = 0; i < 5; i++) await subject.settle();
      check(12, named(events, 'EventServerConnected').length === connections, 'the adapter reconnected by itself');
      await rejectedWith(subject, 12, 'a request after the loss', [54], subject.adapter.request(subject.request));
      await opened(subject, 12);
      await accepted(subject, 12);
    },
  },
  {
    rule: 12,
    title: 'losing only the switch rejects requests with 54 until the link is back',
    needs: 'setLink',
    async run(subject) {
      const events = await opened(subject, 2);
      await subject.setLink?.(false);
      await subject.settle();
      check(12, named(events, 'EventLinkDisconnected').length === 1, 'EventLinkDisconnected must come once');
      await rejectedWith(subject, 12, 'a request without the link', [54], subject.adapter.request(subject.request));
      await subject.setLink?.(true);
      await subject.settle();
      check(12, named(events, 'EventServerDisconnected').length === 0, 'the adapter must stay open without the link');
      await accepted(subject, 12);
    },
  },
];
