/** The option `confirm: 'switch'`: done means confirmed by the switch. */
import { describe, expect, test } from '@jest/globals';
import type { AgentOptions } from 'statewire/agent';
import { Bench, failed, hastyAdapter } from './support.js';

const FOR = { for: { dn: '7001' } };
const confirm = { options: { confirm: 'switch' } } as const;

describe("confirm: 'switch'", () => {
  test('the done event comes when the switch has confirmed, not before', async () => {
    const bench = await Bench.open({ ...confirm, config: { answerDelay: 500 } });
    const { effect, assigned } = bench.execute('logout', FOR);
    bench.perform(effect);
    await bench.pass(490);
    expect(bench.delivered).toEqual([]);
    await bench.pass(20);
    expect(bench.delivered).toEqual([{ name: 'agent.logout.done', data: { requestid: assigned['requestid'] } }]);
    expect(bench.tserver.dn('7001')?.state).toBe('null');
  });

  test.each([
    [185, 'invalidresource', '185 Set is in wrong state for invocation'],
    [54, 'servererror', '54 No connection to the switch'],
    [50, 'unknown', '50 Unrecognized error'],
    [4711, 'unknown', '4711 Switch error 4711'],
  ])('a refusal by the switch with %d is %s', async (code, error, description) => {
    const bench = await Bench.open(confirm);
    bench.tserver.fail({ kind: 'refuse', code });
    const { requestid, event } = await bench.act('logout', FOR);
    expect(event).toEqual({ name: 'error.agent.logout', data: failed(requestid, error, description) });
    expect(bench.logged).toEqual([]);
  });

  test('an agent who is logged out: ready is invalidresource, logout is done', async () => {
    const bench = await Bench.open(confirm);
    const ready = await bench.act('setmediastate', { for: { dn: '7008' }, media: { media: 0, state: 'ready' } });
    expect(ready.event?.data).toMatchObject({
      error: 'invalidresource',
      description: '187 No ready or not ready while the ACD set is logged out',
    });
    expect((await bench.act('logout', { for: { dn: '7008' } })).event?.name).toBe('agent.logout.done');
  });

  test('another agent than the one on the DN is invalidresource', async () => {
    const bench = await Bench.open(confirm);
    const { event } = await bench.act('logout', { ...FOR, agent: '5002' });
    expect(event?.data).toMatchObject({ error: 'invalidresource', description: '192 Agent ID is invalid' });
  });

  test('of several media entries the first that the switch refuses ends it', async () => {
    const bench = await Bench.open(confirm);
    bench.tserver.fail({ request: 'RequestAgentReady', kind: 'refuse', code: 185 });
    const media = ['notready', 'ready', 'notready'].map((state) => ({ media: 0, state }));
    const { event } = await bench.act('setmediastate', { ...FOR, media });
    expect(event?.data).toMatchObject({
      error: 'invalidresource',
      description: expect.stringContaining('sent before: RequestAgentNotReady'),
    });
    expect(bench.requests()).toHaveLength(2);
  });

  test.each(['neverAnswer', 'wrongReferenceID'] as const)('%s: servererror when the time is over', async (kind) => {
    const bench = await Bench.open({ options: { confirm: 'switch', timeout: 300 } });
    bench.tserver.fail({ kind });
    await bench.act('logout', FOR);
    await bench.pass(300);
    expect(bench.delivered).toHaveLength(1);
    expect(bench.delivered[0]?.data).toMatchObject({
      error: 'servererror',
      description: '57 Timeout expired: RequestAgentLogout was not confirmed within 300 ms',
    });
    expect(bench.clock.nextDue).toBeUndefined();
  });

  test('answers that come twice, or an error after the confirmation, make no second event', async () => {
    const bench = await Bench.open(confirm);
    bench.tserver.fail({ kind: 'answerTwice' });
    bench.tserver.fail({ kind: 'lateError', code: 50, after: 10 });
    await bench.act('setdnd', { ...FOR, set: true });
    await bench.act('setdnd', { ...FOR, set: true });
    expect(bench.delivered.map(({ name }) => name)).toEqual(['agent.setdnd.done', 'agent.setdnd.done']);
  });

  test('the T-Server is lost between acceptance and confirmation: servererror', async () => {
    const bench = await Bench.open(confirm);
    bench.tserver.fail({ kind: 'disconnect', when: 'beforeAnswer' });
    const { event } = await bench.act('logout', FOR);
    expect(event?.data).toMatchObject({
      error: 'servererror',
      description: '54 No connection to the switch: the T-Server was lost before the switch confirmed',
    });
  });

  test('an adapter that answers before it has accepted is understood', async () => {
    const bench = await Bench.open({ ...confirm, wrap: () => hastyAdapter(['EventAgentReady', 'EventAgentLogout']) });
    expect((await bench.act('logout', FOR)).event?.name).toBe('agent.logout.done');
  });

  test('an event with the reference ID of a request that it does not confirm is no confirmation', async () => {
    const bench = await Bench.open({ ...confirm, wrap: () => hastyAdapter(['EventAgentReady']) });
    bench.perform(bench.execute('logout', FOR).effect);
    await bench.pass(9_999);
    expect(bench.delivered).toEqual([]);
    await bench.pass(1);
    expect(bench.delivered).toMatchObject([{ name: 'error.agent.logout', data: { error: 'servererror' } }]);
  });

  test('requests for one DN wait for the confirmation of the one before', async () => {
    const bench = await Bench.open(confirm);
    bench.perform(bench.execute('setdnd', { ...FOR, set: true }).effect);
    bench.perform(bench.execute('logout', FOR).effect);
    await bench.pass();
    const order = bench.traffic.filter((line) => !line.startsWith(' ')).map((line) => line.split(' ').slice(0, 2).join(' '));
    expect(order).toEqual(['→ RequestSetDNDOn', '← EventDNDOn', '→ RequestAgentLogout', '← EventAgentLogout']);
  });

  test('any other value is refused', () => {
    const options = { confirm: 'maybe' } as unknown as Partial<AgentOptions>;
    expect(() => new Bench({ options })).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }));
  });
});
