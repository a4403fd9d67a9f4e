/** What planned tasks do when their time has come. A task for something that has taken another course does nothing. */
import { isInactive } from './agents/activity.js';
import { loginDone, loginFails, phoneAnswers } from './agents/login.js';
import { loggedOut } from './agents/logout.js';
import { abandon, agentOf, endLinked, endUnlinked } from './calls/end.js';
import { heldProgress, unheld } from './calls/hold.js';
import { unmuted } from './calls/recording.js';
import { consultationDone, consultationOver, transferDone, transferOver, transferRings } from './calls/transfer.js';
import { dial } from './campaigns/dialler.js';
import { dialling, placingFails, remoteAnswers, remoteNoAnswer, remoteRings } from './campaigns/place.js';
import { ringAnswered, ringTimeout, route } from './queues/offer.js';
import type { AgentRecord, CallRecord } from './state/records.js';
import type { Task } from './state/task.js';
import type { CallStep, World } from './state/world.js';
import { callerArrives } from './traffic/callers.js';

type AgentTask = Extract<Task, { readonly ticket: number; readonly agent: string; readonly call?: never }>;
type CallTask = Extract<Task, { readonly call: unknown }>;

export function perform(world: World, task: Task): void {
  if (task.kind === 'route') world.wokenQueues(task.due);
  if (task.kind === 'dial') dial(world);
  else if (task.kind === 'arrival') callerArrives(world, task.queue);
  else if (world.switchUp) performOnSwitch(world, task); // else nothing is heard of calls and phones
}

function performOnSwitch(world: World, task: Exclude<Task, { readonly kind: 'dial' | 'arrival' }>): void {
  if (task.kind === 'route') route(world);
  else if (task.kind === 'loginRefused') world.emit({ type: 'agentLoginFailed', at: world.now(), agent: task.agent, reason: 'refused' });
  else if ('call' in task) {
    const call = world.calls.get(task.call);
    if (call) performForCall(world, call, task);
  } else {
    const agent = world.agents.get(task.agent);
    if (agent) performForAgent(world, agent, task);
  }
}

function performForAgent(world: World, agent: AgentRecord, task: AgentTask): void {
  const { ticket } = task;
  switch (task.kind) {
    case 'phoneAnswers':
      phoneAnswers(world, agent, ticket);
      break;
    case 'loginDone':
      loginDone(world, agent, ticket);
      break;
    case 'loginFails':
      loginFails(world, agent, ticket, task.reason);
      break;
    case 'loginGivenUp':
      loginFails(world, agent, ticket, 'gaveUp');
      break;
    case 'logoutDone':
      if (agent.login?.ticket === ticket) loggedOut(world, agent);
      break;
    case 'inactive':
      if (isInactive(world, agent, ticket)) loggedOut(world, agent);
      break;
  }
}

function performForCall(world: World, call: CallRecord, task: CallTask): void {
  switch (task.kind) {
    case 'ringAnswered':
      ringAnswered(world, call, task.ticket, task.agent);
      break;
    case 'ringTimeout':
      for (const agent of ringTimeout(world, call, task.ticket, task.autoLogoff)) loggedOut(world, agent);
      break;
    case 'heldProgress':
      heldProgress(world, call, task.ticket);
      break;
    case 'unheld':
      unheld(world, call, task.ticket);
      break;
    case 'unmute':
      unmuted(world, call, task.ticket);
      break;
    default:
      if (task.ticket === call.ticket) STEPS[task.kind](world, call);
  }
}

const STEPS: Readonly<Record<CallStep, (world: World, call: CallRecord) => void>> = {
  callerGivesUp: abandon,
  callerHangsUp,
  hangUpDone: endLinked,
  transferDone,
  transferRings,
  transferOver,
  consultationOver,
  consultationDone,
  dialling,
  remoteRings,
  remoteAnswers,
  remoteNoAnswer,
  placingFails,
};

/** The other party hangs up, wherever the call is. */
export function callerHangsUp(world: World, call: CallRecord): void {
  if (agentOf(world, call)) endLinked(world, call);
  else if (call.status === 'onQueue') abandon(world, call);
  else if (call.status === 'success') endLinked(world, call);
  else endUnlinked(world, call, call.status === 'ringing' ? 'noAnswer' : 'failure');
}
