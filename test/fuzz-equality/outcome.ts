/** What a chart did: one line for everything that can be seen. */
export interface Outcome {
  /** What an observer is told, in order; undefined without one. */
  readonly trace: readonly string[] | undefined;
  /** After the start and after every event: effects, configuration, data. */
  readonly stable: readonly string[];
}

/** @returns the first line that differs, with what came before it; undefined when all are equal */
export function difference(one: Outcome, other: Outcome): string | undefined {
  return differs(one.stable, other.stable) ?? (one.trace && other.trace && differs(one.trace, other.trace));
}

function differs(one: readonly string[], other: readonly string[]): string | undefined {
  for (let at = 0; at < Math.max(one.length, other.length); at++) {
    if (one[at] === other[at]) continue;
    const before = one.slice(Math.max(0, at - 6), at);
    return [...before.map((line) => `  ${line}`), `< ${one[at]}`, `> ${other[at]}`].join('\n');
  }
  return undefined;
}
