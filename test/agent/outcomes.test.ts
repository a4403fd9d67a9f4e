/** How an action ends: exactly one event for each request ID, whatever the adapter does. */
import { describe, expect, test } from '@jest/globals';
import type { DataValue } from 'statewire';
import { type AgentOptions, agent, agentError } from 'statewire/agent';
import { type RequestName, type TelephonyAdapter, telephonyError } from 'statewire/telephony';
import { Bench, failed } from './support.js';

const FOR = { for: { dn: '7001' } };

/** An adapter whose request() is `request`. */
function adapterWith(request: TelephonyAdapter['request']): (adapter: TelephonyAdapter) => TelephonyAdapter {
  return (adapter) => ({
    supports: adapter.supports,
    open: () => adapter.open(),
    close: () => adapter.close(),
    onEvent: (l) => adapter.onEvent(l),
    request,
  });
}

describe('done means that the T-Server has accepted the request', () => {
  test('the done event comes when the request is accepted, before the switch has answered', async () => {
    const bench = await Bench.open({ config: { answerDelay: 5000 } });
    const { requestid, event } = await bench.act('logout', FOR);
    expect(event).toEqual({ name: 'agent.logout.done', data: { requestid } });
    expect(bench.tserver.dn('7001')?.state).toBe('ready');
  });

  test('an answer that comes twice, or with a reference ID that nobody has, changes nothing', async () => {
    const bench = await Bench.open();
    for (const kind of ['answerTwice', 'wrongReferenceID', 'neverAnswer'] as const) {
      bench.tserver.fail({ kind });
      expect((await bench.act('setdnd', { ...FOR, set: true })).event?.name).toBe('agent.setdnd.done');
    }
    expect(bench.logged).toEqual([]);
  });

  test('after close() of the extension the adapter has no listener of it', async () => {
    let listeners = 0;
    const counting = (adapter: TelephonyAdapter): TelephonyAdapter => ({
      ...adapterWith((request) => adapter.request(request))(adapter),
      onEvent(listener) {
        listeners++;
        const unsubscribe = adapter.onEvent(listener);
        return () => {
          listeners--;
          unsubscribe();
        };
      },
    });
    const bench = await Bench.open();
    const extension = agent({ adapter: counting(bench.adapter) });
    expect(listeners).toBe(1);
    await extension.close?.();
    expect(listeners).toBe(0);
  });
});

