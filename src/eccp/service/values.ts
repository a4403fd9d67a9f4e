/** Values of the wire: numbers as the real server reads them, times as it writes them. */
import { dateOf, isDate, isSameDay, timeOf } from '../../callcenter/time.js';

/** Leading digits count, anything else is 0. */
export function toInteger(text: string): number {
  const value = Number.parseInt(text, 10);
  return Number.isFinite(value) ? value : 0;
}

export function toOptionalInteger(text: string | undefined): number | undefined {
  return text === undefined ? undefined : toInteger(text);
}

/** `yyyy-mm-dd hh:mm:ss`, in the zone of the server. */
export function moment(at: number): string {
  return `${dateOf(at)} ${timeOf(at)}`;
}

export function optionalMoment(at: number | undefined): string | undefined {
  return at === undefined ? undefined : moment(at);
}

/** As in states of agents and calls: only the time of day when the day is today's. */
export function shortMoment(at: number | undefined, now: number): string | undefined {
  if (at === undefined) return undefined;
  return isSameDay(at, now) ? timeOf(at) : moment(at);
}

/** The first ms of a day, `yyyy-mm-dd`; undefined for what is no day. */
export function startOfDay(text: string): number | undefined {
  return isDate(text) ? dayOf(text, 0) : undefined;
}

/** The last ms of a day that `isDate` knows. */
export function endOfDay(text: string): number {
  return dayOf(text, 1) - 1;
}

/** Midnight so many days after one; days do not all have 24 hours. */
function dayOf(text: string, later: number): number {
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number);
  return new Date(year, month - 1, day + later).getTime();
}
