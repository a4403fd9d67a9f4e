/**
 * What an event may need on its way into a session. Functions apart from `LiveSession`, whose own part of that way happens to
 * every event: it stays small enough for the host to inline.
 */
import { macrostep } from '../engine/algorithm/interpret.js';
import type { Session } from '../engine/session.js';
import type { DataValue, EventFields, ScxmlEvent } from '../event.js';
import { checkEventName, sealData } from './event-data.js';
import type { Live } from './live.js';

/** A name that sessions took an event of before was checked then. @throws ScxmlError `BAD_EVENT_NAME` */
export function checkName(name: string, { cache, place }: Session): void {
  if (!cache?.knows(place, name)) checkEventName(name);
}

/** @throws ScxmlError `BAD_DATA` */
export function sealedFields(data: DataValue): EventFields {
  return { data: sealData(data) };
}

/** By the id of its session: another one may have been restored under the id of one that has ended. @throws what `Owner.deliver` throws */
export function deliver({ owner, id }: Live, event: ScxmlEvent): void {
  owner.deliver(id, event);
}

/** While the watchdog looks. */
export function takeWatched(live: Live, event: ScxmlEvent): void {
  live.exclusively((session, time) => macrostep(session, event, time));
}
