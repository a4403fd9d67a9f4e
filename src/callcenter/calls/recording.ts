/** Recording of a call can be interrupted, for what must not be kept. */
import { DONE, type Outcome, refuse } from '../refusal.js';
import type { CallRecord } from '../state/records.js';
import { callKey, type World } from '../state/world.js';
import { agentInCall } from './agent-call.js';
import { agentOf } from './end.js';
import { snapshot } from './snapshot.js';

/** @param timeout ms until recording goes on by itself */
export function muteRecording(world: World, number: string, timeout?: number): Outcome {
  if (timeout !== undefined && !(timeout > 0)) return refuse('invalid-timeout');
  const found = agentInCall(world, number);
  if ('refusal' in found) return found;
  const fault = world.takeFault('muteRecording');
  if (fault) return fault;
  const { call } = found;
  call.recordingMuted = true;
  call.muteTicket = world.count('ticket');
  world.emit({ type: 'recordingMuted', at: world.now(), agent: number, call: snapshot(call) });
  if (timeout !== undefined) planUnmute(world, call, timeout);
  return DONE;
}

/** Told right after it was ordered; nothing is told when the call is recorded already. */
export function unmuteRecording(world: World, number: string): Outcome {
  const found = agentInCall(world, number);
  if ('refusal' in found) return found;
  const fault = world.takeFault('unmuteRecording');
  if (fault) return fault;
  planUnmute(world, found.call, 0);
  return DONE;
}

export function unmuted(world: World, call: CallRecord, ticket: number): void {
  const agent = agentOf(world, call);
  if (!agent || !call.recordingMuted || call.muteTicket !== ticket) return;
  call.recordingMuted = false;
  world.emit({ type: 'recordingUnmuted', at: world.now(), agent: agent.number, call: snapshot(call) });
}

function planUnmute(world: World, call: CallRecord, delay: number): void {
  world.agenda.plan(delay, { kind: 'unmute', call: callKey(call), ticket: call.muteTicket });
}
