import { createHash } from 'node:crypto';

/**
 * What shows a server that a client knows an agent's password for ECCP, which is not the PIN dialled on the phone: the
 * md5 of the session's cookie, the agent's number and the password, in lower-case digits. It is good for that session only.
 */
export function agentHash(app_cookie: string, agent_number: string, eccp_password: string): string {
  return createHash('md5').update(`${app_cookie}${agent_number}${eccp_password}`).digest('hex');
}
