/** The switch's side of agents and queues: the agent pool, its two contexts, the members, the channels. */
import { statusOf } from '../agents/view.js';
import type { InspectedAgent, InspectedContext, InspectedMember, Inspection } from '../call-center.js';
import { agentsOf, isStatic } from '../queues/members.js';
import type { AgentRecord, MemberRecord } from '../state/records.js';
import type { World } from '../state/world.js';

const DEFAULT_MUSIC = 'default';

/** Where agents log in, and where their calls come from. */
const CONTEXTS: readonly InspectedContext[] = [
  { name: 'agent-login', extension: '_X.', application: 'AgentLogin(${EXTEN})' },
  { name: 'agents', extension: '_X.', application: 'AgentRequest(${EXTEN})' },
];

export function inspect(world: World): Inspection {
  const agents = [...world.agents.values()];
  return {
    agents: agents.filter(isStatic).map((agent) => inspectAgent(world, agent)),
    contexts: CONTEXTS,
    queues: [...world.queues.values()].map(({ number, members, waiting }) => ({
      number,
      strategy: world.configuredQueue(number)?.strategy ?? 'leastrecent',
      waiting: [...waiting],
      members: members.map((member) => inspectMember(world, member)),
    })),
    channels: [...agents.flatMap(loginChannel), ...callChannels(world)],
  };
}

function inspectAgent(world: World, agent: AgentRecord): InspectedAgent {
  const configured = world.configured(agent.number);
  const pool = configured?.pool;
  const music = pool?.musicOnHold ?? DEFAULT_MUSIC;
  const isIn = agent.login?.phase === 'in';
  const caller = world.callOf(agent)?.channel;
  return {
    number: agent.number,
    fullName: pool?.fullName ?? configured?.name ?? agent.number,
    musicOnHold: music,
    ackCall: pool?.ackCall ?? false,
    autoLogoff: pool?.autoLogoff ?? 0,
    wrapUpTime: pool?.wrapUpTime ?? 0,
    loginChannel: isIn ? agent.login?.channel : undefined,
    hears: isIn ? (caller ?? `music ${music}`) : undefined,
  };
}

function inspectMember(world: World, member: MemberRecord): InspectedMember {
  return {
    interface: member.interface,
    stateInterface: member.stateInterface,
    kind: member.kind,
    penalty: member.penalty,
    paused: member.paused,
    callsTaken: member.callsTaken,
    lastCall: member.lastCall,
    deviceState: deviceState(world, agentsOf(world, member)),
  };
}

function deviceState(world: World, agents: readonly AgentRecord[]): InspectedMember['deviceState'] {
  const present = agents.filter((agent) => agent.login?.phase === 'in');
  if (present.length === 0) return 'unavailable';
  if (present.some((agent) => statusOf(agent) === 'oncall')) return 'inUse';
  if (present.some((agent) => agent.ringing)) return 'ringing';
  return present.some((agent) => agent.wrapUpUntil > world.now()) ? 'wrapUp' : 'notInUse';
}

function loginChannel(agent: AgentRecord): Inspection['channels'] {
  const { login } = agent;
  if (!isStatic(agent) || login === undefined || login.phase === 'calling') return [];
  return [{ channel: login.channel, application: `AgentLogin(${agent.number.slice('Agent/'.length)})`, agent: agent.number }];
}

function callChannels(world: World): Inspection['channels'] {
  return [...world.calls.all()].flatMap(({ status, channel, queue, agent }) => {
    const alive = status === 'onQueue' || status === 'success' || status === 'onHold';
    return alive && channel !== undefined
      ? [{ channel, application: `Queue(${queue})`, agent: status === 'onQueue' ? undefined : agent }]
      : [];
  });
}
