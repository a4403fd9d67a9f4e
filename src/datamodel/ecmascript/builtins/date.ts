/** `Date` (ECMA-262 21.4). The present is that of the session's clock; the time zone is the process's. */
import { allocate, runningSession, spend } from '../machine.js';
import { withPrototype } from '../operations/construct.js';
import { call, get, toNumber, toPrimitive, toText } from '../operations/read.js';
import { throwError, throwTypeError } from '../operations/throw.js';
import { utcOf } from '../time-zone.js';
import { builtin } from '../values/builtin.js';
import { DatePrototype, GuestDate } from '../values/collections.js';
import { isCallable } from '../values/function.js';
import { isObject, type Properties } from '../values/object.js';
import { SYMBOL_TO_PRIMITIVE } from '../values/symbols.js';
import { constructorOf, hidden, made, method } from './define.js';

function now(): number {
  return Math.floor(runningSession().session.now());
}

/** The last moment that a date can be; the first is as far from 1970. */
const LAST = 8.64e15;

/** Local time as if it were UTC. */
function localOf(time: number): Date {
  if (Number.isNaN(time)) return new Date(time);
  const local = time + runningSession().zone.offsetAt(time);
  return new Date(Math.max(-LAST, Math.min(local, LAST))); // the host has no dates beyond, even if clocks show them
}

/** The time at which clocks show what the date, read as UTC, says. */
function timeAt(local: Date): number {
  return new Date(utcOf(local.getTime(), runningSession().zone)).getTime();
}

function timeOfParts(parts: readonly number[]): number {
  const [year = Number.NaN, month = 0, ...rest] = parts;
  return timeAt(new Date(Date.UTC(year, month, ...rest)));
}

function timeOf(args: readonly unknown[]): number {
  if (args.length === 0) return now();
  if (args.length > 1) return timeOfParts(args.slice(0, 7).map(toNumber));
  const [value] = args;
  if (isObject(value) && GuestDate.is(value)) return GuestDate.time(value);
  const primitive = isObject(value) ? toPrimitive(value) : value;
  return typeof primitive === 'string' ? parse(primitive) : new Date(toNumber(primitive)).getTime();
}

/** Dates alone are in UTC, times without a zone local (21.4.1.32); other formats are the host's, local unless they say more. */
function parse(text: string): number {
  if (text.length > 100) return Number.NaN;
  const time = Date.parse(text);
  if (runningSession().zone.id === undefined || Number.isNaN(time)) return time;
  if (/^[+-]?\d{4,6}(?:-\d\d){0,2}$/.test(text) || /(?:Z|UTC|GMT|[ECMP][SD]T|T.*[+-]\d\d:?\d\d|\s[+-]\d{4})\s*(?:\(.*\))?$/i.test(text))
    return time;
  const local = Date.parse(/^[+-]?\d{4,6}-\d\d-\d\dT/.test(text) ? `${text}Z` : `${text} UTC`);
  return Number.isNaN(local) ? time : timeAt(new Date(local));
}

export const dateConstructor = constructorOf(
  'Date',
  7,
  DatePrototype,
  (args, newTarget) => {
    allocate(64);
    return withPrototype(new GuestDate(timeOf(args)), newTarget, DatePrototype);
  },
  () => `${dateText(now())} ${timeText(now())}`,
);
method(dateConstructor, 'now', 0, now);
method(dateConstructor, 'parse', 1, (_self, [text]) => parse(toText(text)));
method(dateConstructor, 'UTC', 7, (_self, args) => {
  const [year = Number.NaN, month = 0, ...rest] = args.slice(0, 7).map(toNumber);
  return Date.UTC(year, month, ...rest);
});

function thisDate(self: unknown): GuestDate {
  if (!isObject(self) || !GuestDate.is(self)) throwTypeError('this is not a Date object.');
  return self;
}

function hostOf(self: unknown): Date {
  return new Date(GuestDate.time(thisDate(self)));
}

const FIELDS = ['Date', 'FullYear', 'Hours', 'Milliseconds', 'Minutes', 'Month', 'Seconds'] as const;
for (const field of FIELDS) {
  const read = `getUTC${field}` as const;
  const change = Date.prototype[`setUTC${field}`] as (this: Date, ...parts: number[]) => number;
  method(DatePrototype, `get${field}`, 0, (self) => localOf(GuestDate.time(thisDate(self)))[read]());
  method(DatePrototype, read, 0, (self) => hostOf(self)[read]());
  /** All arguments are looked at, even when the date is invalid; it stays so, unless it gets a year. */
  const setter = (name: string, read: (time: number) => Date, write: (host: Date) => number): void => {
    method(DatePrototype, name, change.length, (self, args) => {
      const date = thisDate(self);
      const time = GuestDate.time(date);
      const parts = args.length === 0 ? [Number.NaN] : args.slice(0, change.length).map(toNumber);
      if (Number.isNaN(time) && field !== 'FullYear') return time;
      const host = Number.isNaN(time) ? new Date(0) : read(time);
      change.apply(host, parts);
      return setTime(date, write(host));
    });
  };
  setter(`set${field}`, localOf, timeAt);
  setter(
    `setUTC${field}`,
    (time) => new Date(time),
    (host) => host.getTime(),
  );
}

