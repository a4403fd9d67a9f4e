import { randomBytes } from 'node:crypto';

/** What a connection has after a login. Filter and switch belong to the connection and outlive a second login. */
export interface Session {
  readonly username: string;
  /** 32 hex digits; every `agent_hash` of this connection is made with it. */
  readonly app_cookie: string;
}

/** A session with a cookie of 16 random bytes, which nobody can guess. */
export function createSession(username: string): Session {
  return { username, app_cookie: randomBytes(16).toString('hex') };
}
