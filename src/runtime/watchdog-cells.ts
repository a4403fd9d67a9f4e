/** What the main thread and the thread of the watchdog share. */

/** Cells of the shared memory: how often a session began or ended to be busy, and the number of the one that is busy now, 0 for none. */
export const MARKS = 0;
export const BUSY = 1;
export const CELLS = 2;

export interface WatchdogData {
  readonly cells: Int32Array;
  /** How long a session may be busy, ms. */
  readonly limit: number;
}

/** A session that can be busy from now on, or one that cannot any more. */
export type WatchdogMessage =
  | { readonly number: number; readonly session: string; readonly document: string }
  | { readonly number: number; readonly session: undefined };
