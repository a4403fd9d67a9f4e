/** `Number`, `Boolean` and the global functions for numbers (ECMA-262 21.1, 20.3, 19.2). */
import { allocate, spend } from '../machine.js';
import { prototypeFor } from '../operations/construct.js';
import { toInteger, toNumber, toText } from '../operations/read.js';
import { throwError, throwTypeError } from '../operations/throw.js';
import { BooleanPrototype, box, GuestBoxed, NumberPrototype } from '../values/boxed.js';
import { builtin } from '../values/builtin.js';
import { isObject } from '../values/object.js';
import { constant, constructorOf, hidden, made, method, once } from './define.js';

export const numberConstructor = constructorOf(
  'Number',
  1,
  NumberPrototype,
  (args, newTarget) => {
    allocate(64);
    return box(args.length === 0 ? 0 : toNumber(args[0]), prototypeFor(newTarget, NumberPrototype));
  },
  (_self, args) => (args.length === 0 ? 0 : toNumber(args[0])),
);

export const booleanConstructor = constructorOf(
  'Boolean',
  1,
  BooleanPrototype,
  ([value], newTarget) => {
    allocate(64);
    return box(Boolean(value), prototypeFor(newTarget, BooleanPrototype));
  },
  (_self, [value]) => Boolean(value),
);

const NUMBERS = [
  'MAX_SAFE_INTEGER',
  'MIN_SAFE_INTEGER',
  'MAX_VALUE',
  'MIN_VALUE',
  'EPSILON',
  'POSITIVE_INFINITY',
  'NEGATIVE_INFINITY',
  'NaN',
] as const;
for (const name of NUMBERS) constant(numberConstructor, name, Number[name]);

method(numberConstructor, 'isFinite', 1, (_self, [value]) => Number.isFinite(value));
method(numberConstructor, 'isInteger', 1, (_self, [value]) => Number.isInteger(value));
method(numberConstructor, 'isNaN', 1, (_self, [value]) => Number.isNaN(value));
method(numberConstructor, 'isSafeInteger', 1, (_self, [value]) => Number.isSafeInteger(value));

/** Text that may spell a number; reading it costs its length. */
function spelled(value: unknown): string {
  const text = toText(value);
  if (text.length > 64) spend(text.length >> 7);
  return text;
}

/** Global functions by name. */
export const numberFunctions = {
  parseFloat: builtin('parseFloat', 1, (_self, [text]) => Number.parseFloat(spelled(text))),
  parseInt: builtin('parseInt', 2, (_self, [text, radix]) => {
    const digits = spelled(text);
    return Number.parseInt(digits, toNumber(radix));
  }),
  isNaN: builtin('isNaN', 1, (_self, [value]) => Number.isNaN(toNumber(value))),
  isFinite: builtin('isFinite', 1, (_self, [value]) => Number.isFinite(toNumber(value))),
};
hidden(numberConstructor, 'parseFloat', numberFunctions.parseFloat);
hidden(numberConstructor, 'parseInt', numberFunctions.parseInt);

function thisNumber(self: unknown): number {
  const value = isObject(self) && GuestBoxed.is(self) ? GuestBoxed.value(self) : self;
  if (typeof value !== 'number') throwTypeError("Number.prototype.valueOf requires that 'this' be a Number");
  return value;
}

function digits(value: unknown, low: number, high: number, name: string): number {
  const count = toInteger(value);
  if (count < low || count > high) throwError('RangeError', `${name} must be between ${low} and ${high}`);
  return count;
}

/** One notation on every machine. */
const format = once(() => new Intl.NumberFormat('en'));

method(NumberPrototype, 'valueOf', 0, thisNumber);
method(NumberPrototype, 'toString', 1, (self, [radix]) => {
  const number = thisNumber(self);
  return made(number.toString(radix === undefined ? 10 : digits(radix, 2, 36, 'toString() radix')));
});
method(NumberPrototype, 'toLocaleString', 0, (self) => {
  spend(10);
  return format().format(thisNumber(self));
});
method(NumberPrototype, 'toFixed', 1, (self, [count]) => {
  const number = thisNumber(self);
  return made(number.toFixed(digits(count, 0, 100, 'toFixed() digits argument')));
});
method(NumberPrototype, 'toExponential', 1, (self, [count]) => {
  const number = thisNumber(self);
  const wanted = toInteger(count);
  if (!Number.isFinite(number)) return String(number);
  return count === undefined ? number.toExponential() : number.toExponential(digits(wanted, 0, 100, 'toExponential() argument'));
});
method(NumberPrototype, 'toPrecision', 1, (self, [count]) => {
  const number = thisNumber(self);
  if (count === undefined) return String(number);
  const wanted = toInteger(count);
  if (!Number.isFinite(number)) return String(number);
  return number.toPrecision(digits(wanted, 1, 100, 'toPrecision() argument'));
});

function thisBoolean(self: unknown): boolean {
  const value = isObject(self) && GuestBoxed.is(self) ? GuestBoxed.value(self) : self;
  if (typeof value !== 'boolean') throwTypeError("Boolean.prototype.valueOf requires that 'this' be a Boolean");
  return value;
}
method(BooleanPrototype, 'valueOf', 0, thisBoolean);
method(BooleanPrototype, 'toString', 0, (self) => String(thisBoolean(self)));
