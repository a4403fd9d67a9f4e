/**
 * The agent state model of a T-Server: what a request does to a DN. Pure: state and request in, new state and events out.
 * Direct, private and supervisor calls do not make an agent busy; only ACD calls do.
 */
import type { EventName, TelephonyRequest, WorkMode } from '../contract.js';
import type { SimulatedConfig } from './config.js';

/** The states of T-Library's agent model: Null, Not Ready, Ready, After Call Work, and Busy with what follows the call. */
export type AgentState = 'null' | 'notReady' | 'ready' | 'afterCallWork' | 'busyReady' | 'busyNotReady' | 'busyAfterCallWork';

/** A DN and the agent on it. */
export interface DNState {
  readonly thisDN: string;
  readonly agentID: string | undefined;
  /** The ACD groups that the agent is logged in to, in the order of the logins. */
  readonly queues: readonly string[];
  readonly state: AgentState;
  readonly workMode: WorkMode;
  readonly dnd: boolean;
}

/** An event to come, told by the state that it reports. */
export interface StateEvent {
  readonly name: Exclude<EventName, `EventServer${string}` | `EventLink${string}` | 'EventError'>;
  readonly dn: DNState;
  /** The ACD group that it is about; left out: the first one of the agent. */
  readonly queue?: string;
  /** Not the answer to the request but a consequence of it: carries no reference ID. */
  readonly unasked?: true;
}

/** A new state of a DN and the events that tell of it. */
export interface Change {
  readonly code?: never;
  readonly dn: DNState;
  readonly events: readonly StateEvent[];
}

/** What the switch makes of a request: an error code, or a change. */
export type Answer = { readonly code: number } | Change;

export type SwitchRules = Pick<SimulatedConfig, 'sameState' | 'secondLogin' | 'logoutOnCall' | 'agents' | 'queues' | 'afterCallWork'>;

const refused = (code: number): Answer => ({ code });
const confirmed = (name: StateEvent['name'], dn: DNState): Change => ({ dn, events: [{ name, dn }] });

/**
 * @param elsewhere the DN where the agent of a login is logged in already, if another one
 */
export function answerRequest(dn: DNState, request: TelephonyRequest, rules: SwitchRules, elsewhere?: string): Answer {
  switch (request.name) {
    case 'RequestAgentLogin':
      return login(dn, request, rules, elsewhere);
    case 'RequestAgentLogout':
      return logout(dn, request, rules);
    case 'RequestAgentReady':
      return ready(dn, request, rules);
    case 'RequestAgentNotReady':
      return notReady(dn, request);
    case 'RequestSetDNDOn':
    case 'RequestSetDNDOff':
      return setDND(dn, request.name === 'RequestSetDNDOn', rules);
    case 'RequestRegisterAddress':
      return confirmed('EventRegistered', dn);
    case 'RequestUnregisterAddress':
      return confirmed('EventUnregistered', dn);
  }
}

function login(dn: DNState, request: TelephonyRequest, rules: SwitchRules, elsewhere: string | undefined): Answer {
  const { agentID } = request;
  if (agentID === undefined || agentID === '') return refused(191);
  if (rules.agents && !rules.agents.includes(agentID)) return refused(192);
  if (request.queue !== undefined && rules.queues && !rules.queues.includes(request.queue)) return refused(53);
  if (elsewhere !== undefined) return refused(9996);
  if (dn.agentID === agentID) return loginAgain(dn, request.queue);
  if (dn.agentID !== undefined && rules.secondLogin === 'refuse') return refused(185);
  const forced: StateEvent[] = dn.agentID === undefined ? [] : [{ name: 'EventAgentLogout', dn, unasked: true }];
  const workMode = request.workMode ?? 'Unknown';
  const loggedIn: DNState = { ...dn, agentID, queues: listOf(request.queue), state: 'notReady', workMode };
  const events: StateEvent[] = [...forced, { name: 'EventAgentLogin', dn: loggedIn }];
  if (workMode !== 'AutoIn') return { dn: loggedIn, events };
  const atOnce: DNState = { ...loggedIn, state: 'ready' };
  return { dn: atOnce, events: [...events, { name: 'EventAgentReady', dn: atOnce, unasked: true }] };
}

