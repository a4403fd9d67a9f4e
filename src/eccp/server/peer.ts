import type { Session } from './session.js';

/** What the server knows of one connection. */
export interface Peer {
  /** Counted from 1. */
  readonly number: number;
  readonly address: string;
  session: Session | undefined;
  /** The only agent whose events it wants; undefined for all. */
  filter: string | undefined;
  /** Whether it wants `callprogress` events. */
  callprogress: boolean;
}
