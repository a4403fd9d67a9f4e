/** Feeds a presence service in memory with what telephony adapters tell of agents. */
import type { AgentEvent, DNDEvent, TelephonyAdapter, TelephonyEvent } from 'statewire/telephony';
import type { User, UserDirectory } from './directory.js';
import type { MemoryPresence } from './memory-presence.js';
import type { Activity, Presence } from './presence.js';

/** What is known of one DN. */
interface DNPresence {
  /** The user who is logged in there, or was last; undefined for one whom the directory does not have. */
  user: User | undefined;
  /** Since when somebody is logged in, ms since 1970; undefined when nobody is. */
  connectedAt: number | undefined;
  /** What the agent does, leaving do-not-disturb aside. */
  activity: Activity;
  dnd: boolean;
}

/**
 * Translates the events of agents into the presence of users, by agent ID, else by DN:
 * login and logout are online and offline; ready is `available`, not ready `away`, after-call work `busy`; do-not-disturb on
 * the DN is `dnd` until it is switched off. An agent is not ready after login, as T-Library has it.
 */
export class AgentPresence {
  readonly #dns = new Map<string, DNPresence>();

  constructor(
    private readonly directory: UserDirectory,
    private readonly presence: MemoryPresence,
  ) {}

  /** Takes the events of an adapter from now on. @returns ends that */
  follow(adapter: TelephonyAdapter): () => void {
    return adapter.onEvent((event) => this.take(event));
  }

  /** One event; those that are not about agents or do-not-disturb change nothing. */
  take(event: TelephonyEvent): void {
    switch (event.name) {
      case 'EventAgentLogin':
      case 'EventAgentLogout':
      case 'EventAgentReady':
      case 'EventAgentNotReady':
      case 'EventDNDOn':
      case 'EventDNDOff':
        this.#change(event);
    }
  }

  #change(event: AgentEvent | DNDEvent): void {
    const dn = this.#dnOf(event);
    const before = dn.user;
    dn.user = this.#userOf(event, dn);
    if (before !== dn.user) dn.connectedAt = undefined; // somebody else sits there now
    apply(dn, event);
    if (before && before !== dn.user) this.#tell(before);
    if (dn.user) this.#tell(dn.user);
  }

  #dnOf({ thisDN, switch: name }: AgentEvent | DNDEvent): DNPresence {
    const key = `${name ?? ''}/${thisDN}`;
    const known = this.#dns.get(key);
    if (known) return known;
    const fresh: DNPresence = { user: undefined, connectedAt: undefined, activity: 'unknown', dnd: false };
    this.#dns.set(key, fresh);
    return fresh;
  }

  /** Who an event is about: its agent ID tells; without one, who is logged in there; else, whose phone it is. */
  #userOf(event: AgentEvent | DNDEvent, dn: DNPresence): User | undefined {
    if ('agentID' in event && event.agentID !== undefined) return this.directory.byAgentID(event.agentID);
    return dn.connectedAt === undefined ? (this.directory.byDN(event.thisDN, event.switch) ?? dn.user) : dn.user;
  }

  /** A user may be logged in at several DNs: one that is available makes the user available. */
  #tell(user: User): void {
    const online = [...this.#dns.values()].filter((dn) => dn.user?.id === user.id && dn.connectedAt !== undefined);
    const chosen = online.find((dn) => activityOf(dn) === 'available') ?? online[0];
    this.presence.setPresence(user.id, chosen ? presenceOf(chosen, online) : { online: false, activity: 'unknown' });
  }
}

function apply(dn: DNPresence, event: AgentEvent | DNDEvent): void {
  switch (event.name) {
    case 'EventDNDOn':
    case 'EventDNDOff':
      dn.dnd = event.name === 'EventDNDOn';
      break;
    case 'EventAgentLogout':
      dn.connectedAt = undefined;
      dn.activity = 'unknown';
      break;
    case 'EventAgentLogin': // a second login of the same agent changes nothing
      if (dn.connectedAt === undefined) dn.activity = 'away';
      dn.connectedAt ??= event.time;
      break;
    case 'EventAgentReady':
    case 'EventAgentNotReady': // also from an agent whose login was before our time
      dn.activity = event.name === 'EventAgentReady' ? 'available' : event.workMode === 'AfterCallWork' ? 'busy' : 'away';
      dn.connectedAt ??= event.time;
  }
}

function activityOf({ activity, dnd }: DNPresence): Activity {
  return dnd ? 'dnd' : activity;
}

function presenceOf(dn: DNPresence, online: readonly DNPresence[]): Presence {
  const times = online.map(({ connectedAt }) => connectedAt ?? Number.MAX_SAFE_INTEGER);
  return { online: true, activity: activityOf(dn), connectedAt: Math.min(...times) };
}