describe('what an adapter does becomes one event', () => {
  test.each<[number, string, string]>([
    [40, 'servererror', '40 No more licenses available: DN 7001'],
    [41, 'invalidresource', '41 Client has not registered the DN: DN 7001'],
    [51, 'servererror', '51 Unsupported operation: DN 7001'],
    [54, 'servererror', '54 No connection to the switch: DN 7001'],
    [58, 'servererror', '58 Out of service: DN 7001'],
    [59, 'invalidresource', '59 DN is not configured in CME: DN 7001'],
    [123, 'invalidresource', '123 DN does not exist: DN 7001'],
    [50, 'unknown', '50 Unrecognized error: DN 7001'],
    [4711, 'unknown', '4711 Switch error 4711: DN 7001'],
  ])('a rejection with code %d is %s', async (code, error, description) => {
    const bench = await Bench.open();
    bench.tserver.fail({ kind: 'reject', code });
    const { requestid, event } = await bench.act('logout', FOR);
    expect(event).toEqual({ name: 'error.agent.logout', data: failed(requestid, error, description) });
  });

  test('codes are grouped: resource and agent state, server, and the rest', () => {
    const codes = (error: string): number[] =>
      Array.from({ length: 10_000 }, (_, code) => code).filter((code) => agentError(code) === error);
    expect(codes('invalidresource')).toEqual([41, 42, 43, 53, 56, 59, 123, 182, 183, 185, 186, 187, 190, 191, 192, 506, 1141, 9996]);
    expect(codes('servererror')).toEqual([40, 51, 52, 54, 55, 57, 58, 109]);
  });

  test('logging out an agent who is logged out is done, also when the adapter knows before', async () => {
    const bench = await Bench.open();
    bench.tserver.fail({ kind: 'reject', code: 43 });
    expect((await bench.act('logout', FOR)).event?.name).toBe('agent.logout.done');
    bench.tserver.fail({ kind: 'reject', code: 43 });
    expect((await bench.act('setdnd', { ...FOR, set: true })).event?.name).toBe('error.agent.setdnd');
  });

  test.each<[string, TelephonyAdapter['request'], string, string]>([
    ['rejects with an ordinary error', () => Promise.reject(new Error('no idea')), 'unknown', 'no idea'],
    ['rejects with no error at all', () => Promise.reject('gone'), 'unknown', 'gone'],
    [
      'throws',
      () => {
        throw new TypeError('cannot read');
      },
      'unknown',
      'cannot read',
    ],
    [
      'throws a telephony error',
      () => {
        throw telephonyError(54);
      },
      'servererror',
      '54 No connection to the switch',
    ],
    ['rejects with what has no text', () => Promise.reject(Object.create(null)), 'unknown', 'an error that has no text'],
    [
      'rejects with an error whose message cannot be read',
      () =>
        Promise.reject(
          Object.defineProperty(new Error(), 'message', {
            get() {
              throw new Error('nobody reads this');
            },
          }),
        ),
      'unknown',
      'an error that has no text',
    ],
  ])('an adapter that %s', async (_, request, error, description) => {
    const bench = await Bench.open({ wrap: adapterWith(request) });
    const { requestid, event } = await bench.act('logout', FOR);
    expect(event).toEqual({ name: 'error.agent.logout', data: failed(requestid, error, description) });
  });

  test('an adapter that accepts at once, without any promise, comes after the request ID was written', async () => {
    const atOnce = (() => 5) as unknown as TelephonyAdapter['request'];
    const bench = await Bench.open({ wrap: adapterWith(atOnce) });
    const { requestid, event } = await bench.act('logout', FOR);
    expect(event).toEqual({ name: 'agent.logout.done', data: { requestid } });
  });

  test('an adapter that is not open: servererror', async () => {
    const bench = new Bench();
    const { requestid, event } = await bench.act('logout', FOR);
    expect(event?.data).toEqual(failed(requestid, 'servererror', '54 No connection to the switch: the adapter is not open'));
  });

  test('the T-Server is lost in flight: servererror', async () => {
    const bench = await Bench.open();
    bench.tserver.fail({ kind: 'disconnect', when: 'beforeAcceptance' });
    const { requestid, event } = await bench.act('logout', FOR);
    expect(event?.data).toEqual(
      failed(requestid, 'servererror', '54 No connection to the switch: the connection to the T-Server was lost'),
    );
  });

  test('the link to the switch is down: servererror', async () => {
    const bench = await Bench.open();
    bench.tserver.setLink(false);
    const { requestid, event } = await bench.act('logout', FOR);
    expect(event?.data).toEqual(failed(requestid, 'servererror', '54 No connection to the switch: switch sim'));
  });

  test('a request that is not accepted in time: servererror, after 10 s or what the option says', async () => {
    for (const [options, timeout] of [
      [{}, 10_000],
      [{ timeout: 700 }, 700],
    ] as const) {
      const bench = await Bench.open({ options });
      bench.tserver.fail({ kind: 'neverAccept' });
      const { effect, assigned } = bench.execute('logout', FOR);
      bench.perform(effect);
      await bench.pass(timeout - 1);
      expect(bench.delivered).toEqual([]);
      await bench.pass(1);
      const description = `57 Timeout expired: RequestAgentLogout was not accepted within ${timeout} ms`;
      expect(bench.delivered).toEqual([{ name: 'error.agent.logout', data: failed(assigned['requestid'], 'servererror', description) }]);
    }
  });

  test('a request that was given up is taken back: it is not carried out later', async () => {
    const bench = await Bench.open({ options: { timeout: 50 } });
    bench.tserver.fail({ kind: 'delay', accept: 1000 });
    const { event } = await bench.act('logout', FOR);
    await bench.pass(5000);
    expect(event?.name).toBe('error.agent.logout');
    expect(bench.tserver.dn('7001')?.state).toBe('ready');
    expect(bench.delivered).toHaveLength(1);
  });

  test('no timer is left behind when an action has ended', async () => {
    const bench = await Bench.open();
    await bench.act('logout', FOR);
    expect(bench.clock.nextDue).toBeUndefined();
  });
});

