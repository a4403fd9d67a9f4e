/** Agents of a switch as ECCP shows them: their states out of the events of T-Library, and events out of changes of states. */
import type { AgentState } from '../../eccp/messages/agent-state.js';
import type { EccpEvent } from '../../eccp/messages/events.js';
import { writeMoment } from '../../eccp/wire-time.js';
import type { AgentEvent, DNDEvent, KeyValueList, TelephonyEvent } from '../contract.js';
import type { BridgedAgent, BridgedBreak, BridgeSettings } from './options.js';

/** An agent and what is known of them. */
export interface AgentRecord {
  readonly number: string;
  readonly agentID: string;
  readonly secret: string | undefined;
  /** Where they are logged in, were last, or belong. */
  dn: string;
  /** ms since 1970; undefined for who is logged out. */
  loggedInAt: number | undefined;
  /** Undefined: ready. ECCP has no state between login and the first event, so that counts as ready, too. */
  reason: BridgedBreak | undefined;
  dnd: boolean;
  /** The break that consoles see. */
  pause: { readonly reason: BridgedBreak; readonly at: number } | undefined;
}

export class BridgedAgents {
  readonly #settings: BridgeSettings;
  readonly #publish: (event: EccpEvent) => void;
  readonly #byNumber = new Map<string, AgentRecord>();

  constructor(settings: BridgeSettings, publish: (event: EccpEvent) => void) {
    this.#settings = settings;
    this.#publish = publish;
    for (const agent of settings.agents ?? []) this.#add(agent);
  }

  get all(): readonly AgentRecord[] {
    return [...this.#byNumber.values()];
  }

  find(number: string): AgentRecord | undefined {
    return this.#byNumber.get(number);
  }

  /** An event of the adapter; those about connections and requests change no agent. */
  take(event: TelephonyEvent): void {
    switch (event.name) {
      case 'EventAgentLogin':
      case 'EventAgentLogout':
      case 'EventAgentReady':
      case 'EventAgentNotReady':
      case 'EventDNDOn':
      case 'EventDNDOff': {
        const agent = this.#agentOf(event);
        if (agent) this.#change(agent, event);
      }
    }
  }

  /** What `getagentstatus` says. */
  stateOf({ loggedInAt, dn, pause }: AgentRecord): AgentState {
    if (loggedInAt === undefined) return { status: 'offline' };
    const there = { channel: dn, extension: dn, onhold: false };
    if (!pause) return { status: 'online', ...there };
    const { reason, at } = pause;
    return { status: 'paused', ...there, pauseinfo: { pauseid: reason.id, pausename: reason.name, pausestart: writeMoment(at) } };
  }

  #change(agent: AgentRecord, event: AgentEvent | DNDEvent): void {
    const wasIn = agent.loggedInAt !== undefined;
    switch (event.name) {
      case 'EventDNDOn':
      case 'EventDNDOff':
        agent.dnd = event.name === 'EventDNDOn';
        break;
      case 'EventAgentLogout':
        agent.reason = undefined;
        this.#showPause(agent, undefined, event.time);
        agent.loggedInAt = undefined;
        if (wasIn) this.#publish({ name: 'agentloggedout', agent: agent.number });
        return;
      default: // also from an agent whose login was before our time
        agent.dn = event.thisDN;
        agent.loggedInAt ??= event.time;
        if (!wasIn) this.#publish({ name: 'agentloggedin', agent: agent.number });
        if (event.name === 'EventAgentReady') agent.reason = undefined;
        if (event.name === 'EventAgentNotReady') agent.reason = this.#breakFor(event.reasons);
    }
    if (agent.loggedInAt !== undefined) this.#showPause(agent, agent.dnd ? this.#settings.dndBreak : agent.reason, event.time);
  }

  /** An agent has one break: that of do-not-disturb hides the other. */
  #showPause(agent: AgentRecord, reason: BridgedBreak | undefined, now: number): void {
    const { pause, number: agent_number } = agent;
    if (pause?.reason.id === reason?.id) return;
    if (pause) {
      const times = {
        pause_start: writeMoment(pause.at),
        pause_end: writeMoment(now),
        pause_duration: Math.floor((now - pause.at) / 1000),
      };
      const { id, name } = pause.reason;
      this.#publish({ name: 'pauseend', pause_class: 'break', ...times, pause_type: id, pause_name: name, agent_number });
    }
    agent.pause = reason && { reason, at: now };
    if (!reason) return;
    const { id, name } = reason;
    this.#publish({
      name: 'pausestart',
      pause_class: 'break',
      pause_type: id,
      pause_name: name,
      pause_start: writeMoment(now),
      agent_number,
    });
  }

  #breakFor(reasons: KeyValueList | undefined): BridgedBreak {
    const [first = this.#settings.dndBreak] = this.#settings.breaks;
    const given = [reasons?.['ReasonCode'], reasons?.['Reason']].map((one) =>
      String(one ?? '')
        .trim()
        .toLowerCase(),
    );
    return this.#settings.breaks.find(({ id, name }) => given.includes(String(id)) || given.includes(name.toLowerCase())) ?? first;
  }

  /** Do-not-disturb is a DN's: it is that of who is logged in there. */
  #agentOf(event: AgentEvent | DNDEvent): AgentRecord | undefined {
    const { thisDN } = event;
    const there = this.all.find(({ dn, loggedInAt }) => dn === thisDN && loggedInAt !== undefined);
    const agentID = 'agentID' in event ? event.agentID : undefined;
    if (agentID === undefined) return there ?? this.all.find(({ dn }) => dn === thisDN);
    const number = /^\w+\/\w+$/.test(agentID) ? agentID : `Agent/${agentID.replace(/\W/g, '_')}`;
    return this.all.find((agent) => agent.agentID === agentID) ?? this.#add({ number, agentID, dn: thisDN });
  }

  #add({ number, agentID, dn, secret = this.#settings.agentPassword }: BridgedAgent): AgentRecord {
    const id = agentID ?? number.slice(number.indexOf('/') + 1);
    const fresh = { number, agentID: id, secret, dn: dn ?? id, loggedInAt: undefined, reason: undefined, dnd: false, pause: undefined };
    this.#byNumber.set(number, fresh);
    return fresh;
  }
}
