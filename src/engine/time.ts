/** The time of a macrostep, ms since 1970, or what to ask for it; asked at most once in a macrostep, when somebody wants to know. */
export type Time = number | { now(): number };
