/**
 * Members of queues as the switch has them. A static agent N is the interface `Local/N@agents`, whose state is that of
 * `Agent:N`, and is a member whether logged in or not; a callback agent is a member with the phone's device while logged in.
 */
import type { AgentRecord, MemberRecord, QueueRecord } from '../state/records.js';
import type { World } from '../state/world.js';

const LOCAL = 'Local/';
const CONTEXT = '@agents';

export function isStatic(agent: Pick<AgentRecord, 'number'>): boolean {
  return agent.number.startsWith('Agent/');
}

/** What an agent is called in queues; undefined for a callback agent who is logged out. */
export function interfaceOf(agent: AgentRecord): string | undefined {
  return isStatic(agent) ? `Local/${agent.number.slice('Agent/'.length)}@agents` : agent.login?.device;
}

/** For `Local/N@agents` the device that tells whether the agent is busy. */
export function stateInterfaceFor(name: string): string | undefined {
  const number = poolNumber(name);
  return number === undefined ? undefined : `Agent:${number}`;
}

/** The queues of an agent, those joined first first: those of the switch for a static agent, the chosen ones for others. */
export function queuesOf(world: World, agent: AgentRecord): string[] {
  const name = isStatic(agent) ? interfaceOf(agent) : undefined;
  return name === undefined ? [...agent.queues] : [...(world.memberships.get(name) ?? [])];
}

/** Who takes the calls of a member: the static agent, or the first who is logged in on the device. */
export function agentsOf(world: World, { interface: name }: Pick<MemberRecord, 'interface'>): readonly AgentRecord[] {
  if (!name.startsWith(LOCAL)) return (world.onDevice.get(name) ?? []).flatMap((number) => callbackAgent(world, number) ?? []);
  const agent = world.agents.get(`Agent/${poolNumber(name)}`);
  return agent ? [agent] : [];
}

function callbackAgent(world: World, number: string): AgentRecord | undefined {
  const agent = world.agents.get(number);
  return agent && !isStatic(agent) ? agent : undefined;
}

/** The N of `Local/N@agents`. */
function poolNumber(name: string): string | undefined {
  return name.startsWith(LOCAL) && name.endsWith(CONTEXT) ? name.slice(LOCAL.length, -CONTEXT.length) : undefined;
}

/** @returns false when it was a member already */
export function addMember(
  world: World,
  queue: QueueRecord,
  name: string,
  options: Partial<Pick<MemberRecord, 'kind' | 'penalty' | 'stateInterface'>> = {},
): boolean {
  if (world.memberships.get(name)?.has(queue.number)) return false;
  queue.members.push({
    interface: name,
    stateInterface: options.stateInterface ?? stateInterfaceFor(name),
    kind: options.kind ?? 'dynamic',
    penalty: options.penalty ?? 0,
    paused: false,
    callsTaken: 0,
    lastCall: undefined,
  });
  noteMembership(world, queue.number, name);
  return true;
}

/** Keeps the list of an interface's queues, which is asked for often. */
export function noteMembership(world: World, queue: string, name: string): void {
  const queues = world.memberships.get(name);
  if (queues) queues.add(queue);
  else world.memberships.set(name, new Set([queue]));
}

/** @returns false when it was none */
export function removeMember(world: World, queue: QueueRecord, name: string): boolean {
  if (!world.memberships.get(name)?.delete(queue.number)) return false;
  queue.members.splice(
    queue.members.findIndex((member) => member.interface === name),
    1,
  );
  return true;
}

/** As the switch's QueuePause does, in one queue or in all. @returns how many memberships it concerned */
export function pauseMember(world: World, name: string, paused: boolean, queue?: string): number {
  const numbers = [...(world.memberships.get(name) ?? [])].filter((number) => queue === undefined || number === queue);
  const members = numbers.flatMap((number) => world.queues.get(number)?.members.find((member) => member.interface === name) ?? []);
  for (const member of members) member.paused = paused;
  return members.length;
}

/** Says that an agent's phone is in use by the agent, for queues to find. */
export function occupyDevice(world: World, device: string, agent: string): void {
  const there = world.onDevice.get(device);
  if (there) there.push(agent);
  else world.onDevice.set(device, [agent]);
}

export function leaveDevice(world: World, device: string, agent: string): void {
  const left = (world.onDevice.get(device) ?? []).filter((other) => other !== agent);
  if (left.length === 0) world.onDevice.delete(device);
  else world.onDevice.set(device, left);
}
