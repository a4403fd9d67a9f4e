/** Logins and pauses as books: a period begins, and ends once. */
import type { Period } from '../model-agents.js';
import type { Mutable } from '../state/records.js';

/** Enough for every report; older ones are forgotten. */
const KEPT = 1000;

export function beginPeriod(periods: Mutable<Period>[], at: number): void {
  periods.push({ start: at, end: undefined });
  if (periods.length > KEPT) periods.splice(0, periods.length - KEPT);
}

/** Ends the last period that began at `start`, or the last one that is open. */
export function endPeriod(periods: Mutable<Period>[], at: number, start?: number): void {
  const open = periods.findLast((period) => period.end === undefined && (start === undefined || period.start === start));
  if (open) open.end = at;
}
