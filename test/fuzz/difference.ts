import type { RandomChart } from './random-chart.js';
import type { Outcome } from './scion.js';

/** @returns what differs between the two, or undefined */
export function difference(chart: RandomChart, ours: Outcome, theirs: Outcome): string | undefined {
  if (theirs.failure !== undefined) return `SCION failed: ${theirs.failure}`;
  const line = differsAt(ours.trace, theirs.trace);
  if (line >= 0) return `trace ${line}: ${around(ours.trace, line)}; SCION ${around(theirs.trace, line)}`;
  const at = differsAt(ours.configurations, theirs.configurations);
  if (at >= 0) return `after event ${at} ${chart.events[at - 1] ?? ''}: [${ours.configurations[at]}], SCION [${theirs.configurations[at]}]`;
  return undefined;
}

/** The first place at which they are not the same, or -1. */
function differsAt(one: readonly string[], two: readonly string[]): number {
  for (let at = 0; at < Math.max(one.length, two.length); at++) if (one[at] !== two[at]) return at;
  return -1;
}

function around(lines: readonly string[], at: number): string {
  return JSON.stringify(lines.slice(Math.max(0, at - 2), at + 3));
}
