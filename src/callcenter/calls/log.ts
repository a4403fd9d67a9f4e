/** The log of what happened to calls. Every entry gets the next id, and progress is told to whoever listens. */
import type { LogEntry, LogKind, ProgressKind } from '../model-calls.js';
import { prune } from '../state/prune.js';
import type { CallRecord } from '../state/records.js';
import { callKey, type World } from '../state/world.js';

const TOLD_BY_LINKING: ReadonlySet<LogKind> = new Set<LogKind>(['success', 'hangup', 'shortCall']);

/** @param duration ms of what has ended with this entry */
export function writeLog(world: World, call: CallRecord, kind: LogKind, duration?: number): LogEntry {
  const entry: LogEntry = {
    id: world.count('logId'),
    at: world.now(),
    kind,
    call: callKey(call),
    campaign: call.campaign,
    phone: call.phone,
    queue: call.queue,
    retry: call.retries,
    uniqueId: call.uniqueId,
    trunk: call.trunk,
    duration,
    agent: call.agent,
  };
  world.log.push(entry);
  prune(world);
  if (isProgress(kind)) world.emit({ type: 'callProgress', at: entry.at, entry: { ...entry, kind } });
  return entry;
}

function isProgress(kind: LogKind): kind is ProgressKind {
  return !TOLD_BY_LINKING.has(kind);
}
