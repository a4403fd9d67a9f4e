/** Where events come from while a document runs. */

export interface InputLine {
  /** From 1. */
  readonly number: number;
  /** Undefined for a line that is longer than any event may be. */
  readonly text: string | undefined;
}

/** Lines of a person or of a pipe. Nothing is read before `ask`. */
export interface EventInput {
  /** Whether a person writes the lines: mistakes are told and forgiven. */
  readonly interactive: boolean;
  /** No line is there, and none will come. */
  readonly ended: boolean;
  /**
   * Says that a line is wanted: the input wakes the run when it comes, or when the input ends.
   * @param needed whether nothing happens without one
   */
  ask(needed: boolean): void;
  /** The next line that is there already. */
  take(): InputLine | undefined;
  /** Waits a moment for a line that follows the last one at once. */
  linger(): Promise<void>;
  close(): void;
}

/** Longest line, characters. */
export const LONGEST_LINE = 1024 * 1024;
