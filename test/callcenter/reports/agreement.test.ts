/** Whatever happens, all reports tell the same story. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CallCenter } from '../../../src/callcenter/call-center.js';
import type { LogEntry, LogKind } from '../../../src/callcenter/model-calls.js';
import type { StatusReport } from '../../../src/callcenter/model-reports.js';
import { NOON, type Running, running } from '../support.js';

const AGENTS = ['Agent/9000', 'Agent/9001', 'Agent/9003', 'SIP/201'] as const;
const PHONES = ['101', '102', '103', '201'] as const;

/** Something that somebody does to the call centre; `n` picks whom it concerns. */
const DEEDS: readonly ((center: CallCenter, agent: string, n: number) => void)[] = [
  (center, agent, n) => center.logIn(agent, PHONES[n % PHONES.length]!),
  (center, agent, n) => center.logIn(agent, PHONES[n % PHONES.length]!),
  (center, agent) => center.logOut(agent),
  (center, agent) => center.startBreak(agent, 2),
  (center, agent) => center.endBreak(agent),
  (center, agent) => center.hold(agent),
  (center, agent) => center.unhold(agent),
  (center, agent) => center.hangUp(agent),
  (center, agent) => center.transfer(agent, '4321'),
  (center, agent) => center.attendedTransfer(agent, '102'),
  (center, agent, n) => center.transferToAgent(agent, AGENTS[n % AGENTS.length]!),
  (center, agent) => center.muteRecording(agent, 500),
  (center, _, n) =>
    center.control({ command: 'placeCall', queue: n % 3 === 0 ? '502' : '501', phone: '5550200', patience: 1 + n * 40, talk: 1 + n * 70 }),
  (center, _, n) => center.control({ command: 'placeCall', queue: '501', phone: '5550100', talk: 5_000 + n }),
  (center, _, n) => center.control({ command: 'callerHangsUp', type: n % 2 === 0 ? 'incoming' : 'outgoing', call: 1 + (n % 6) }),
  (center, _, n) => center.control({ command: 'register', extension: PHONES[n % PHONES.length]!, registered: n % 4 !== 0 }),
  (center, _, n) => center.control({ command: 'setPhone', extension: '201', behaviour: n % 2 === 0 ? 'answers' : 'noAnswer' }),
  (center, _, n) => {
    if (n % 10 !== 0) return;
    center.control({ command: 'setSwitch', up: false });
    center.control({ command: 'setSwitch', up: true });
    center.refreshAgents();
  },
];

const story = fc.array(fc.tuple(fc.nat(DEEDS.length - 1), fc.nat(AGENTS.length - 1), fc.nat(200), fc.nat(9_000)), {
  minLength: 5,
  maxLength: 60,
});

function live(steps: readonly (readonly [number, number, number, number])[]): Running {
  const run = running('\n[traffic]\ntalk = 4000\n');
  run.center.start();
  for (const [deed, agent, n, wait] of steps) {
    DEEDS[deed]!(run.center, AGENTS[agent]!, n);
    run.clock.advance(wait);
  }
  return run;
}

function sumOf({ status: { counts } }: StatusReport): readonly [total: number, sum: number] {
  const { total, ...fields } = { ...counts };
  return [total, Object.values(fields).reduce((sum, count) => sum + count, 0)];
}

function countOf(log: readonly LogEntry[], kind: LogKind): number {
  return log.filter((entry) => entry.kind === kind).length;
}

describe('reports agree with each other, whatever happens', () => {
  test('counts, log, histogram, activity and events', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const { center, events } = live(steps);
        const incoming = center.campaignStatus('incoming', 1)!;
        const queue = center.queueStatus('502');
        const outgoing = center.campaignStatus('outgoing', 1)!;
        const logs = {
          incoming: center.log({ type: 'incoming', campaign: 1 }),
          queue: center.log({ type: 'incoming', queue: '502' }),
          outgoing: center.log({ type: 'outgoing', campaign: 1 }),
        };
        for (const report of [incoming, queue, outgoing]) expect(sumOf(report)[0]).toBe(sumOf(report)[1]);

        // every entry has its own id, in the order of time
        const all = [...logs.incoming, ...logs.queue, ...logs.outgoing].sort((a, b) => a.id - b.id);
        expect(all.map(({ id }) => id)).toEqual(all.map((_, i) => i + 1));
        expect(all.every(({ at }, i) => i === 0 || at >= all[i - 1]!.at)).toBe(true);

        // what is counted as over is logged as over
        const counted = incoming.status.type === 'incoming' ? incoming.status.counts : undefined;
        expect(counted?.abandoned).toBe(countOf(logs.incoming, 'abandoned'));
        expect(counted?.finished).toBe(countOf(logs.incoming, 'hangup'));
        expect(countOf(all, 'onHold')).toBeGreaterThanOrEqual(countOf(all, 'offHold'));

        // who reached an agent has waited for it
        const wait = center.queueWait('incoming', 1);
        const linked = new Set(logs.incoming.flatMap(({ kind, call }) => (kind === 'success' ? [call.id] : [])));
        expect(wait.intervals.reduce((sum, { count }) => sum + count, 0)).toBe(linked.size);
        expect(wait.abandoned).toBe(counted?.abandoned);

        // what agents did is what calls took
        const work = center.activity(NOON - 1, center.now());
        const seconds = work.flatMap((each) => [...each.incoming, ...each.outgoing]).reduce((sum, each) => sum + each.seconds, 0);
        expect(seconds).toBe(incoming.totalSeconds + queue.totalSeconds + outgoing.totalSeconds);

        // events name the entries that tell the same
        const kinds = new Map(all.map((entry) => [entry.id, entry.kind]));
        for (const event of events) {
          if (event.type === 'callLinked') expect(kinds.get(event.logId)).toBe('success');
          if (event.type === 'callUnlinked') expect(['hangup', 'shortCall', 'transfer']).toContain(kinds.get(event.logId));
          if (event.type === 'callProgress') expect(kinds.get(event.entry.id)).toBe(event.entry.kind);
        }

        // an agent is on call when there is a call, and a call has one agent
        const taken = AGENTS.flatMap((agent) => center.callOf(agent) ?? []);
        expect(AGENTS.map((agent) => center.agentView(agent)?.status === 'oncall')).toEqual(
          AGENTS.map((agent) => center.callOf(agent) !== undefined),
        );
        expect(new Set(taken.map(({ type, id }) => `${type} ${id}`)).size).toBe(taken.length);
        for (const call of taken) expect(['success', 'onHold']).toContain(call.status);
      }),
      { numRuns: 300, seed: 42 },
    );
  });

  test('what begins for an agent ends once: logins, breaks, holds, calls, rings', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const { events } = live(steps.filter(([deed]) => deed !== DEEDS.length - 1));
        const pairs = [
          ['agentLoggedIn', 'agentLoggedOut'],
          ['breakStarted', 'breakEnded'],
          ['holdStarted', 'holdEnded'],
          ['callLinked', 'callUnlinked'],
          ['agentRinging', 'agentIdle'],
          ['consultationStarted', 'consultationEnded'],
        ] as const;
        for (const agent of AGENTS) {
          for (const [begin, end] of pairs) {
            const seen = events.filter(
              (event) => 'agent' in event && event.agent === agent && (event.type === begin || event.type === end),
            );
            expect(seen.map(({ type }) => type)).toEqual(seen.map((_, i) => (i % 2 === 0 ? begin : end)));
          }
        }
      }),
      { numRuns: 300, seed: 43 },
    );
  });
});
