import { agentOnDuty } from '../agents/break.js';
import { type Refused, refuse } from '../refusal.js';
import type { AgentRecord, CallRecord } from '../state/records.js';
import type { World } from '../state/world.js';

export interface AgentInCall {
  readonly agent: AgentRecord;
  readonly call: CallRecord;
}

/** An agent and the call that the agent is in, whether logged in or not being all the same to the asker. */
export function agentInCall(world: World, number: string): AgentInCall | Refused {
  const agent = world.activeAgent(number);
  if (!agent) return refuse('agent-not-found');
  const call = world.callOf(agent);
  return call ? { agent, call } : refuse('not-in-call');
}

/** The same for operations that ask first whether the agent is followed and logged in. */
export function agentOnDutyInCall(world: World, number: string): AgentInCall | Refused {
  const found = agentOnDuty(world, number);
  return 'refusal' in found ? found : agentInCall(world, number);
}