function setTime(date: GuestDate, time: number): number {
  GuestDate.setTime(date, time);
  return time;
}

method(DatePrototype, 'getDay', 0, (self) => localOf(GuestDate.time(thisDate(self))).getUTCDay());
method(DatePrototype, 'getUTCDay', 0, (self) => hostOf(self).getUTCDay());
method(DatePrototype, 'getTimezoneOffset', 0, (self) => {
  const time = GuestDate.time(thisDate(self));
  return Number.isNaN(time) ? time : Math.trunc(-runningSession().zone.offsetAt(time) / 60_000) + 0;
});
method(DatePrototype, 'getTime', 0, (self) => GuestDate.time(thisDate(self)));
method(DatePrototype, 'valueOf', 0, (self) => GuestDate.time(thisDate(self)));
method(DatePrototype, 'getYear', 0, (self) => localOf(GuestDate.time(thisDate(self))).getUTCFullYear() - 1900);
method(DatePrototype, 'setYear', 1, (self, [year]) => {
  const date = thisDate(self);
  const host = localOf(GuestDate.time(date));
  const given = Math.trunc(toNumber(year));
  if (Number.isNaN(host.getTime())) host.setTime(0);
  host.setUTCFullYear(given >= 0 && given <= 99 ? 1900 + given : given);
  return setTime(date, timeAt(host));
});
method(DatePrototype, 'setTime', 1, (self, [time]) => {
  const date = thisDate(self);
  return setTime(date, new Date(toNumber(time)).getTime());
});

/** `Thu Jan 01 1970` (21.4.4.41.2). */
function dateText(time: number): string {
  const [day, date, month, ...year] = localOf(time).toUTCString().replace(',', '').split(' ');
  return `${day} ${month} ${date} ${year[0]}`;
}

/** `01:00:00 GMT+0100 (Central European Standard Time)`. */
function timeText(time: number): string {
  const { zone } = runningSession();
  const minutes = Math.floor(Math.abs(zone.offsetAt(time)) / 60_000);
  const offset = `${Math.floor(minutes / 60)}`.padStart(2, '0') + `${minutes % 60}`.padStart(2, '0');
  const sign = zone.offsetAt(time) < 0 ? '-' : '+';
  return `${/\d\d:\d\d:\d\d/.exec(localOf(time).toUTCString())![0]} GMT${sign}${offset} (${zone.nameAt(time)})`;
}

function described(name: string, text: (time: number) => string): void {
  method(DatePrototype, name, 0, (self) => {
    const time = GuestDate.time(thisDate(self));
    return Number.isNaN(time) ? 'Invalid Date' : made(text(time));
  });
}

described('toString', (time) => `${dateText(time)} ${timeText(time)}`);
described('toDateString', dateText);
described('toTimeString', timeText);
described('toUTCString', (time) => new Date(time).toUTCString());
for (const name of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'] as const) {
  method(DatePrototype, name, 0, (self) => {
    spend(200); // the host prepares a format each time
    return made(hostOf(self)[name]('en', { timeZone: runningSession().zone.id }));
  });
}
hidden(DatePrototype, 'toGMTString', (DatePrototype as Properties)['toUTCString']);
method(DatePrototype, 'toISOString', 0, (self) => {
  const host = hostOf(self);
  if (Number.isNaN(host.getTime())) throwError('RangeError', 'Invalid time value');
  return host.toISOString();
});
method(DatePrototype, 'toJSON', 1, (self) => {
  const time = isObject(self) ? toPrimitive(self, 'number') : self;
  if (typeof time === 'number' && !Number.isFinite(time)) return null;
  return call(get(self, 'toISOString'), self, []);
});
Object.defineProperty(DatePrototype, SYMBOL_TO_PRIMITIVE, {
  value: builtin('[Symbol.toPrimitive]', 1, (self, [hint]) => {
    if (!isObject(self)) throwTypeError('Date.prototype[Symbol.toPrimitive] called on non-object');
    if (hint !== 'string' && hint !== 'default' && hint !== 'number') throwTypeError('Invalid hint');
    for (const name of hint === 'number' ? (['valueOf', 'toString'] as const) : (['toString', 'valueOf'] as const)) {
      const fn = get(self, name);
      if (!isCallable(fn)) continue;
      const result = call(fn, self, []);
      if (!isObject(result)) return result;
    }
    return throwTypeError('Cannot convert object to primitive value');
  }),
  configurable: true,
});
