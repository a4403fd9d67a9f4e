import type { LogEntry, LogQuery } from '../model-calls.js';
import type { World } from '../state/world.js';

/** Entries of a campaign, or of a queue's calls without one; ascending by id. */
export function queryLog(world: World, query: LogQuery): readonly LogEntry[] {
  const found = world.log.filter((entry) => belongs(entry, query) && isInRange(entry, query));
  return query.last === undefined ? found : found.slice(Math.max(0, found.length - query.last));
}

function belongs(entry: LogEntry, { type, campaign, queue }: LogQuery): boolean {
  if (entry.call.type !== type) return false;
  return campaign === undefined ? entry.campaign === undefined && entry.queue === queue : entry.campaign === campaign;
}

function isInRange({ at, id }: LogEntry, { from, to, before }: LogQuery): boolean {
  return (from === undefined || at >= from) && (to === undefined || at <= to) && (before === undefined || id < before);
}
