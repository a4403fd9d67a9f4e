/** Days that requests name, `yyyy-mm-dd`. */
import { dateOf, isDate } from '../../callcenter/time.js';
import { badRequest, RequestRefused } from '../server/refusal.js';
import { endOfDay, startOfDay } from './values.js';

/** @returns the day as it was given; undefined when it was not */
export function readDay(text: string | undefined, which: 'start' | 'end'): string | undefined | RequestRefused {
  return text === undefined || isDate(text) ? text : badRequest(`invalid ${which} date`);
}

/** First and last ms that count. */
export interface DateRange {
  readonly from: number;
  readonly to: number;
}

/** Both days count, in either order; a day that is not given is today. */
export function readRange(
  { datetime_start, datetime_end }: { readonly datetime_start?: string | undefined; readonly datetime_end?: string | undefined },
  now: number,
): DateRange | RequestRefused {
  const start = readDay(datetime_start, 'start');
  const end = readDay(datetime_end, 'end');
  if (start instanceof RequestRefused) return start;
  if (end instanceof RequestRefused) return end;
  const today = dateOf(now);
  const [first = today, last = today] = [start ?? today, end ?? today].sort();
  return { from: startOfDay(first) ?? now, to: endOfDay(last) };
}
