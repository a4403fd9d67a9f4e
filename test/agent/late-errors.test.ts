import { describe, expect, test } from '@jest/globals';
import { SimulatedClock, Statewire } from 'statewire';
import { agent, type LateError } from 'statewire/agent';
import { simulatedTServer } from 'statewire/telephony';
import { Bench, hastyAdapter } from './support.js';

const FOR = { for: { dn: '7001' } };

describe('an EventError after done', () => {
  test('a refusal by the switch after done is logged, counted and told to onLateError, and no second event comes', async () => {
    const late: LateError[] = [];
    const bench = await Bench.open({ options: { onLateError: (error) => late.push(error) } });
    bench.tserver.fail({ kind: 'refuse', code: 185 });
    const { requestid, event } = await bench.act('logout', FOR);
    await bench.pass(60_000);
    expect(event?.name).toBe('agent.logout.done');
    expect(bench.delivered).toHaveLength(1);
    expect(bench.logged).toEqual([
      `agent.logout ${requestid} was done, and then refused by the switch: EventError 185 Set is in wrong state for invocation`,
    ]);
    expect(late).toEqual([
      {
        sessionId: 's1',
        requestid,
        action: 'agent.logout',
        referenceID: 1,
        errorCode: 185,
        errorMessage: 'Set is in wrong state for invocation',
      },
    ]);
    expect(bench.extension.lateErrors).toBe(1);
  });

  test('so is an EventError that follows a confirmation; the same one twice counts once', async () => {
    const bench = await Bench.open();
    bench.tserver.fail({ kind: 'lateError', code: 50, after: 5_000 });
    await bench.act('setdnd', { ...FOR, set: true });
    expect(bench.extension.lateErrors).toBe(0);
    await bench.pass(60_000);
    expect(bench.delivered).toHaveLength(1);
    expect(bench.extension.lateErrors).toBe(1);
  });

  test('one that comes before its request is accepted is counted when it is', async () => {
    const bench = await Bench.open({ wrap: () => hastyAdapter(['EventError']) });
    expect((await bench.act('logout', FOR)).event?.name).toBe('agent.logout.done');
    expect(bench.extension.lateErrors).toBe(1);
  });

  test('what onLateError throws is logged, and does not reach the adapter', async () => {
    const thrown: unknown[] = [];
    const adapter = hastyAdapter(['EventError']);
    const bench = await Bench.open({
      wrap: () => ({
        ...adapter,
        onEvent: (listener) =>
          adapter.onEvent((event) => {
            try {
              listener(event);
            } catch (error) {
              thrown.push(error);
            }
          }),
      }),
      options: {
        onLateError: () => {
          throw new Error('pager is off');
        },
      },
    });
    expect((await bench.act('logout', FOR)).event?.name).toBe('agent.logout.done');
    expect(thrown).toEqual([]);
    expect(bench.logged).toContain('onLateError failed: pager is off');
  });

  test('it is in the trace of the session that asked', async () => {
    const clock = new SimulatedClock();
    const tserver = simulatedTServer({ clock });
    const adapter = tserver.adapter();
    await adapter.open();
    const extension = agent({ adapter });
    const statewire = new Statewire({ clock, extensions: [extension], newSessionId: () => 's1' });
    const notes: string[] = [];
    statewire.watch((entry) => entry.type === 'note' && notes.push(`${entry.session}: ${entry.message}`));
    tserver.fail({ kind: 'refuse', code: 185 });
    statewire.start(`
      <scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:agent="www.genesyslab.com/modules/agent" version="1.0" datamodel="ecmascript">
        <state><onentry><agent:logout for="{dn: '7001'}"/></onentry></state>
      </scxml>`);
    await clock.pass(1_000);
    expect(notes).toEqual([
      expect.stringMatching(/^s1: agent\.logout \S+ was done, and then refused by the switch: EventError 185 Set is in /),
    ]);
    expect(extension.lateErrors).toBe(1);
    await statewire.close();
  });

  test('a switch that finds the agent logged out already has refused nothing', async () => {
    const bench = await Bench.open();
    await bench.act('logout', FOR);
    expect((await bench.act('logout', FOR)).event?.name).toBe('agent.logout.done');
    expect(bench.traffic.at(-1)).toMatch(/EventError .*43/);
    expect([bench.logged, bench.extension.lateErrors]).toEqual([[], 0]);
  });
});
