/** What one session may use. Every limit has a default; a host or a document can give other ones. */
export interface Limits {
  /** Units of work per macrostep: 1 for a call or a turn of a loop, more for built-ins that look at much data. */
  readonly fuel: number;
  /** Bytes (estimated) that a macrostep may allocate, whether they stay alive or not. */
  readonly memory: number;
  /** Calls that may be active at once, of guest functions and built-ins together. */
  readonly depth: number;
  /** Characters of the longest string. */
  readonly stringLength: number;
  /** Elements of the longest array. */
  readonly arrayLength: number;
  /** Bytes (estimated) of all live data of a session, measured from time to time at the end of a macrostep. */
  readonly quota: number;
  /** How deeply data may be nested that enters or leaves: events, JSON. */
  readonly nesting: number;
  /** Longest chain of prototypes. */
  readonly prototypes: number;
}

export const DEFAULT_LIMITS: Limits = {
  fuel: 100_000,
  memory: 32 * 2 ** 20,
  depth: 200,
  stringLength: 2 ** 20,
  arrayLength: 2 ** 20,
  quota: 4 * 2 ** 20,
  nesting: 128,
  prototypes: 24,
};

/** Longest source of one expression or script, in characters. */
export const MAX_SOURCE = 200_000;
/** Deepest nesting of one expression's syntax tree. */
export const MAX_SYNTAX_DEPTH = 400;
/** Most arguments of one call, spread ones included. */
export const MAX_ARGUMENTS = 65_535;
