/** Whatever happens, all reports tell the same story. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { LogEntry, LogKind } from '../../../src/callcenter/model-calls.js';
import type { StatusReport } from '../../../src/callcenter/model-reports.js';
import { AGENTS, live, SWITCH_IS_LOST, story } from '../story.js';
import { NOON } from '../support.js';

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
        const { events } = live(steps.filter(([deed]) => deed !== SWITCH_IS_LOST));
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
