import { endPeriod } from '../agents/periods.js';
import type { AgentRecord, CallRecord } from '../state/records.js';
import type { World } from '../state/world.js';
import { writeLog } from './log.js';

/** The agent has the call back, or it is over. Nothing when it was not on hold. */
export function endHold(world: World, agent: AgentRecord, call: CallRecord): void {
  const start = agent.holdStart;
  if (start === undefined) return;
  const end = world.now();
  agent.holdStart = undefined;
  call.holdTicket = 0;
  endPeriod(agent.pauses, end, start);
  if (agent.login) agent.login.lastActivity = end;
  world.emit({ type: 'holdEnded', at: end, agent: agent.number, start, end });
  if (call.status !== 'onHold') return; // over before it was told as progress
  call.status = 'success';
  writeLog(world, call, 'offHold');
}
