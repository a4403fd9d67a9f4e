/** The agent assigner of a run: for the agents of its T-Server, so that strategies need no configuration, or as configured. */
import {
  AGENT_CAPABILITY,
  AgentPresence,
  type AssignerConfig,
  assigner,
  MemoryDirectory,
  MemoryPresence,
  type UserDirectory,
} from 'statewire/assigner';
import type { DNState, SimulatedTServer, TelephonyAdapter, TelephonyEvent } from 'statewire/telephony';
import type { Extension } from '../../runtime/extension.js';

export interface RunAssignerOptions {
  /** Undefined when nobody knows who is logged in already. */
  readonly server: SimulatedTServer | undefined;
  readonly adapter: TelephonyAdapter;
  /** When those logged in already did that, ms since 1970. */
  readonly now: number;
  /** Undefined: the system assigner. */
  readonly config: AssignerConfig | undefined;
  /** Told the log of an assigner that was configured. */
  readonly notice: (text: string) => void;
}

/** Its users are those of the configuration; where that has none, everybody who is or gets logged in. */
export function runAssigner({ server, adapter, now, config, notice }: RunAssignerOptions): Extension {
  const directory = config?.users ? new MemoryDirectory(config.users) : everybody();
  const presence = new MemoryPresence();
  const agents = new AgentPresence(directory, presence);
  for (const dn of server?.inspect() ?? [])
    for (const event of howItCameAbout(dn, { time: now, server: server?.config.server ?? '' })) agents.take(event);
  const unfollow = agents.follow(adapter);
  const extension = assigner({ ...config, directory, presence, ...(config && { log: notice }) });
  return {
    ...extension,
    close() {
      unfollow();
      return extension.close?.();
    },
  };
}

/** A directory in which every agent is a user whose id is the agent ID, and has every skill. */
function everybody(): UserDirectory {
  const users = new MemoryDirectory();
  return {
    usersWith: (capability) => users.usersWith(capability),
    byAgentID(agentID) {
      if (!users.byAgentID(agentID)) users.add({ id: agentID, agentID, capabilities: [AGENT_CAPABILITY] });
      return users.byAgentID(agentID);
    },
    byDN: () => undefined,
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
