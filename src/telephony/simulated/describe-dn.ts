import type { DNState } from './agent-state.js';

/** A DN as one line for people: `7001  agent 5001  ready`. */
export function describeDN({ thisDN, agentID, state, dnd }: DNState): string {
  return `${thisDN}  ${agentID === undefined ? 'nobody' : `agent ${agentID}  ${state}`}${dnd ? '  DND' : ''}`;
}
