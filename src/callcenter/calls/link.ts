import type { AgentRecord, CallRecord } from '../state/records.js';
import { callKey, type World } from '../state/world.js';
import { leaveQueue, stopOffering } from './end.js';
import { writeLog } from './log.js';
import { infoOf } from './snapshot.js';

/** The agent and the other party speak with each other from now on. */
export function link(world: World, call: CallRecord, agent: AgentRecord): void {
  leaveQueue(world, call);
  stopOffering(world, call);
  call.ticket++;
  call.status = 'success';
  call.agent = agent.number;
  call.linkStart = world.now();
  call.firstLink ??= call.linkStart;
  call.transferTarget = undefined;
  agent.call = callKey(call);
  agent.awaited = undefined;
  const entry = writeLog(world, call, 'success');
  world.emit({ type: 'callLinked', at: entry.at, agent: agent.number, call: infoOf(world, call), logId: entry.id });
  if (call.talk !== undefined) world.planFor(call, call.talk, 'callerHangsUp');
}
