/** What agents did in a time: their logins, their last pause, their calls by queue. */
import type { Period } from '../model-agents.js';
import type { CampaignType } from '../model-campaigns.js';
import type { AgentActivity, QueueWork } from '../model-reports.js';
import type { AgentRecord, CallRecord } from '../state/records.js';
import type { World } from '../state/world.js';
import { secondsBetween } from '../time.js';
import { secondsOf } from './status.js';

/** Periods and calls that began between the two ms, both included. */
export function activity(world: World, from: number, to: number): readonly AgentActivity[] {
  const isIn = (at: number | undefined): boolean => at !== undefined && at >= from && at <= to;
  const worked = new Map<string, CallRecord[]>();
  for (const call of world.calls.all()) {
    if (call.agent === undefined || !isIn(call.linkStart)) continue;
    const calls = worked.get(call.agent);
    if (calls) calls.push(call);
    else worked.set(call.agent, [call]);
  }
  const active = [...world.agents.values()].filter(({ number }) => world.configured(number)?.active);
  return active.map((agent) => activityOf(world, agent, worked.get(agent.number) ?? [], isIn));
}

function activityOf(world: World, agent: AgentRecord, calls: readonly CallRecord[], isIn: (at: number) => boolean): AgentActivity {
  const sessions = agent.sessions.filter(({ start }) => isIn(start));
  const session = sessions.at(-1);
  const pause = agent.pauses.findLast(({ start }) => isIn(start));
  return {
    agent: agent.number,
    name: world.configured(agent.number)?.name ?? agent.number,
    loginSeconds: sessions.reduce((sum, period) => sum + secondsIn(period), 0),
    incoming: workOf(calls, 'incoming'),
    outgoing: workOf(calls, 'outgoing'),
    lastSessionStart: session?.start,
    lastSessionEnd: session?.end,
    lastPauseStart: pause?.start,
    lastPauseEnd: pause?.end,
  };
}

function secondsIn({ start, end }: Period): number {
  return end === undefined ? 0 : secondsBetween(start, end);
}

function workOf(calls: readonly CallRecord[], type: CampaignType): QueueWork[] {
  const work = new Map<string, QueueWork>();
  for (const call of calls) {
    if (call.type !== type || call.queue === undefined) continue;
    const { seconds, calls: number } = work.get(call.queue) ?? { seconds: 0, calls: 0 };
    work.set(call.queue, { queue: call.queue, seconds: seconds + (secondsOf(call) ?? 0), calls: number + 1 });
  }
  return [...work.values()].sort((a, b) => (a.queue < b.queue ? -1 : 1));
}