describe('order', () => {
  test('two requests on one DN reach the T-Server in the order of the chart', async () => {
    const bench = await Bench.open();
    bench.tserver.fail({ kind: 'delay', accept: 500 });
    bench.perform(bench.execute('setdnd', { ...FOR, set: true }).effect);
    bench.perform(bench.execute('setmediastate', { for: { dn: 7001, switch: 'sim' }, media: { media: 0, state: 'notready' } }).effect);
    bench.perform(bench.execute('logout', FOR).effect);
    await bench.pass(2000);
    expect(bench.requests()).toEqual(['→ RequestSetDNDOn 7001', '→ RequestAgentNotReady 7001@sim', '→ RequestAgentLogout 7001']);
    expect(bench.delivered.map(({ name }) => name)).toEqual(['agent.setdnd.done', 'agent.setmediastate.done', 'agent.logout.done']);
  });

  test('a request that hangs on one DN does not hold up another DN', async () => {
    const bench = await Bench.open();
    bench.tserver.fail({ kind: 'neverAccept', thisDN: '7001' });
    bench.perform(bench.execute('logout', FOR).effect);
    bench.perform(bench.execute('logout', { for: { dn: '7002' } }).effect);
    await bench.pass(100);
    expect(bench.delivered.map(({ name }) => name)).toEqual(['agent.logout.done']);
  });

  test('a request that fails lets the next one on its DN through', async () => {
    const bench = await Bench.open();
    bench.tserver.fail({ kind: 'reject', code: 58 });
    bench.perform(bench.execute('setdnd', { ...FOR, set: true }).effect);
    bench.perform(bench.execute('logout', FOR).effect);
    await bench.pass();
    expect(bench.delivered.map(({ name }) => name)).toEqual(['error.agent.setdnd', 'agent.logout.done']);
  });

  test('of 2,000 actions with faults of every kind each ends in exactly one event', async () => {
    const bench = await Bench.open();
    const ids: DataValue[] = [];
    for (let i = 0; i < 2000; i++) {
      const thisDN = `70${String(1 + (i % 10)).padStart(2, '0')}`;
      const request: RequestName = 'RequestSetDNDOn';
      if (i % 7 === 0) bench.tserver.fail({ request, thisDN, kind: 'reject', code: 58 });
      if (i % 11 === 0) bench.tserver.fail({ request, thisDN, kind: 'answerTwice' });
      if (i % 13 === 0) bench.tserver.fail({ request, thisDN, kind: 'lateError', code: 50, after: 300 });
      if (i % 397 === 0) bench.tserver.fail({ request, thisDN, kind: 'neverAccept' });
      const { effect, assigned } = bench.execute('setdnd', { for: { dn: thisDN }, set: true });
      ids.push(assigned['requestid']);
      bench.perform(effect);
    }
    await bench.pass(120_000);
    const answered = bench.delivered.map(({ data }) => (data as { requestid: string }).requestid);
    expect(answered).toHaveLength(2000);
    expect(new Set(answered)).toEqual(new Set(ids));
  });
});

describe('options', () => {
  test.each<[Partial<AgentOptions>]>([
    [{ timeout: 0 }],
    [{ timeout: -1 }],
    [{ timeout: Number.NaN }],
    [{ timeout: Number.POSITIVE_INFINITY }],
  ])('a timeout that is no time is refused: %j', (options) => {
    expect(() => new Bench({ options })).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }));
  });

  test('no adapter is refused', () => {
    expect(() => agent({} as AgentOptions)).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }));
  });
});
