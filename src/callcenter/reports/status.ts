/** How campaigns and queues are doing: counted from the calls themselves. */
import { viewOf } from '../agents/view.js';
import { isWaiting } from '../calls/alive.js';
import { snapshot } from '../calls/snapshot.js';
import type { CallStatus } from '../model-calls.js';
import type { CampaignType } from '../model-campaigns.js';
import type { AgentOnDuty, IncomingCounts, OutgoingCounts, StatusReport } from '../model-reports.js';
import { agentsOf, isStatic } from '../queues/members.js';
import type { AgentRecord, CallRecord } from '../state/records.js';
import type { World } from '../state/world.js';
import { secondsBetween } from '../time.js';

/** @param since only calls that began at this ms or later; calls still to be made always count */
export function campaignStatus(world: World, type: CampaignType, id: number, since?: number): StatusReport | undefined {
  const campaign = world.config.campaigns.find((candidate) => candidate.type === type && candidate.id === id);
  return campaign && report(world, type, campaign.queue, world.calls.ofCampaign(type, id), since);
}

/** Of the calls that belong to no campaign. */
export function queueStatus(world: World, queue: string, since?: number): StatusReport {
  return report(world, 'incoming', queue, world.calls.ofQueue(queue), since);
}

function report(world: World, type: CampaignType, queue: string, all: readonly CallRecord[], since: number | undefined): StatusReport {
  const calls = since === undefined ? all : all.filter(({ startedAt }) => startedAt === undefined || startedAt >= since);
  const seconds = calls.flatMap((call) => secondsOf(call) ?? []);
  return {
    status: type === 'outgoing' ? { type, counts: outgoingCounts(calls) } : { type, counts: incomingCounts(calls) },
    agents: agentsOfQueue(world, queue),
    activeCalls: calls.filter(isWaiting).map(snapshot),
    totalSeconds: seconds.reduce((sum, each) => sum + each, 0),
    maxSeconds: seconds.reduce((most, each) => Math.max(most, each), 0),
  };
}

/** How long a call that is over was linked; undefined when it never was or still is. */
export function secondsOf({ linkStart, linkEnd }: CallRecord): number | undefined {
  return linkStart === undefined || linkEnd === undefined ? undefined : secondsBetween(linkStart, linkEnd);
}

const OUTGOING: Readonly<Record<CallStatus, Exclude<keyof OutgoingCounts, 'total'>>> = {
  pending: 'pending',
  placing: 'placing',
  dialing: 'placing',
  ringing: 'ringing',
  onQueue: 'onQueue',
  success: 'success',
  finished: 'success',
  onHold: 'onHold',
  failure: 'failure',
  lostTrack: 'failure',
  shortCall: 'shortCall',
  noAnswer: 'noAnswer',
  abandoned: 'abandoned',
};

const INCOMING: Readonly<Partial<Record<CallStatus, Exclude<keyof IncomingCounts, 'total'>>>> = {
  onQueue: 'onQueue',
  success: 'success',
  onHold: 'onHold',
  abandoned: 'abandoned',
  finished: 'finished',
  lostTrack: 'lostTrack',
};

function outgoingCounts(calls: readonly CallRecord[]): OutgoingCounts {
  const counts = { total: calls.length, pending: 0, placing: 0, ringing: 0, onQueue: 0, success: 0 };
  const rest = { onHold: 0, failure: 0, shortCall: 0, noAnswer: 0, abandoned: 0 };
  const all = { ...counts, ...rest };
  for (const { status } of calls) all[OUTGOING[status]]++;
  return all;
}

function incomingCounts(calls: readonly CallRecord[]): IncomingCounts {
  const counts = { total: calls.length, onQueue: 0, success: 0, onHold: 0, abandoned: 0, finished: 0, lostTrack: 0 };
  for (const { status } of calls) counts[INCOMING[status] ?? 'onQueue']++;
  return counts;
}

/** Members of the queue, and callback agents who would be members if they were logged in. */
function agentsOfQueue(world: World, queue: string): AgentOnDuty[] {
  const members = new Set((world.queues.get(queue)?.members ?? []).flatMap((member) => agentsOf(world, member)));
  const belongs = (agent: AgentRecord): boolean => members.has(agent) || (!isStatic(agent) && agent.queues.includes(queue));
  return [...world.agents.values()]
    .filter((agent) => world.configured(agent.number)?.active && belongs(agent))
    .sort((a, b) => rank(a) - rank(b))
    .map((agent) => onDuty(world, agent));
}

/** Who is logged in comes first, then callback agents, then static ones: the order of the recorded server. */
function rank(agent: AgentRecord): number {
  if (agent.login?.phase === 'in') return 0;
  return isStatic(agent) ? 2 : 1;
}

function onDuty(world: World, agent: AgentRecord): AgentOnDuty {
  const call = world.callOf(agent);
  return { agent: viewOf(world, agent), call: call && snapshot(call) };
}