/** Several logins of one agent are allowed; each may be for another ACD group, and none changes the state. */
function loginAgain(dn: DNState, queue: string | undefined): Change {
  if (queue === undefined || dn.queues.includes(queue)) return confirmed('EventAgentLogin', dn);
  const more: DNState = { ...dn, queues: [...dn.queues, queue] };
  return { dn: more, events: [{ name: 'EventAgentLogin', dn: more, queue }] };
}

function listOf(queue: string | undefined): readonly string[] {
  return queue === undefined ? [] : [queue];
}

function logout(dn: DNState, request: TelephonyRequest, rules: SwitchRules): Answer {
  if (dn.state === 'null') return refused(43); // logged out already
  if (isOtherAgent(dn, request)) return refused(192);
  if (isBusy(dn.state) && rules.logoutOnCall === 'refuse') return refused(185);
  const { queue } = request;
  if (queue !== undefined && dn.queues.length > 0 && !dn.queues.includes(queue)) return refused(43); // not in that group any more
  if (queue !== undefined && dn.queues.length > 1) {
    const rest: DNState = { ...dn, queues: dn.queues.filter((other) => other !== queue) };
    return { dn: rest, events: [{ name: 'EventQueueLogout', dn: rest, queue }] };
  }
  const gone: DNState = { ...dn, agentID: undefined, queues: [], state: 'null', workMode: 'Unknown' };
  return { dn: gone, events: [{ name: 'EventAgentLogout', dn }] }; // the event names the agent who has left
}

function ready(dn: DNState, request: TelephonyRequest, rules: SwitchRules): Answer {
  if (dn.state === 'null') return refused(187);
  if (isOtherAgent(dn, request)) return refused(192);
  if ((dn.state === 'ready' || dn.state === 'busyReady') && rules.sameState === 'refuse') return refused(43);
  const workMode = request.workMode ?? 'Unknown';
  return confirmed('EventAgentReady', { ...dn, state: isBusy(dn.state) ? 'busyReady' : 'ready', workMode });
}

/** Not ready when not ready is no mistake on any switch: it reports a new work mode or reason. */
function notReady(dn: DNState, request: TelephonyRequest): Answer {
  if (dn.state === 'null') return refused(187);
  if (isOtherAgent(dn, request)) return refused(192);
  const workMode = request.workMode ?? 'Unknown';
  const afterCall = workMode === 'AfterCallWork';
  const state: AgentState = isBusy(dn.state)
    ? afterCall
      ? 'busyAfterCallWork'
      : 'busyNotReady'
    : afterCall
      ? 'afterCallWork'
      : 'notReady';
  return confirmed('EventAgentNotReady', { ...dn, state, workMode });
}

function setDND(dn: DNState, on: boolean, rules: SwitchRules): Answer {
  if (dn.dnd === on && rules.sameState === 'refuse') return refused(43);
  return confirmed(on ? 'EventDNDOn' : 'EventDNDOff', { ...dn, dnd: on });
}

/** An ACD call reaches the agent. @returns undefined when the agent gets no calls */
export function callArrives(dn: DNState, rules: SwitchRules): DNState | undefined {
  if (dn.state !== 'ready' || dn.dnd) return undefined;
  return { ...dn, state: rules.afterCallWork > 0 ? 'busyAfterCallWork' : 'busyReady' };
}

/** The ACD call is over. @returns undefined when there was none */
export function callEnds(dn: DNState): Change | undefined {
  switch (dn.state) {
    case 'busyReady':
      return confirmed('EventAgentReady', { ...dn, state: 'ready' });
    case 'busyNotReady':
      return confirmed('EventAgentNotReady', { ...dn, state: 'notReady' });
    case 'busyAfterCallWork':
      return confirmed('EventAgentNotReady', { ...dn, state: 'afterCallWork', workMode: 'AfterCallWork' });
    default:
      return undefined;
  }
}

function isBusy(state: AgentState): boolean {
  return state === 'busyReady' || state === 'busyNotReady' || state === 'busyAfterCallWork';
}

/** A request may name the agent it means; T-Library itself finds the agent by the DN. */
function isOtherAgent(dn: DNState, request: TelephonyRequest): boolean {
  return request.agentID !== undefined && request.agentID !== dn.agentID;
}
