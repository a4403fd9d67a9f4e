/** Requests whose answer was lost with the connection: nobody knows whether they were carried out. */
import type { Accepted, AgentLine } from './agent-line.js';
import type { Breaks } from './breaks.js';

export interface Unanswered {
  readonly line: AgentLine;
  readonly accepted: Accepted;
  /** When the connection was lost, ms since 1970. */
  readonly since: number;
}

/** After so long nobody wants it any more, ms. */
export const REPEATED_WITHIN = 60_000;

/** Whether the agent is as the request wanted. */
export function fulfils({ wish, dn, state }: AgentLine, { request }: Accepted, breaks: Breaks): boolean {
  if (request.name === 'RequestAgentLogout') return dn === undefined;
  if (dn === undefined) return request.name === 'RequestSetDNDOff';
  switch (request.name) {
    case 'RequestAgentLogin':
      return true;
    case 'RequestAgentReady':
      return wish.work === 'ready';
    case 'RequestAgentNotReady':
      return state.pauseinfo !== undefined && state.pauseinfo.pauseid === breaks.forRequest(request)?.id;
    case 'RequestSetDNDOn':
      return wish.dnd;
    default:
      return !wish.dnd;
  }
}
