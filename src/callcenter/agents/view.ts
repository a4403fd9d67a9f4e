/** What can be seen of an agent: computed whenever somebody asks, so that it cannot contradict what happens. */
import type { AgentStatus, AgentView } from '../model-agents.js';
import { queuesOf } from '../queues/members.js';
import type { AgentRecord } from '../state/records.js';
import type { World } from '../state/world.js';

export function statusOf(agent: AgentRecord): AgentStatus {
  if (agent.login?.phase !== 'in') return 'offline';
  if (agent.call) return 'oncall';
  if (agent.break) return 'paused';
  return agent.ringing ? 'ringing' : 'online';
}

export function viewOf(world: World, agent: AgentRecord): AgentView {
  const { login } = agent;
  return {
    number: agent.number,
    status: statusOf(agent),
    login: login === undefined ? 'out' : login.phase === 'in' ? 'in' : 'started',
    channel: login?.channel,
    extension: login?.extension,
    onHold: agent.holdStart !== undefined,
    break: agent.break,
    queues: queuesOf(world, agent),
  };
}
