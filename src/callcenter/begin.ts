/** A world as it is before anything has happened. */
import type { Clock } from '../clock.js';
import { newCall } from './calls/new-call.js';
import type { CallCenterConfig } from './config/config.js';
import { addMember, interfaceOf, isStatic } from './queues/members.js';
import type { AgentRecord, SavedState } from './state/records.js';
import { restore } from './state/saved.js';
import { World } from './state/world.js';

/**
 * @param report hears what listeners throw
 * @param state to go on from; agents, phones and queues that it does not know begin afresh, campaigns' lists are not read again
 */
export function beginWorld(config: CallCenterConfig, clock: Clock, report: (message: string) => void, state?: SavedState): World {
  const world = new World(config, clock, config.traffic.seed, report);
  for (const { number, queues } of config.agents) world.agents.set(number, newAgent(number, queues));
  for (const { number, behaviour, registered } of config.phones) world.phones.set(number, { number, behaviour, registered });
  for (const { number } of config.queues) world.queues.set(number, { number, members: [], waiting: [], lastRung: undefined });
  const known = new Set(state?.agents.map(({ number }) => number));
  if (state) restore(world, state);
  else addListedCalls(world);
  for (const agent of world.agents.values()) if (!known.has(agent.number)) joinAsStatic(world, agent);
  return world;
}

function addListedCalls(world: World): void {
  for (const campaign of world.config.campaigns) {
    for (const { phone, attributes, outcome } of campaign.calls) {
      const of = { campaign: campaign.id, queue: campaign.queue, variables: world.config.variables };
      world.calls.add(newCall({ type: 'outgoing', id: world.count('outgoingCall'), phone, attributes, outcome, ...of }));
    }
  }
}

function newAgent(number: string, queues: readonly string[]): AgentRecord {
  return {
    number,
    followed: true,
    login: undefined,
    break: undefined,
    holdStart: undefined,
    call: undefined,
    ringing: undefined,
    awaited: undefined,
    wrapUpUntil: 0,
    consulting: false,
    queues: [...queues],
    sessions: [],
    pauses: [],
  };
}

/** Static agents are members of their queues whether logged in or not. */
function joinAsStatic(world: World, agent: AgentRecord): void {
  const name = interfaceOf(agent);
  if (!isStatic(agent) || name === undefined) return;
  for (const number of agent.queues) {
    const queue = world.queues.get(number);
    if (queue) addMember(world, queue, name, { kind: 'static' });
  }
}
