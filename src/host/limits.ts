import { ScxmlError } from '../diagnostics/error.js';
import type { Parent } from '../runtime/live.js';

/** Limits of a host; each refusal is named. */
export interface HostLimits {
  /** Most external events that wait for one session (default 10,000). */
  readonly inbox: number;
  /** Most microsteps and internal events of one macrostep (default 10,000). */
  readonly microsteps: number;
  /** Most sessions that run at the same time (default 1,000,000). */
  readonly sessions: number;
  /** Most levels of `<invoke>` below a session (default 32). */
  readonly invokeDepth: number;
}

export const DEFAULT_LIMITS: HostLimits = { inbox: 10_000, microsteps: 10_000, sessions: 1_000_000, invokeDepth: 32 };

/** The defaults for those not given. @throws ScxmlError `BAD_OPTION` for a limit that limits nothing */
export function hostLimits(given: Partial<HostLimits> = {}): HostLimits {
  const limits = { ...DEFAULT_LIMITS, ...given };
  for (const [name, value] of Object.entries(limits)) {
    const least = name === 'microsteps' ? 1 : 0;
    if (!Number.isSafeInteger(value) || value < least)
      throw new ScxmlError('BAD_OPTION', `limit ${name} is ${value}, not a whole number of ${least} or more`);
  }
  return limits;
}

/** Slashes would make the keys of effects ambiguous, white space the addresses of sessions. @throws ScxmlError `BAD_OPTION` */
export function checkSessionId(id: string): void {
  if (!/^[^\s/]+$/.test(id)) throw new ScxmlError('BAD_OPTION', `"${id}" cannot be the id of a session: no white space, no slash`);
}

/** @throws ScxmlError `TOO_MANY_SESSIONS` for a session that would be too many levels below the first one */
export function checkDepth(parent: Parent, most: number): void {
  let depth = 1;
  for (let up = parent.live.parent; up; up = up.live.parent) depth++;
  if (depth > most) throw new ScxmlError('TOO_MANY_SESSIONS', `sessions invoke each other more than ${most} levels deep`);
}
