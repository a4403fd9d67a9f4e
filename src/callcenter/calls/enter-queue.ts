import type { CallRecord } from '../state/records.js';
import { callKey, type World } from '../state/world.js';
import { writeLog } from './log.js';

/** The call waits for an agent of its queue, as long as the other party has patience. */
export function enterQueue(world: World, call: CallRecord): void {
  call.ticket++;
  call.status = 'onQueue';
  call.queueStart ??= world.now();
  const queue = call.queue === undefined ? undefined : world.queues.get(call.queue);
  queue?.waiting.push(callKey(call));
  writeLog(world, call, 'onQueue');
  if (call.patience !== undefined) world.planFor(call, call.patience, 'callerGivesUp');
  world.wakeQueues(world.config.timing.queueSearch);
}
