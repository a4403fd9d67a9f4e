/**
 * Snapshots of sessions: all that a session is between two macrosteps, its invoked sessions in it, as one JSON text. It is bound
 * to its document by a fingerprint. What it holds and what not: `README.md` of this folder.
 */
import { ScxmlError } from '../diagnostics/error.js';
import { stateOf } from '../engine/resume.js';
import { encodeSession } from '../engine/snapshot.js';
import { encodeData, encodeEvent, type Json } from '../engine/snapshot-data.js';
import { PLACE } from '../event.js';
import { SNAPSHOT_VERSION } from './kept.js';
import type { Live } from './live.js';

/**
 * @throws ScxmlError `SESSION_BUSY` for a session that is in a macrostep or performs its effects, `SESSION_ENDED`,
 * `BAD_DATA` for an effect that is no plain data
 */
export function writeSnapshot(live: Live): string {
  const orders = timerOrders(live);
  return JSON.stringify({ version: SNAPSHOT_VERSION, ...encodeLive(live, orders) });
}

/** The sessions that it invoked and that still run. */
export function childrenOf(live: Live): Live[] {
  return [...live.invoked.values()].flatMap(({ invocation }) => {
    const child = invocation.sessionId === undefined ? undefined : live.owner.find(invocation.sessionId);
    return child ? [child] : [];
  });
}

/** The session and all below it. */
export function familyOf(live: Live): Live[] {
  return [live, ...childrenOf(live).flatMap(familyOf)];
}

/** Numbers of the host say which of two timers was set first; in a snapshot they count from 0, so that it is the same text elsewhere. */
function timerOrders(live: Live): ReadonlyMap<number, number> {
  const orders = familyOf(live).flatMap(({ timers }) => timers.pending.map(({ order }) => order));
  return new Map(orders.sort((a, b) => a - b).map((order, i) => [order, i]));
}

function encodeLive(live: Live, orders: ReadonlyMap<number, number>): { readonly [key: string]: Json } {
  if (!live.session.running) throw new ScxmlError('SESSION_ENDED', `session ${live.id} has ended`);
  if (live.busy) throw new ScxmlError('SESSION_BUSY', `session ${live.id} is busy; a snapshot is taken between its macrosteps`);
  const { sequence, ending, inbox, errors, applied } = live.kept;
  return {
    hash: live.plan.hash,
    file: live.plan.file,
    id: live.id,
    sequence,
    ending,
    inbox: inbox.map(({ event, id }) => ({ event: encodeEvent(event), ...(id !== undefined && { id }) })),
    errors: errors.map(encodeEvent),
    applied: [...applied],
    timers: live.timers.pending.map(({ effect, due, order }) => ({ order: orders.get(order)!, due, effect: encodeData(effect) })),
    effects: [...live.unfinished].map(([key, effect]) => ({ key, effect: encodeData(effect), place: encodeData(effect[PLACE]) })),
    services: [...live.invoked.values()].map(({ effect, invocation, resumes }) => {
      const child = invocation.sessionId === undefined ? undefined : live.owner.find(invocation.sessionId);
      // a child that is still on its way from another snapshot is kept as that one has it
      const session = child ? encodeLive(child, orders) : (resumes() as Json | undefined);
      return { effect: encodeData(effect), ...(session !== undefined && { session }) };
    }),
    session: encodeSession(stateOf(live.session)),
  };
}
