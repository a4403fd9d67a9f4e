/** The requests of T-Library as requests of ECCP, for an agent in whatever state. */
import { EccpError } from '../../eccp/error.js';
import type { AgentState } from '../../eccp/messages/agent-state.js';
import type { EccpEvent } from '../../eccp/messages/events.js';
import type { TelephonyRequest } from '../contract.js';
import { telephonyError } from '../error-codes.js';
import type { Break } from './breaks.js';
import type { AwaitedEvent } from './event-waits.js';
import type { Link } from './link.js';
import type { AdapterSettings, EccpAdapterAgent } from './options.js';
import type { Wish, Work } from './wish.js';

/** The agent that an operation is about. */
export interface OperatedAgent {
  readonly number: string;
  readonly agent: EccpAdapterAgent;
  readonly state: AgentState;
  wish: Wish;
  /** Takes what an answer says into the state, as the event would that comes before or after it. */
  apply(event: EccpEvent): void;
  replaceState(state: AgentState): void;
  /** From now on nothing is told of the agent until the operation is over. */
  hold(): void;
}

export interface OperationContext {
  readonly agent: OperatedAgent;
  readonly link: Link;
  readonly settings: AdapterSettings;
}

/**
 * Resolves when the next request of the agent may be made. What it gives then is the rest, which ends when the operation
 * is carried out. @throws TelephonyError, EccpError
 */
export type Operation = (context: OperationContext) => Promise<{ readonly rest: Promise<void> } | undefined>;

/**
 * The operation of a request.
 * @throws TelephonyError 53 for not ready with a reason that means no break, 51 for what is not supported
 */
export function operationFor(request: TelephonyRequest, link: Link): Operation {
  switch (request.name) {
    case 'RequestAgentLogin':
      return (context) => logIn(context, request.thisDN);
    case 'RequestAgentLogout':
      return logOut;
    case 'RequestAgentReady':
      return (context) => setWork(context, 'ready');
    case 'RequestAgentNotReady': {
      const wanted = link.breaks.forRequest(request);
      if (!wanted) throw telephonyError(53, `the reason names no break, and there is no default; the breaks are ${link.breaks.describe()}`);
      return (context) => setWork(context, wanted);
    }
    case 'RequestSetDNDOn':
    case 'RequestSetDNDOff': {
      const { dnd } = link.breaks;
      if (!dnd) throw telephonyError(51, 'the server has no such break for do-not-disturb');
      return (context) => (request.name === 'RequestSetDNDOn' ? startDND(context, dnd) : endDND(context));
    }
    default:
      throw telephonyError(51, request.name);
  }
}

/** With do-not-disturb on this is for later: the agent stays in that break. */
async function setWork(context: OperationContext, work: Work): Promise<undefined> {
  const { agent, settings } = context;
  agent.hold();
  if (!agent.wish.dnd) {
    if (work === 'ready') await endBreak(context);
    else await takeBreak(context, work, settings.otherBreak === 'keep');
  }
  agent.wish = { ...agent.wish, work };
}

async function startDND(context: OperationContext, dnd: Break): Promise<undefined> {
  const { agent } = context;
  agent.hold();
  if (!agent.wish.dnd) await takeBreak(context, dnd, false);
  agent.wish = { ...agent.wish, dnd: true };
}

/** Another break is none of its business. The agent goes back to not ready, if that was asked for meanwhile or before. */
async function endDND(context: OperationContext): Promise<undefined> {
  const { agent } = context;
  agent.hold();
  const { work, dnd } = agent.wish;
  if (dnd && work === 'ready') await endBreak(context);
  else if (dnd && work !== 'ready') await takeBreak(context, work, false);
  agent.wish = { work, dnd: false };
}

/** There is no changing a break: it is ended and the other begun, and a call may come in between. */
async function takeBreak(context: OperationContext, { id, name }: Break, keep: boolean): Promise<void> {
  const { agent, link } = context;
  const begin = async (): Promise<void> => {
    await link.client.request('pauseagent', { agent_number: agent.number, pause_type: id });
    agent.apply({ name: 'pausestart', pause_class: 'break', pause_type: id, pause_name: name, agent_number: agent.number });
  };
  const present = agent.state.pauseinfo?.pauseid;
  if (present === undefined || present === id) {
    try {
      await begin();
      return;
    } catch (error) {
      if (!isOtherBreak(error)) throw error;
    }
  }
  if (keep) return;
  await endBreak(context);
  await begin();
}

async function endBreak({ agent, link }: OperationContext): Promise<void> {
  await link.client.request('unpauseagent', { agent_number: agent.number });
  agent.apply({ name: 'pauseend', pause_class: 'break', agent_number: agent.number });
}

