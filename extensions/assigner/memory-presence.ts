import type { Presence, PresenceService } from './presence.js';

/** A presence service in memory: knows what it was told. Users of whom it was told nothing are unknown. */
export class MemoryPresence implements PresenceService {
  readonly #presences = new Map<string, Presence>();

  getPresence(userId: string): Presence | undefined {
    return this.#presences.get(userId);
  }

  /** From now on this is the user's presence. */
  setPresence(userId: string, presence: Presence): void {
    this.#presences.set(userId, presence);
  }
}
