/** An agent assigner for the agents of the simulated T-Server, so that strategies that ask for one need no configuration. */
import { AGENT_CAPABILITY, AgentPresence, assigner, MemoryDirectory, MemoryPresence, type UserDirectory } from 'statewire/assigner';
import type { DNState, SimulatedTServer, TelephonyAdapter, TelephonyEvent } from 'statewire/telephony';
import type { Extension } from '../../runtime/extension.js';

/**
 * The system assigner. Every agent who is or gets logged in is a user whose id is the agent ID, and has every skill.
 * @param server undefined when nobody knows who is logged in already
 * @param now when those logged in already did that, ms since 1970
 */
export function simulatedAssigner(server: SimulatedTServer | undefined, adapter: TelephonyAdapter, now: number): Extension {
  const users = new MemoryDirectory();
  const directory: UserDirectory = {
    usersWith: (capability) => users.usersWith(capability),
    byAgentID(agentID) {
      if (!users.byAgentID(agentID)) users.add({ id: agentID, agentID, capabilities: [AGENT_CAPABILITY] });
      return users.byAgentID(agentID);
    },
    byDN: () => undefined,
  };
  const presence = new MemoryPresence();
  const agents = new AgentPresence(directory, presence);
  for (const dn of server?.inspect() ?? [])
    for (const event of howItCameAbout(dn, { time: now, server: server?.config.server ?? '' })) agents.take(event);
  const unfollow = agents.follow(adapter);
  const extension = assigner({ directory, presence });
  return {
    ...extension,
    close() {
      unfollow();
      return extension.close?.();
    },
  };
}

/** The events that would have led to the state of a DN; its clients were not told of them. */
function howItCameAbout({ thisDN, agentID, state, dnd }: DNState, stamp: { time: number; server: string }): TelephonyEvent[] {
  const events: TelephonyEvent[] = [];
  if (agentID !== undefined) {
    events.push({ ...stamp, name: 'EventAgentLogin', thisDN, agentID });
    if (state === 'ready') events.push({ ...stamp, name: 'EventAgentReady', thisDN, agentID });
  }
  if (dnd) events.push({ ...stamp, name: 'EventDNDOn', thisDN });
  return events;
}
