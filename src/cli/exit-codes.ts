/** What the command's exit code says; scripts rely on these numbers (`README.md` of this folder). */
export const EXIT = {
  /** `check`: nothing wrong but warnings. `run`: a top-level final state was reached. */
  OK: 0,
  /** A document has diagnostics of severity error, or for `check` also deferred ones. */
  DIAGNOSTICS: 1,
  /** Wrong flags, a file that cannot be read, an extension that cannot be used, a bad event. */
  USAGE: 2,
  /** `run`: the session is still waiting, and nothing is left that could happen. */
  WAITING: 3,
  /** `run`: the platform had to end it: endless, over a budget, or an extension failed. */
  BROKEN: 4,
  /** A mistake in Statewire itself. */
  INTERNAL: 70,
  /** Ended by Ctrl-C. */
  INTERRUPTED: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
