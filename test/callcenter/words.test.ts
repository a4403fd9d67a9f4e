/** Every status word, every counted field and every kind of log entry comes out of something that happens. */
import { describe, expect, test } from '@jest/globals';
import type { AgentStatus } from '../../src/callcenter/model-agents.js';
import type { LogKind } from '../../src/callcenter/model-calls.js';
import type { StatusReport } from '../../src/callcenter/model-reports.js';
import { loggedIn, type Running, running } from './support.js';

/** A day of the small call centre, looked at every tenth of a second. */
function aDay(look: (run: Running) => void): Running {
  const run = running('\n[traffic]\n');
  const pass = (ms: number): void => {
    for (let left = ms; left > 0; left -= 100) {
      run.clock.advance(100);
      look(run);
    }
  };
  look(run);
  const { center } = run;
  center.start();
  loggedIn(run, ['Agent/9000', '101']);
  pass(4_500); // the first number of the campaign is linked, the second one rings
  center.hold('Agent/9000');
  pass(1_000);
  center.unhold('Agent/9000');
  pass(1_000);
  center.hangUp('Agent/9000'); // soon: a short call
  pass(20_000); // the second one does not answer
  center.startBreak('Agent/9000', 2);
  pass(500);
  center.endBreak('Agent/9000');
  center.control({ command: 'placeCall', queue: '501', phone: '5550100', talk: 3_000 });
  center.control({ command: 'placeCall', queue: '501', phone: '5550200', patience: 500 });
  pass(2_000);
  center.hold('Agent/9000');
  pass(3_000); // the caller hangs up while on hold
  center.control({ command: 'placeCall', queue: '501', phone: '5550200' });
  pass(1_000);
  center.transfer('Agent/9000', '4321');
  pass(3_000);
  center.logOut('Agent/9000');
  pass(50_000);
  loggedIn(run, ['Agent/9000', '101']);
  pass(1_100); // the short call is tried again
  center.startBreak('Agent/9000', 2);
  pass(4_000); // and waits
  center.control({ command: 'callerHangsUp', type: 'outgoing', call: 1 });
  center.control({ command: 'placeCall', queue: '501', phone: '5550100' });
  pass(200);
  center.control({ command: 'setSwitch', up: false });
  center.control({ command: 'setSwitch', up: true });
  look(run);
  return run;
}

function fieldsOf(report: StatusReport | undefined): readonly string[] {
  return Object.entries(report?.status.counts ?? {}).flatMap(([field, count]) => (count > 0 ? [field] : []));
}

describe('words', () => {
  const statuses = new Set<AgentStatus>();
  const incoming = new Set<string>();
  const outgoing = new Set<string>();
  const { center } = aDay((run) => {
    statuses.add(run.center.agentView('Agent/9000')!.status);
    for (const field of fieldsOf(run.center.campaignStatus('incoming', 1))) incoming.add(field);
    for (const field of fieldsOf(run.center.campaignStatus('outgoing', 1))) outgoing.add(field);
  });

  test('all states of an agent', () => {
    expect([...statuses].sort()).toEqual(['offline', 'oncall', 'online', 'paused', 'ringing']);
  });

  test('all counts of incoming calls', () => {
    expect([...incoming].sort()).toEqual(['abandoned', 'finished', 'lostTrack', 'onHold', 'onQueue', 'success', 'total']);
  });

  test('all counts of outgoing calls', () => {
    expect([...outgoing].sort()).toEqual(
      ['abandoned', 'failure', 'noAnswer', 'onHold', 'onQueue', 'pending', 'placing', 'ringing', 'shortCall', 'success', 'total'].sort(),
    );
  });

  test('all kinds of log entries', () => {
    const log = [...center.log({ type: 'incoming', campaign: 1 }), ...center.log({ type: 'outgoing', campaign: 1 })];
    const kinds: readonly LogKind[] = [
      ...(['placing', 'dialing', 'ringing', 'onQueue', 'success', 'hangup', 'failure'] as const),
      ...(['abandoned', 'shortCall', 'noAnswer', 'onHold', 'offHold', 'transfer'] as const),
    ];
    expect([...new Set(log.map(({ kind }) => kind))].sort()).toEqual([...kinds].sort());
  });
});
