/** Comparing secrets, exactly and in constant time. */
import { createHash, timingSafeEqual } from 'node:crypto';

/** Lower-case hex, as passwords are stored. */
export function md5(text: string): string {
  return createHash('md5').update(text, 'utf8').digest('hex');
}

/** Whether two texts are the same; takes as long for a near miss as for anything else of the same length. */
export function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given, 'utf8'), Buffer.from(expected, 'utf8')];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** A client that may connect: `eccp_authorized_clients`. */
export interface AuthorizedClient {
  readonly username: string;
  /** md5 of the password, 32 hex digits. */
  readonly md5_password: string;
}

/** Whether the password is right, given plain or as its md5 in hex, in either case. */
export function isPassword(client: AuthorizedClient, given: string): boolean {
  const expected = client.md5_password.toLowerCase();
  const plain = isSame(md5(given), expected);
  const hashed = isSame(given.toLowerCase(), expected);
  return given !== '' && (plain || hashed);
}

/** Whether `agent_hash` is md5(cookie, agent, secret), in lower case. */
export function isAgentHash(
  given: string,
  { app_cookie, agent_number, secret }: { app_cookie: string; agent_number: string; secret: string },
): boolean {
  return isSame(given, md5(app_cookie + agent_number + secret));
}
