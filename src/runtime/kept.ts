/** Sessions as a snapshot keeps them. */
import type { Effect, InvokeEffect, ScxmlEvent } from '../event.js';
import type { DelayedSend } from './timers.js';

/** Format of snapshots; another one is refused. */
export const SNAPSHOT_VERSION = 1;

/** An event in the inbox, with the id that it was delivered under. */
export interface Waiting {
  readonly event: ScxmlEvent;
  readonly id: string | undefined;
}

/** What a live session has besides the engine's state, its timers and services. */
export interface KeptInbox {
  readonly sequence: number;
  readonly ending: boolean;
  readonly inbox: readonly Waiting[];
  readonly errors: readonly ScxmlEvent[];
  readonly applied: Iterable<string>;
}

/** A session as a snapshot has it. */
export interface KeptSession extends KeptInbox {
  readonly id: string;
  readonly timers: readonly DelayedSend[];
  /** Effects whose performers were not done, by key. */
  readonly unfinished: ReadonlyMap<string, Effect>;
  readonly services: readonly KeptService[];
  /** For `decodeSession`, which needs the plan. */
  readonly session: unknown;
}

export interface KeptService {
  readonly effect: InvokeEffect;
  /** The invoked session as JSON; undefined for a service that is none. */
  readonly session: unknown;
}
