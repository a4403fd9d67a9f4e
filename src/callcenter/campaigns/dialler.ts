/**
 * The dialler: as long as agents are free it has some more calls under way than there are agents, because not every one
 * is answered. A call that is reserved for an agent is made only when this agent is free, and keeps the agent free.
 */

import { isWaiting } from '../calls/alive.js';
import { snapshot } from '../calls/snapshot.js';
import type { OutgoingCampaign } from '../model-campaigns.js';
import { countFree, isFree } from '../queues/free.js';
import type { AgentRecord, CallRecord } from '../state/records.js';
import { callKey, type World } from '../state/world.js';
import { dueCalls, isWorking } from './due.js';
import { place } from './place.js';

/** Looks for work in all campaigns, and will look again. */
export function dial(world: World): void {
  if (world.switchUp && world.databaseUp) {
    for (const campaign of world.config.campaigns) if (campaign.type === 'outgoing') dialCampaign(world, campaign);
  }
  world.agenda.plan(world.config.timing.dialler, { kind: 'dial' });
}

function dialCampaign(world: World, campaign: OutgoingCampaign): void {
  if (!isWorking(campaign, world.now())) return;
  let room = roomFor(world, campaign);
  if (room <= 0) return;
  const due = dueCalls(world, campaign);
  for (const call of due) {
    if (room <= 0) return;
    if (call.reservedFor === undefined) place(world, campaign, call);
    else if (!placeReserved(world, campaign, call, call.reservedFor)) continue;
    room--;
  }
}

/** How many more calls may leave: for the free agents of the queue, and as far as there are channels. */
function roomFor(world: World, campaign: OutgoingCampaign): number {
  const queue = world.queues.get(campaign.queue);
  const free = queue ? countFree(world, queue) : 0;
  const calls = world.calls.ofCampaign('outgoing', campaign.id);
  const underWay = calls.filter(isWaiting).length;
  const byAgents = free === 0 ? 0 : Math.ceil(free * world.config.pacing) - underWay;
  if (campaign.maxChannels === 0) return byAgents;
  const linked = calls.filter(({ status }) => status === 'success' || status === 'onHold').length;
  return Math.min(byAgents, campaign.maxChannels - underWay - linked);
}

function placeReserved(world: World, campaign: OutgoingCampaign, call: CallRecord, number: string): boolean {
  const agent: AgentRecord | undefined = world.agents.get(number);
  if (!agent || agent.awaited || !isFree(world, agent)) return false;
  agent.awaited = callKey(call);
  world.emit({ type: 'scheduledCallStarted', at: world.now(), agent: number, call: snapshot(call) });
  place(world, campaign, call);
  return true;
}
