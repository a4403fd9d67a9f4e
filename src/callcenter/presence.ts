/** Who is there and what they do, for a presence service: told whenever it changes. */
import type { CallCenter } from './call-center.js';
import type { AgentStatus } from './model-agents.js';

export interface AgentPresence {
  readonly agent: string;
  readonly online: boolean;
  /** `away` in a break, `busy` with a call or a phone that rings. */
  readonly activity: 'available' | 'busy' | 'away' | 'unknown';
  /** ms since 1970; undefined for who is out. */
  readonly connectedAt: number | undefined;
}

const ACTIVITIES: Readonly<Record<AgentStatus, AgentPresence['activity']>> = {
  online: 'available',
  ringing: 'busy',
  oncall: 'busy',
  paused: 'away',
  offline: 'unknown',
};

/**
 * Tells the presence of all active agents at once, and of each one again when it is another.
 * @returns what ends it
 */
export function followPresence(center: CallCenter, tell: (presence: AgentPresence) => void): () => void {
  const known = new Map<string, AgentPresence>();
  const look = (agent: string): void => {
    const presence = presenceOf(center, agent);
    const before = known.get(agent);
    if (!presence || (before && isSame(before, presence))) return;
    known.set(agent, presence);
    tell(presence);
  };
  const lookAtAll = (): void => {
    for (const { number, active } of center.agents()) if (active) look(number);
  };
  lookAtAll();
  return center.onEvent((event) => {
    if ('agent' in event) look(event.agent);
    else if (event.type === 'healthChanged') lookAtAll(); // a switch that is back has forgotten all logins without a word
  });
}

function presenceOf(center: CallCenter, agent: string): AgentPresence | undefined {
  const view = center.agentView(agent);
  if (!view) return undefined;
  return { agent, online: view.login === 'in', activity: ACTIVITIES[view.status], connectedAt: center.loggedInSince(agent) };
}

function isSame(one: AgentPresence, other: AgentPresence): boolean {
  return one.online === other.online && one.activity === other.activity && one.connectedAt === other.connectedAt;
}
