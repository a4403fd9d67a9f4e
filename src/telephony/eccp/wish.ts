/**
 * What an agent shall be, and what T-Library would say that they are. ECCP has one break for an agent and no do-not-disturb,
 * so the wishes are kept and the break follows from them: do-not-disturb's, else that of not ready, else none.
 */
import type { AgentState } from '../../eccp/messages/agent-state.js';
import type { Break } from './breaks.js';

export type Work = 'ready' | Break;

export interface Wish {
  readonly work: Work;
  readonly dnd: boolean;
}

export const NO_WISH: Wish = { work: 'ready', dnd: false };

/** Other consoles act too: what is, counts more than what was wished. Not ready is remembered behind do-not-disturb. */
export function reconciled(wish: Wish, state: AgentState, dnd: Break | undefined): Wish {
  const { status, pauseinfo } = state;
  if (status === 'offline' || pauseinfo === undefined) return NO_WISH;
  if (pauseinfo.pauseid === dnd?.id) return wish.dnd ? wish : { ...wish, dnd: true };
  if (!wish.dnd && wish.work !== 'ready' && wish.work.id === pauseinfo.pauseid) return wish;
  return { work: { id: pauseinfo.pauseid, name: pauseinfo.pausename }, dnd: false };
}

/** What was told of an agent, or could be. */
export interface AgentView extends Omit<Wish, 'work'> {
  /** Where they are logged in; undefined when they are not. */
  readonly dn: string | undefined;
  /** Undefined: not told yet. */
  readonly work: Work | undefined;
}

export const LOGGED_OUT: AgentView = { dn: undefined, work: undefined, dnd: false };

/** A change that T-Library has an event for. */
export type Change =
  | { readonly name: 'EventAgentLogin' | 'EventAgentLogout' | 'EventAgentReady' | 'EventDNDOn' | 'EventDNDOff'; readonly dn: string }
  | { readonly name: 'EventAgentNotReady'; readonly dn: string; readonly reason: Break };

/** How one view became the other. A login is followed by what the agent does, and a logout ends do-not-disturb. */
export function changesBetween(before: AgentView, after: AgentView): readonly Change[] {
  const changes: Change[] = [];
  let from = before;
  if (from.dn !== undefined && from.dn !== after.dn) {
    if (from.dnd) changes.push({ name: 'EventDNDOff', dn: from.dn });
    changes.push({ name: 'EventAgentLogout', dn: from.dn });
    from = LOGGED_OUT;
  }
  const { dn, work, dnd } = after;
  if (dn === undefined) return changes;
  if (from.dn === undefined) changes.push({ name: 'EventAgentLogin', dn });
  if (work === 'ready' && from.work !== 'ready') changes.push({ name: 'EventAgentReady', dn });
  else if (work !== undefined && work !== 'ready' && !isSame(from.work, work))
    changes.push({ name: 'EventAgentNotReady', dn, reason: work });
  if (from.dnd !== dnd) changes.push({ name: dnd ? 'EventDNDOn' : 'EventDNDOff', dn });
  return changes;
}

function isSame(before: Work | undefined, after: Break): boolean {
  return before !== undefined && before !== 'ready' && before.id === after.id;
}