function isOtherBreak(error: unknown): boolean {
  return error instanceof EccpError && error.code === 417 && /incompatible/i.test(error.reason);
}

/** The answer says that it has begun; then the phone has to be answered. */
async function logIn(context: OperationContext, dn: string): Promise<{ readonly rest: Promise<void> } | undefined> {
  const { agent, link, settings } = context;
  const { agentTimeout: timeout, loginLimit } = settings;
  agent.hold();
  const extension = phoneFor(agent.agent, dn);
  const awaited = link.waits.next(agent.number, ['agentloggedin', 'agentfailedlogin'], loginLimit);
  const { status } = await orEnd(awaited, link.client.request('loginagent', { agent_number: agent.number, extension, timeout }));
  const rest = async (): Promise<void> => {
    const event = status === 'logged-in' ? undefined : await awaited.event;
    awaited.end();
    if (event?.name === 'agentfailedlogin') throw telephonyError(185, `${agent.number} could not be logged in on ${extension}`);
    const state = await link.client.request('getagentstatus', { agent_number: agent.number });
    agent.replaceState(state);
    if (state.status === 'offline') throw telephonyError(57, `${agent.number} is not logged in after ${loginLimit} ms`);
  };
  return { rest: rest() };
}

/** The answer says that the order was given. An agent on a call is cut off, unless told otherwise. */
async function logOut(context: OperationContext): Promise<{ readonly rest: Promise<void> } | undefined> {
  const { agent, settings, link } = context;
  if (settings.logoutOnCall !== 'force') {
    const end = await endOfCall(context);
    if (end && settings.logoutOnCall === 'refuse') {
      end.end();
      throw telephonyError(185, `${agent.number} is on a call`);
    }
    if (end) return { rest: logOutAfterCall(context, end) };
  }
  agent.hold();
  const wasOut = isOut(agent.state);
  const awaited = await orderLogout(context);
  if (!wasOut) return { rest: loggedOut(context, awaited) };
  const isStillOut = await orEnd(awaited, link.client.request('getagentstatus', { agent_number: agent.number }));
  if (!isOut(isStillOut)) return { rest: loggedOut(context, awaited) };
  awaited.end();
  return undefined;
}

/**
 * The end of the call that the agent is on; undefined when there is none. The server is asked, because its event may be on the way
 * still, and the wait begins before, because the call may end behind the answer.
 */
async function endOfCall({ agent, link }: OperationContext): Promise<AwaitedEvent | undefined> {
  const awaited = link.waits.next(agent.number, ['agentunlinked', 'agentloggedout']);
  const { status } = await orEnd(awaited, link.client.request('getagentstatus', { agent_number: agent.number }));
  if (status === 'oncall') return awaited;
  awaited.end();
  return undefined;
}

async function logOutAfterCall(context: OperationContext, call: AwaitedEvent): Promise<void> {
  const { agent, link } = context;
  await call.event;
  if (link.ended) throw telephonyError(54, 'the connection was lost during the call');
  agent.hold();
  await loggedOut(context, await orderLogout(context));
}

async function orderLogout({ agent, link, settings }: OperationContext): Promise<AwaitedEvent> {
  const names = ['agentloggedout', 'agentfailedlogin', 'agentloggedin'] as const;
  const awaited = link.waits.next(agent.number, names, settings.logoutLimit);
  await orEnd(awaited, link.client.request('logoutagent', { agent_number: agent.number }));
  return awaited;
}

/** An order that is given while the agent is being logged in may be lost, so it is given again, once. */
async function loggedOut(context: OperationContext, awaited: AwaitedEvent, again = true): Promise<void> {
  const { agent, link, settings } = context;
  const event = await awaited.event;
  if (event !== undefined && event.name !== 'agentloggedin') return;
  const state = await link.client.request('getagentstatus', { agent_number: agent.number });
  agent.replaceState(state);
  if (isOut(state)) return;
  if (!again) throw telephonyError(57, `${agent.number} is not logged out after ${settings.logoutLimit} ms`);
  await loggedOut(context, await orderLogout(context), false);
}

/** `offline` with a channel means that the agent is being logged in. */
function isOut({ status, channel }: AgentState): boolean {
  return status === 'offline' && channel === undefined;
}

async function orEnd<T>(awaited: AwaitedEvent, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    awaited.end();
    throw error;
  }
}

function phoneFor({ number, dn, extension }: EccpAdapterAgent, wanted: string): string {
  if (wanted !== dn) return wanted;
  return extension ?? (number.startsWith('Agent/') ? wanted : number.slice(number.indexOf('/') + 1));
}
