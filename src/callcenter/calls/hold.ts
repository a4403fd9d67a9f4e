/** Hold: the caller hears music, the agent nothing. It is booked as a pause beside the breaks. */
import { beginPeriod } from '../agents/periods.js';
import { DONE, type Outcome, refuse } from '../refusal.js';
import type { CallRecord } from '../state/records.js';
import { callKey, type World } from '../state/world.js';
import { agentOnDutyInCall } from './agent-call.js';
import { agentOf } from './end.js';
import { endHold } from './hold-end.js';
import { writeLog } from './log.js';

export function hold(world: World, number: string): Outcome {
  const found = agentOnDutyInCall(world, number);
  if ('refusal' in found) return found;
  const { agent, call } = found;
  if (agent.holdStart !== undefined) return refuse('already-on-hold');
  const fault = world.takeFault('hold');
  if (fault) return fault;
  const start = world.now();
  agent.holdStart = start;
  call.holdTicket = world.count('ticket');
  beginPeriod(agent.pauses, start);
  world.emit({ type: 'holdStarted', at: start, agent: number, start });
  world.agenda.plan(world.config.timing.hold, { kind: 'heldProgress', call: callKey(call), ticket: call.holdTicket });
  return DONE;
}

/** Orders the caller back; done also when nobody is on hold. */
export function unhold(world: World, number: string): Outcome {
  const found = agentOnDutyInCall(world, number);
  if ('refusal' in found) return found;
  const fault = world.takeFault('unhold');
  if (fault) return fault;
  const { agent, call } = found;
  if (agent.holdStart === undefined) return DONE;
  world.agenda.plan(world.config.timing.unhold, { kind: 'unheld', call: callKey(call), ticket: call.holdTicket });
  return DONE;
}

/** The switch has put the call on hold, and its progress says so. */
export function heldProgress(world: World, call: CallRecord, ticket: number): void {
  if (call.holdTicket !== ticket || call.status !== 'success') return;
  call.status = 'onHold';
  writeLog(world, call, 'onHold');
}

export function unheld(world: World, call: CallRecord, ticket: number): void {
  const agent = agentOf(world, call);
  if (agent && call.holdTicket === ticket) endHold(world, agent, call);
}
