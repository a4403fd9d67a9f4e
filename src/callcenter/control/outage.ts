/** Loss and return of the switch. */
import { isAlive } from '../calls/alive.js';
import { closeBooks, loseTrack } from '../calls/end.js';
import { interfaceOf, isStatic, removeMember } from '../queues/members.js';
import type { AgentRecord } from '../state/records.js';
import type { World } from '../state/world.js';

/**
 * While the switch is away everything looks as it was when it was lost. When it is back, all calls are gone without a
 * trace, all agents are out, and none is followed until the list of agents is read again. No event says so.
 */
export function setSwitch(world: World, up: boolean): void {
  if (world.switchUp === up) return;
  world.switchUp = up;
  if (up) forget(world);
  world.emit({ type: 'healthChanged', at: world.now(), part: 'switch', up });
}

function forget(world: World): void {
  for (const call of world.calls.all()) if (isAlive(call)) loseTrack(call);
  for (const agent of world.agents.values()) forgetAgent(world, agent);
  for (const queue of world.queues.values()) queue.waiting.length = 0;
  world.onDevice.clear();
}

function forgetAgent(world: World, agent: AgentRecord): void {
  closeBooks(agent, world.now());
  const name = interfaceOf(agent);
  if (name !== undefined && !isStatic(agent)) for (const queue of world.queues.values()) removeMember(world, queue, name);
  agent.followed = false;
  agent.login = undefined;
  agent.break = undefined;
  agent.holdStart = undefined;
  agent.call = undefined;
  agent.ringing = undefined;
  agent.awaited = undefined;
  agent.consulting = false;
}
