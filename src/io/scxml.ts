import { SCXML_PROCESSOR, ScxmlEvent, type SendEffect } from '../event.js';
import type { IoContext, IoProcessor } from './contract.js';

const SESSION = '#_scxml_';
const NO_PARENT = 'the session was not invoked, so it has no #_parent';

/** The SCXML event I/O processor (SCXML C.1): events between the sessions of one host. */
export const scxmlProcessor: IoProcessor = {
  type: SCXML_PROCESSOR,
  aliases: ['scxml'],
  location: (sessionId) => `${SESSION}${sessionId}`,

  refuses(target) {
    if (target === undefined || (target.startsWith('#_') && target.length > 2)) return undefined;
    return `"${target}" is no target of the SCXML event I/O processor; it knows #_internal, #_parent, #_scxml_<session id> and #_<invoke id>`;
  },

  unreachable(target, neighbours) {
    if (target === undefined) return undefined;
    if (target === '#_parent') return neighbours.hasParent ? undefined : NO_PARENT;
    if (target.startsWith(SESSION)) {
      const id = target.slice(SESSION.length);
      return neighbours.hasSession(id) ? undefined : `there is no session ${id}`;
    }
    const invokeid = target.slice(2);
    return neighbours.hasInvoked(invokeid) ? undefined : `no service runs under the invoke id "${invokeid}"`;
  },

  send(effect, context) {
    const problem = route(effect, context);
    if (problem !== undefined) context.fail(problem);
  },
};

/** @returns what went wrong, or undefined */
function route(effect: SendEffect, context: IoContext): string | undefined {
  const target = effect.target ?? `${SESSION}${context.sessionId}`;
  const message = new ScxmlEvent(effect.event.name, 'external', {
    sendid: effect.event.sendid,
    origin: `${SESSION}${context.sessionId}`,
    origintype: SCXML_PROCESSOR,
    data: effect.event.data,
    raw: rawOf(effect),
  });
  if (target === '#_parent') {
    return context.sendToParent ? context.sendToParent(message) : NO_PARENT;
  }
  if (target.startsWith(SESSION)) return context.deliver(target.slice(SESSION.length), message);
  return context.sendToInvoked(target.slice(2), message);
}

/** Event data is an object and keeps one value per name; what was sent under a repeated name is seen in `_event.raw` (6.2). */
function rawOf({ pairs }: SendEffect): string | undefined {
  if (new Set(pairs.map(([name]) => name)).size === pairs.length) return undefined;
  const text = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
  return pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(text(value))}`).join('&');
}
