/** What refusals of the call centre are on the wire. The same one has other words in other commands, so each has its table. */
import type { Refusal, Refused } from '../../callcenter/refusal.js';
import { commandFailed, RequestRefused, requestFailed } from '../server/refusal.js';

export type RefusalTable = Partial<Readonly<Record<Refusal, readonly [code: number, message: string]>>>;

/** In the place of what the refusal is about. */
const DETAIL = '{}';

const NOT_FOUND: readonly [number, string] = [404, 'Specified agent not found'];
export const NOT_IN_CALL: readonly [number, string] = [417, 'Agent not in call'];
export const NOT_LOGGED_IN: readonly [number, string] = [417, 'Agent currently not logged in'];
export const NOT_FOLLOWED: readonly [number, string] = [404, 'Agent not found or not logged in through ECCP'];

/**
 * The refusal as this command words it.
 * @param status what the answer says before the failure, in commands that have it
 */
export function refusedAs(table: RefusalTable, { refusal, detail = '' }: Refused, status?: string): RequestRefused {
  if (refusal === 'switch-down') return requestFailed(500, 'No AMI connection');
  if (refusal === 'database-down') return requestFailed(503, 'Internal server error - database failure');
  const isAgent = refusal === 'agent-not-found' || refusal === 'agent-not-followed';
  const [code, message] = table[refusal] ?? (isAgent ? NOT_FOUND : [500, `Not carried out: ${refusal}`]);
  return new RequestRefused(
    'command',
    code,
    message.replace(DETAIL, () => detail),
    status,
  );
}

export const AGENT_NOT_FOUND = commandFailed(...NOT_FOUND);
