/** `Date` (ECMA-262 21.4). The present is that of the session's clock; the time zone is the process's. */
import { allocate, runningSession, spend } from '../machine.js';
import { withPrototype } from '../operations/construct.js';
import { call, get, toNumber, toPrimitive, toText } from '../operations/read.js';
import { throwError, throwTypeError } from '../operations/throw.js';
import { builtin } from '../values/builtin.js';
import { DatePrototype, GuestDate } from '../values/collections.js';
import { isCallable } from '../values/function.js';
import { isObject, type Properties } from '../values/object.js';
import { SYMBOL_TO_PRIMITIVE } from '../values/symbols.js';
import { constructorOf, hidden, made, method } from './define.js';

function now(): number {
  return Math.floor(runningSession().session.now());
}

function hostDate(parts: readonly number[]): Date {
  const [year = Number.NaN, month = 0, day = 1, hours = 0, minutes = 0, seconds = 0, ms = 0] = parts;
  return new Date(year, month, day, hours, minutes, seconds, ms);
}

function timeOf(args: readonly unknown[]): number {
  if (args.length === 0) return now();
  if (args.length > 1) return hostDate(args.slice(0, 7).map(toNumber)).getTime();
  const [value] = args;
  if (isObject(value) && GuestDate.is(value)) return GuestDate.time(value);
  const primitive = isObject(value) ? toPrimitive(value) : value;
  return typeof primitive === 'string' ? parse(primitive) : new Date(toNumber(primitive)).getTime();
}

function parse(text: string): number {
  return text.length > 100 ? Number.NaN : Date.parse(text);
}

export const dateConstructor = constructorOf(
  'Date',
  7,
  DatePrototype,
  (args, newTarget) => {
    allocate(64);
    return withPrototype(new GuestDate(timeOf(args)), newTarget, DatePrototype);
  },
  () => new Date(now()).toString(),
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
  for (const zone of ['', 'UTC'] as const) {
    method(DatePrototype, `get${zone}${field}`, 0, (self) => hostOf(self)[`get${zone}${field}`]());
    const set = Date.prototype[`set${zone}${field}`] as (this: Date, ...parts: number[]) => number;
    method(DatePrototype, `set${zone}${field}`, set.length, (self, args) => {
      const date = thisDate(self);
      const host = hostOf(date);
      const parts = args.length === 0 ? [Number.NaN] : args.slice(0, set.length).map(toNumber);
      GuestDate.setTime(date, set.apply(host, parts));
      return GuestDate.time(date);
    });
  }
}
method(DatePrototype, 'getDay', 0, (self) => hostOf(self).getDay());
method(DatePrototype, 'getUTCDay', 0, (self) => hostOf(self).getUTCDay());
method(DatePrototype, 'getTimezoneOffset', 0, (self) => hostOf(self).getTimezoneOffset());
method(DatePrototype, 'getTime', 0, (self) => GuestDate.time(thisDate(self)));
method(DatePrototype, 'valueOf', 0, (self) => GuestDate.time(thisDate(self)));
method(DatePrototype, 'getYear', 0, (self) => hostOf(self).getFullYear() - 1900);
method(DatePrototype, 'setYear', 1, (self, [year]) => {
  const date = thisDate(self);
  const host = hostOf(date);
  const given = Math.trunc(toNumber(year));
  if (Number.isNaN(host.getTime())) host.setTime(new Date(1970, 0, 1).getTime());
  GuestDate.setTime(date, host.setFullYear(given >= 0 && given <= 99 ? 1900 + given : given));
  return GuestDate.time(date);
});
method(DatePrototype, 'setTime', 1, (self, [time]) => {
  const date = thisDate(self);
  GuestDate.setTime(date, new Date(toNumber(time)).getTime());
  return GuestDate.time(date);
});

for (const name of ['toString', 'toDateString', 'toTimeString', 'toUTCString'] as const)
  method(DatePrototype, name, 0, (self) => made(hostOf(self)[name]()));
for (const name of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'] as const) {
  method(DatePrototype, name, 0, (self) => {
    spend(100); // the host prepares a format each time
    return made(hostOf(self)[name]('en'));
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
