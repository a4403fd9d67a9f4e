/** What has happened long ago is forgotten, whole calls at a time, so that what is left still agrees with itself. */

import { keyText } from './call-store.js';
import type { CallRecord } from './records.js';
import type { World } from './world.js';

/** Entries, when the configuration says nothing. */
const KEPT = 100_000;
/** How much of the limit is left after forgetting, so that it need not be done often. */
const LEFT = 0.8;

/** Forgets the oldest calls from outside that are over when the log is longer than configured. Calls of campaigns' lists stay. */
export function prune(world: World): void {
  const limit = world.config.keepLog ?? KEPT;
  if (world.log.length <= limit) return;
  const excess = world.log.length - Math.floor(limit * LEFT);
  const forgotten = new Map<string, CallRecord>();
  let entries = 0;
  for (const { call: key } of world.log) {
    if (entries >= excess) break;
    const call = world.calls.get(key);
    if (!call || !isOver(call)) continue;
    entries++;
    forgotten.set(keyText(key), call);
  }
  world.log = world.log.filter(({ call }) => !forgotten.has(keyText(call)));
  world.calls.remove(new Set(forgotten.values()));
}

function isOver({ type, status }: CallRecord): boolean {
  return type === 'incoming' && (status === 'finished' || status === 'abandoned' || status === 'lostTrack');
}
