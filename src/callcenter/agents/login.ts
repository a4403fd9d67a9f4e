/** How an agent gets in: the phone is called, or the agent joins the queues; then it has happened or has failed. */

import { snapshot } from '../calls/snapshot.js';
import type { AgentLoginFailed } from '../events.js';
import { addMember, interfaceOf, isStatic, occupyDevice, pauseMember, removeMember } from '../queues/members.js';
import { type Outcome, refuse } from '../refusal.js';
import type { AgentRecord, Login } from '../state/records.js';
import type { World } from '../state/world.js';
import { watchActivity } from './activity.js';
import { beginPeriod } from './periods.js';
import { viewOf } from './view.js';

type LoginOutcome = Outcome<{ readonly status: 'logging' | 'logged-in' }>;

/** Orders the login of an agent on an extension. @param timeout ms without activity */
export function logIn(world: World, number: string, extension: string, timeout?: number): LoginOutcome {
  const agent = world.activeAgent(number);
  if (!agent) return refuse('agent-not-found');
  const configured = world.config.phones.find((phone) => phone.number === extension);
  if (!configured) return refuse('extension-not-found');
  if (timeout !== undefined && !(timeout > 0)) return refuse('invalid-timeout');
  const { login } = agent;
  if (login && login.extension !== extension) return refuse('logged-in-elsewhere', login.device);
  if (login) return { ok: true, status: login.phase === 'in' ? 'logged-in' : 'logging' };
  const phone = world.phones.get(extension);
  const callable = !isStatic(agent) || (phone?.registered === true && phone.behaviour !== 'refuses');
  const fault = world.takeFault('logIn');
  if (fault || !callable) {
    world.agenda.plan(0, { kind: 'loginRefused', agent: number });
    return fault ?? refuse('login-failed');
  }
  const started = begin(world, agent, extension, `${configured.technology}/${extension}`, timeout);
  planProgress(world, agent, started);
  return { ok: true, status: 'logging' };
}

function begin(world: World, agent: AgentRecord, extension: string, device: string, timeout: number | undefined): Login {
  const login: Login = {
    ticket: world.count('ticket'),
    extension,
    device,
    phase: 'calling',
    channel: device,
    timeout,
    lastActivity: world.now(),
    leaving: false,
  };
  agent.login = login;
  agent.break = undefined;
  return login;
}

function planProgress(world: World, agent: AgentRecord, { ticket, extension }: Login): void {
  const { timing } = world.config;
  const of = { agent: agent.number, ticket };
  world.agenda.plan(timing.stuckLogin, { kind: 'loginGivenUp', ...of });
  if (!isStatic(agent)) {
    world.agenda.plan(timing.callbackLogin, { kind: 'loginDone', ...of });
    return;
  }
  const answers = world.phones.get(extension)?.behaviour !== 'noAnswer';
  if (answers) world.agenda.plan(timing.answer, { kind: 'phoneAnswers', ...of });
  else world.agenda.plan(timing.noAnswer, { kind: 'loginFails', reason: 'noAnswer', ...of });
}

/** The login that a task was planned for, if it is still under way. */
export function loginUnderWay(agent: AgentRecord, ticket: number): Login | undefined {
  return agent.login?.ticket === ticket && agent.login.phase !== 'in' ? agent.login : undefined;
}

/** The phone of a static agent is off hook; the switch asks who it is. */
export function phoneAnswers(world: World, agent: AgentRecord, ticket: number): void {
  const login = loginUnderWay(agent, ticket);
  if (!login) return;
  login.phase = 'answered';
  login.channel = world.newChannel(login.device);
  const behaviour = world.phones.get(login.extension)?.behaviour;
  const of = { agent: agent.number, ticket };
  if (behaviour === 'hangsUp') world.agenda.plan(world.config.timing.earlyHangUp, { kind: 'loginFails', reason: 'hungUp', ...of });
  else if (behaviour !== 'stuck') world.agenda.plan(world.config.timing.login, { kind: 'loginDone', ...of });
}

export function loginDone(world: World, agent: AgentRecord, ticket: number): void {
  const login = loginUnderWay(agent, ticket);
  if (!login || login.leaving) return;
  const at = world.now();
  login.phase = 'in';
  login.lastActivity = at;
  agent.wrapUpUntil = 0;
  beginPeriod(agent.sessions, at);
  occupyDevice(world, login.device, agent.number);
  joinQueues(world, agent);
  watchActivity(world, agent);
  world.emit({ type: 'agentLoggedIn', at, agent: agent.number });
  if (isStatic(agent)) tellMembership(world, agent, 'login');
  world.wakeQueues(world.config.timing.queueSearch);
}

export function loginFails(world: World, agent: AgentRecord, ticket: number, reason: AgentLoginFailed['reason']): void {
  if (!loginUnderWay(agent, ticket)) return;
  agent.login = undefined;
  world.emit({ type: 'agentLoginFailed', at: world.now(), agent: agent.number, reason });
}

/** Says in which queues an agent is. */
export function tellMembership(world: World, agent: AgentRecord, reason: 'login' | 'change' | 'refresh'): void {
  const call = world.callOf(agent);
  const view = viewOf(world, agent);
  world.emit({ type: 'queueMembershipChanged', at: world.now(), agent: agent.number, reason, view, call: call && snapshot(call) });
}

/** A callback agent's phone becomes a dynamic member; a static agent is one already and starts without a pause. */
function joinQueues(world: World, agent: AgentRecord): void {
  const name = interfaceOf(agent);
  if (name === undefined) return;
  if (isStatic(agent)) pauseMember(world, name, false);
  else for (const number of agent.queues) joinQueue(world, name, number);
}

export function joinQueue(world: World, name: string, number: string): void {
  const queue = world.queues.get(number);
  if (queue) addMember(world, queue, name);
}

/** The phone leaves the queues, unless another agent is logged in with it. */
export function leaveQueues(world: World, agent: AgentRecord): void {
  const name = interfaceOf(agent);
  if (name === undefined || isStatic(agent)) return;
  if ((world.onDevice.get(name) ?? []).some((other) => other !== agent.number && !other.startsWith('Agent/'))) return;
  for (const number of [...(world.memberships.get(name) ?? [])]) {
    const queue = world.queues.get(number);
    if (queue) removeMember(world, queue, name);
  }
}
