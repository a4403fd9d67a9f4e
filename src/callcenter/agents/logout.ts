/** How an agent gets out: the order is given, and a moment later the login channel is hung up. */
import { endLinked, stopOffering } from '../calls/end.js';
import { snapshot } from '../calls/snapshot.js';
import { leaveDevice } from '../queues/members.js';
import { DONE, type Outcome, refuse } from '../refusal.js';
import type { AgentRecord } from '../state/records.js';
import type { World } from '../state/world.js';
import { endBreakNow } from './break.js';
import { leaveQueues, loginFails } from './login.js';
import { endPeriod } from './periods.js';

/**
 * Orders the logout. While the phone of a login is still being called there is nothing to hang up: the order is lost
 * and the login goes on.
 */
export function logOut(world: World, number: string): Outcome {
  const agent = world.activeAgent(number);
  if (!agent) return refuse('agent-not-found');
  const fault = world.takeFault('logOut');
  if (fault) return fault;
  const { login } = agent;
  if (!login || login.leaving || login.phase === 'calling') return DONE;
  login.leaving = true;
  const { logout, loginCancel } = world.config.timing;
  const of = { agent: number, ticket: login.ticket };
  if (login.phase === 'in') world.agenda.plan(logout, { kind: 'logoutDone', ...of });
  else world.agenda.plan(loginCancel, { kind: 'loginFails', reason: 'loggedOut', ...of });
  return DONE;
}

/** The login channel is gone: the call with it, then the break, then the agent. */
export function loggedOut(world: World, agent: AgentRecord): void {
  const { login } = agent;
  if (!login) return;
  if (login.phase !== 'in') {
    loginFails(world, agent, login.ticket, 'hungUp');
    return;
  }
  const offered = agent.ringing && world.calls.get(agent.ringing);
  if (offered) stopOffering(world, offered);
  const call = world.callOf(agent);
  if (call) endLinked(world, call);
  endBreakNow(world, agent);
  dropAwaited(world, agent);
  const at = world.now();
  endPeriod(agent.sessions, at);
  leaveDevice(world, login.device, agent.number);
  leaveQueues(world, agent);
  agent.login = undefined;
  world.emit({ type: 'agentLoggedOut', at, agent: agent.number });
  world.wakeQueues();
}

/** The scheduled call that was being made for the agent will find nobody. */
function dropAwaited(world: World, agent: AgentRecord): void {
  const awaited = agent.awaited && world.calls.get(agent.awaited);
  agent.awaited = undefined;
  if (awaited) world.emit({ type: 'scheduledCallFailed', at: world.now(), agent: agent.number, call: snapshot(awaited) });
}
