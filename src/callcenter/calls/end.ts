/** How calls end: hung up, given up, not made, or lost. Leaves agents free and the log complete. */

import { endPeriod } from '../agents/periods.js';
import type { CallStatus, LogEntry } from '../model-calls.js';
import { interfaceOf, queuesOf } from '../queues/members.js';
import { sameCall } from '../state/call-store.js';
import type { AgentRecord, CallRecord } from '../state/records.js';
import type { World } from '../state/world.js';
import { endHold } from './hold-end.js';
import { writeLog } from './log.js';
import { snapshot } from './snapshot.js';

/** The caller and the agent are parted for good, whoever hung up. */
export function endLinked(world: World, call: CallRecord): void {
  const agent = agentOf(world, call);
  if (!agent) {
    finish(world, call);
    return;
  }
  partWays(world, call, agent, () => {
    call.linkEnd = world.now();
    const short = isShort(world, call);
    call.status = short ? 'shortCall' : 'finished';
    return writeLog(world, call, short ? 'shortCall' : 'hangup', linkedFor(world, call));
  });
}

/**
 * The agent leaves the call, which ends or goes on without.
 * @param log writes the entry that the event names
 */
export function partWays(world: World, call: CallRecord, agent: AgentRecord, log: () => LogEntry): void {
  call.ticket++;
  endConsultation(world, agent);
  endHold(world, agent, call);
  call.recordingMuted = false;
  const entry = log();
  agent.call = undefined;
  agent.wrapUpUntil = world.now() + (world.configured(agent.number)?.pool?.wrapUpTime ?? 0);
  if (agent.login) agent.login.lastActivity = world.now();
  bookOnMember(world, call, agent);
  const shortCall = entry.kind === 'shortCall';
  const duration = linkedFor(world, call);
  world.emit({
    type: 'callUnlinked',
    at: entry.at,
    agent: agent.number,
    call: snapshot(call),
    linkEnd: entry.at,
    duration,
    shortCall,
    logId: entry.id,
  });
  world.wakeQueues(agent.wrapUpUntil - world.now());
}

/** A call that an agent had and that went on elsewhere is over too; nobody is told. */
export function finish(world: World, call: CallRecord): void {
  call.ticket++;
  call.linkEnd = world.now();
  call.status = 'finished';
  writeLog(world, call, 'hangup', linkedFor(world, call));
}

/** The other party leaves the queue without having spoken with anybody. */
export function abandon(world: World, call: CallRecord): void {
  leaveQueue(world, call);
  stopOffering(world, call);
  endUnlinked(world, call, 'abandoned');
}

/** A call that reached nobody. */
export function endUnlinked(world: World, call: CallRecord, how: 'abandoned' | 'failure' | 'noAnswer'): void {
  call.ticket++;
  call.status = how;
  call.transferTarget = undefined;
  writeLog(world, call, how);
  releaseReserved(world, call);
}

/** The switch was lost: what becomes of calls under way is not known any more. */
export function loseTrack(call: CallRecord): void {
  call.ticket++;
  call.status = lostStatus(call);
  call.offeredTo = [];
}

function lostStatus({ type, status, linkStart }: CallRecord): CallStatus {
  if (type === 'incoming') return 'lostTrack';
  return status === 'success' || status === 'onHold' || linkStart !== undefined ? 'finished' : 'failure';
}

/** Nobody is rung for it any more. */
export function stopOffering(world: World, call: CallRecord): void {
  for (const agent of world.offeredAgents(call)) stopRinging(world, agent);
  call.offeredTo = [];
}

export function stopRinging(world: World, agent: AgentRecord): void {
  if (!agent.ringing) return;
  agent.ringing = undefined;
  world.emit({ type: 'agentIdle', at: world.now(), agent: agent.number, queues: queuesOf(world, agent) });
}

export function leaveQueue(world: World, call: CallRecord): void {
  const waiting = call.queue === undefined ? undefined : world.queues.get(call.queue)?.waiting;
  const at = waiting?.findIndex((key) => sameCall(key, call)) ?? -1;
  if (at >= 0) waiting?.splice(at, 1);
}

export function endConsultation(world: World, agent: AgentRecord): void {
  if (!agent.consulting) return;
  agent.consulting = false;
  world.emit({ type: 'consultationEnded', at: world.now(), agent: agent.number });
}

export function agentOf(world: World, call: CallRecord): AgentRecord | undefined {
  const agent = call.agent === undefined ? undefined : world.agents.get(call.agent);
  return sameCall(agent?.call, call) ? agent : undefined;
}

/** Ends what is open of an agent's books when the switch was lost. */
export function closeBooks(agent: AgentRecord, at: number): void {
  endPeriod(agent.sessions, at);
  endPeriod(agent.pauses, at);
}

function releaseReserved(world: World, call: CallRecord): void {
  const agent = call.reservedFor === undefined ? undefined : world.agents.get(call.reservedFor);
  if (!agent || !sameCall(agent.awaited, call)) return;
  agent.awaited = undefined;
  world.emit({ type: 'scheduledCallFailed', at: world.now(), agent: agent.number, call: snapshot(call) });
  world.wakeQueues();
}

function bookOnMember(world: World, call: CallRecord, agent: AgentRecord): void {
  const members = call.queue === undefined ? undefined : world.queues.get(call.queue)?.members;
  const member = members?.find(({ interface: name }) => name === interfaceOf(agent));
  if (!member) return;
  member.callsTaken++;
  member.lastCall = world.now();
}

function isShort(world: World, call: CallRecord): boolean {
  return call.type === 'outgoing' && linkedFor(world, call) < world.config.shortCall;
}

function linkedFor(world: World, call: CallRecord): number {
  return world.now() - (call.linkStart ?? world.now());
}
