/** Sending the caller on: at once, after talking with the third party, or to another agent. */
import { statusOf } from '../agents/view.js';
import { isDeviceBusy } from '../queues/free.js';
import { ring } from '../queues/offer.js';
import { DONE, type Outcome, refuse } from '../refusal.js';
import type { CallRecord } from '../state/records.js';
import type { World } from '../state/world.js';
import { agentInCall } from './agent-call.js';
import { agentOf, endConsultation, endLinked, finish, partWays } from './end.js';
import { enterQueue } from './enter-queue.js';
import { writeLog } from './log.js';

/** Orders the call hung up. */
export function hangUp(world: World, number: string): Outcome {
  const found = agentInCall(world, number);
  if ('refusal' in found) return found;
  const fault = world.takeFault('hangUp');
  if (fault) return fault;
  world.planFor(found.call, world.config.timing.hangUp, 'hangUpDone');
  return DONE;
}

export function transfer(world: World, number: string, extension: string): Outcome {
  const found = agentInCall(world, number);
  if ('refusal' in found) return found;
  const fault = world.takeFault('transfer');
  if (fault) return fault;
  found.call.transferredTo = extension;
  world.planFor(found.call, world.config.timing.transfer, 'transferDone');
  return DONE;
}

export function attendedTransfer(world: World, number: string, extension: string): Outcome<{ readonly consultation: boolean }> {
  const found = agentInCall(world, number);
  if ('refusal' in found) return found;
  const fault = world.takeFault('attendedTransfer');
  if (fault) return fault;
  const { agent, call } = found;
  if (agent.consulting) return { ok: true, consultation: true };
  call.transferredTo = extension;
  agent.consulting = true;
  world.emit({ type: 'consultationStarted', at: world.now(), agent: number });
  world.planFor(call, world.config.timing.consultation, 'consultationOver');
  return { ok: true, consultation: true };
}

export function transferToAgent(world: World, number: string, targetNumber: string): Outcome {
  const target = world.activeAgent(targetNumber);
  if (!target) return refuse('target-not-found');
  const found = agentInCall(world, number);
  if ('refusal' in found) return found;
  const { call } = found;
  if (target.login?.phase !== 'in') return refuse('target-not-logged-in');
  if (statusOf(target) === 'oncall' || target.ringing) return refuse('target-busy');
  if (target.break) return refuse('target-paused');
  if (isDeviceBusy(world, target.login.device, targetNumber)) return refuse('target-device-busy');
  if (isTargeted(world, targetNumber) || call.transferTarget !== undefined) return refuse('transfer-in-progress');
  const fault = world.takeFault('transferToAgent');
  if (fault) return fault;
  call.transferTarget = targetNumber;
  world.planFor(call, world.config.timing.transfer, 'transferDone');
  return DONE;
}

/** Whether a caller is already on the way to the agent. */
function isTargeted(world: World, target: string): boolean {
  for (const call of world.calls.all()) if (call.transferTarget === target) return true;
  return false;
}

/** The agent is free; the caller goes on to the extension or the other agent. */
export function transferDone(world: World, call: CallRecord): void {
  const agent = agentOf(world, call);
  if (!agent) return;
  partWays(world, call, agent, () => writeLog(world, call, 'transfer', world.now() - (call.linkStart ?? world.now())));
  const { timing } = world.config;
  if (call.transferTarget !== undefined) world.planFor(call, timing.transferRing, 'transferRings');
  else world.planFor(call, timing.afterTransfer, 'transferOver');
}

/** The caller has spoken with the extension and hangs up. */
export function transferOver(world: World, call: CallRecord): void {
  finish(world, call);
}

/** The other agent's phone rings; whoever is no longer free does not get the call, and it waits in its queue again. */
export function transferRings(world: World, call: CallRecord): void {
  const target = call.transferTarget === undefined ? undefined : world.agents.get(call.transferTarget);
  call.transferTarget = undefined;
  const queue = call.queue === undefined ? undefined : world.configuredQueue(call.queue);
  if (target && statusOf(target) === 'online') {
    call.status = 'onQueue';
    if (call.queue !== undefined) world.queues.get(call.queue)?.waiting.push({ type: call.type, id: call.id });
    ring(world, call, [target], queue?.ringTimeout ?? 15_000);
  } else enterQueue(world, call);
}

/** The talk with the third party is over, and a moment later the agent is out of the call. */
export function consultationOver(world: World, call: CallRecord): void {
  const agent = agentOf(world, call);
  if (!agent?.consulting) return;
  endConsultation(world, agent);
  world.planFor(call, world.config.timing.afterConsultation, 'consultationDone');
}

export function consultationDone(world: World, call: CallRecord): void {
  endLinked(world, call);
}
