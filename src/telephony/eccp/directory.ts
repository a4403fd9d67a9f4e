/** Which agent a request is about: T-Library names phones, ECCP names agents. */
import type { TelephonyRequest } from '../contract.js';
import { telephonyError } from '../error-codes.js';
import type { AgentLine } from './agent-line.js';

/**
 * The agent of a request: the one that it names, unless they are logged in elsewhere; else the callback agent with the DN as
 * number, else the one that the configuration has for the DN, else the only one who is logged in there. One who is logged
 * out leaves the phone to another who is logged in at it.
 * @throws TelephonyError 59 when there is none, or several
 */
export function findAgent(request: TelephonyRequest, lines: readonly AgentLine[]): AgentLine {
  const { thisDN: dn, agentID } = request;
  if (agentID !== undefined) return namedAgent(agentID, request, lines);
  const owners = [
    lines.filter(({ number }) => isCallback(number) && number.endsWith(`/${dn}`)),
    lines.filter(({ agent }) => agent.dn === dn),
  ];
  const there = lines.filter((line) => line.isAt(dn));
  const candidates = owners.find((some) => some.length > 0) ?? there;
  const present = candidates.filter((line) => line.dn !== undefined);
  const [found, ...more] = [present, there, candidates].find((some) => some.length > 0) ?? [];
  if (found === undefined) throw telephonyError(59, `no agent is logged in at DN ${dn}`);
  if (more.length > 0)
    throw telephonyError(59, `DN ${dn} is that of several agents: ${[found, ...more].map(({ number }) => number).join(', ')}`);
  return found;
}

function namedAgent(agentID: string, { name, thisDN }: TelephonyRequest, lines: readonly AgentLine[]): AgentLine {
  const line = lines.find(({ id }) => id === agentID) ?? lines.find(({ number }) => number === agentID);
  if (!line) throw telephonyError(59, `there is no agent ${agentID}`);
  const elsewhere = line.dn !== undefined && !line.isAt(thisDN);
  if (elsewhere && name !== 'RequestAgentLogin') throw telephonyError(59, `agent ${agentID} is logged in at ${line.dn}, not at ${thisDN}`);
  return line;
}

/** Static agents have numbers of their own; those of callback agents are their phones'. */
function isCallback(number: string): boolean {
  return !number.startsWith('Agent/');
}
