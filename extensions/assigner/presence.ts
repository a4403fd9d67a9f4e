/** Contract of a presence service: who is connected, since when, and what they are doing. */

/** `unknown` where nothing more is known than that the user is there. Services may have further activities. */
export type Activity = 'available' | 'unknown' | 'away' | 'busy' | 'dnd' | (string & {});

export interface Presence {
  /** Whether the user is connected to the system. */
  readonly online: boolean;
  readonly activity: Activity;
  /** When the user connected, ms since 1970; undefined where the service does not know. */
  readonly connectedAt?: number | undefined;
}

/** Tells the presence of users by user id. */
export interface PresenceService {
  /**
   * @param signal aborted when nobody waits for the answer any more
   * @returns undefined for a user whom the service does not know
   */
  getPresence(userId: string, signal: AbortSignal): Presence | undefined | Promise<Presence | undefined>;
}

/** Online, and available or of unknown activity: can be assigned. */
export function isAvailable(presence: Presence | undefined): boolean {
  return presence?.online === true && (presence.activity === 'available' || presence.activity === 'unknown');
}
