/** Agents who log in with a time limit are logged out when nothing was heard of them for so long. */
import type { AgentRecord } from '../state/records.js';
import type { World } from '../state/world.js';

/** Looks again when the time is over at the earliest. */
export function watchActivity(world: World, agent: AgentRecord): void {
  const { login } = agent;
  if (login?.timeout === undefined) return;
  const busy = agent.call !== undefined || agent.break !== undefined;
  const from = busy ? world.now() : login.lastActivity;
  world.agenda.planAt(from + login.timeout, { kind: 'inactive', agent: agent.number, ticket: login.ticket });
}

/** @returns whether the agent has been without a call, a pause and a ping for too long; if not, looks again later */
export function isInactive(world: World, agent: AgentRecord, ticket: number): boolean {
  const { login } = agent;
  if (login?.ticket !== ticket || login.timeout === undefined || login.phase !== 'in') return false;
  const idle = agent.call === undefined && agent.break === undefined && world.now() - login.lastActivity >= login.timeout;
  if (!idle) watchActivity(world, agent);
  return idle;
}
