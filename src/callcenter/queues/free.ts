/** Which agents a call can be offered to. */

import { sameCall } from '../state/call-store.js';
import type { AgentRecord, CallRecord, MemberRecord, QueueRecord } from '../state/records.js';
import type { World } from '../state/world.js';
import { agentsOf } from './members.js';

export interface FreeMember {
  readonly member: MemberRecord;
  readonly agent: AgentRecord;
}

/** Members who have nothing to do, with who would answer. */
export function freeMembers(world: World, queue: QueueRecord): FreeMember[] {
  return queue.members.flatMap((member) => {
    const agent = member.paused ? undefined : agentsOf(world, member).find((candidate) => isFree(world, candidate));
    return agent ? [{ member, agent }] : [];
  });
}

/** How many agents of a queue wait for calls. */
export function countFree(world: World, queue: QueueRecord): number {
  return queue.members.filter((member) => !member.paused && agentsOf(world, member).some((agent) => isFree(world, agent) && !agent.awaited))
    .length;
}

/** Whether a free agent is meant for the call: it may be reserved for one, and one may wait for another. */
export function mayTake(agent: AgentRecord, call: CallRecord): boolean {
  if (call.reservedFor !== undefined && call.reservedFor !== agent.number) return false;
  return agent.awaited === undefined || sameCall(agent.awaited, call);
}

/** Logged in, and with nothing to do. */
export function isFree(world: World, agent: AgentRecord): boolean {
  const { login } = agent;
  if (login?.phase !== 'in' || login.leaving || agent.break || agent.call || agent.ringing) return false;
  return (
    agent.wrapUpUntil <= world.now() &&
    !isDeviceBusy(world, login.device, agent.number) &&
    world.phones.get(login.extension)?.registered === true
  );
}

/** Whether somebody else is on the phone with the device: two agents may share one. */
export function isDeviceBusy(world: World, device: string, agent: string): boolean {
  const there = world.onDevice.get(device) ?? [];
  if (there.length < 2) return false;
  return there.some((other) => {
    const record = other === agent ? undefined : world.agents.get(other);
    return record !== undefined && (record.call !== undefined || record.ringing !== undefined);
  });
}
