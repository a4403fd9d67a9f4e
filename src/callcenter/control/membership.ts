/** Changing who is in which queue, as an administrator or the switch does it. */
import { tellMembership } from '../agents/login.js';
import { addMember, agentsOf, interfaceOf, isStatic, pauseMember, queuesOf, removeMember } from '../queues/members.js';
import { DONE, type Outcome, refuse } from '../refusal.js';
import type { AgentRecord } from '../state/records.js';
import type { World } from '../state/world.js';
import type { QueueAdd, QueuePause, QueueRemove, SetMembership } from './command.js';

export function setMembership(world: World, command: SetMembership): Outcome {
  const agent = world.agents.get(command.agent);
  const queue = world.queues.get(command.queue);
  if (!agent) return refuse('agent-not-found');
  if (!queue) return refuse('queue-not-found');
  const before = queuesOf(world, agent);
  const name = interfaceOf(agent);
  if (!isStatic(agent)) agent.queues = configuredQueues(agent, command);
  if (name !== undefined && command.member) addMember(world, queue, name);
  else if (name !== undefined) removeMember(world, queue, name);
  tellIfChanged(world, agent, before);
  return DONE;
}

function configuredQueues({ queues }: AgentRecord, { queue, member }: SetMembership): string[] {
  const others = queues.filter((other) => other !== queue);
  return member ? [...others, queue] : others;
}

/** QueueAdd of any interface; the agents behind it hear of it. */
export function queueAdd(world: World, command: QueueAdd): Outcome {
  const queue = world.queues.get(command.queue);
  if (!queue) return refuse('queue-not-found');
  const { stateInterface, penalty } = command;
  const options = { ...(stateInterface !== undefined && { stateInterface }), ...(penalty !== undefined && { penalty }) };
  return changing(world, command.interface, () => addMember(world, queue, command.interface, options));
}

export function queueRemove(world: World, command: QueueRemove): Outcome {
  const queue = world.queues.get(command.queue);
  return queue ? changing(world, command.interface, () => removeMember(world, queue, command.interface)) : refuse('queue-not-found');
}

/** QueuePause of an interface keeps calls away from it; the agent's breaks are another matter. */
export function queuePause(world: World, command: QueuePause): Outcome {
  if (pauseMember(world, command.interface, command.paused, command.queue) === 0) return refuse('queue-not-found');
  if (!command.paused) world.wakeQueues(world.config.timing.queueSearch);
  return DONE;
}

/** Reads the list of agents again: all are followed, and everybody hears who is in which queue. */
export function refreshAgents(world: World): void {
  for (const agent of world.agents.values()) {
    agent.followed = true;
    if (world.configured(agent.number)?.active) tellMembership(world, agent, 'refresh');
  }
}

function changing(world: World, name: string, change: () => boolean): Outcome {
  const agents = agentsOf(world, { interface: name });
  const before = agents.map((agent) => queuesOf(world, agent));
  change();
  for (const [i, agent] of agents.entries()) tellIfChanged(world, agent, before[i]!);
  return DONE;
}

function tellIfChanged(world: World, agent: AgentRecord, before: readonly string[]): void {
  if (queuesOf(world, agent).join() === before.join()) return;
  tellMembership(world, agent, 'change');
  world.wakeQueues(world.config.timing.queueSearch);
}
