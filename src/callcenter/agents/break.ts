/** Breaks: one at a time, also during a call. Hold is booked beside them and is none. */
import { interfaceOf, pauseMember } from '../queues/members.js';
import { DONE, type Outcome, type Refused, refuse } from '../refusal.js';
import type { AgentRecord, Login } from '../state/records.js';
import type { World } from '../state/world.js';
import { beginPeriod, endPeriod } from './periods.js';

/** An agent who is logged in, or why there is none. */
export function agentOnDuty(world: World, number: string): { readonly agent: AgentRecord; readonly login: Login } | Refused {
  const agent = world.activeAgent(number);
  if (!agent) return refuse('agent-not-found');
  if (!agent.followed) return refuse('agent-not-followed');
  return agent.login?.phase === 'in' ? { agent, login: agent.login } : refuse('not-logged-in');
}

export function startBreak(world: World, number: string, id: number): Outcome {
  const chosen = world.config.breaks.find((candidate) => candidate.id === id);
  if (!chosen?.active || chosen.class !== 'break') return refuse('break-not-found');
  const found = agentOnDuty(world, number);
  if ('refusal' in found) return found;
  const { agent } = found;
  if (agent.break) return agent.break.id === id ? DONE : refuse('already-in-break');
  const fault = world.takeFault('startBreak');
  if (fault) return fault;
  const start = world.now();
  agent.break = { id, name: chosen.name, start };
  beginPeriod(agent.pauses, start);
  pauseOnSwitch(world, agent, true);
  world.emit({ type: 'breakStarted', at: start, agent: number, id, name: chosen.name, start });
  return DONE;
}

export function endBreak(world: World, number: string): Outcome {
  const found = agentOnDuty(world, number);
  if ('refusal' in found) return found;
  const fault = world.takeFault('endBreak');
  if (fault) return fault;
  endBreakNow(world, found.agent);
  world.wakeQueues(world.config.timing.queueSearch);
  return DONE;
}

/** The break is over, if there is one. */
export function endBreakNow(world: World, agent: AgentRecord): void {
  const running = agent.break;
  if (!running) return;
  const end = world.now();
  agent.break = undefined;
  endPeriod(agent.pauses, end, running.start);
  if (agent.login) agent.login.lastActivity = end;
  pauseOnSwitch(world, agent, false);
  world.emit({ type: 'breakEnded', at: end, agent: agent.number, ...running, end });
}

/** Begins the time without activity anew; nothing to do for an agent who is logged out. */
export function ping(world: World, number: string): Outcome {
  const agent = world.activeAgent(number);
  if (!agent?.followed) return refuse('agent-not-found');
  if (agent.login) agent.login.lastActivity = world.now();
  return DONE;
}

function pauseOnSwitch(world: World, agent: AgentRecord, paused: boolean): void {
  const name = interfaceOf(agent);
  if (name !== undefined) pauseMember(world, name, paused);
}
