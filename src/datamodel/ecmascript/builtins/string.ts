/** `String` but for its methods that take patterns (ECMA-262 22.1). */
import { spend } from '../machine.js';
import { prototypeFor } from '../operations/construct.js';
import { chargeBox, toObject } from '../operations/copy.js';
import { textIterator } from '../operations/iterator-sources.js';
import { get, toInteger, toLength, toNumber, toText } from '../operations/read.js';
import { partOf } from '../operations/text-part.js';
import { throwError, throwTypeError } from '../operations/throw.js';
import { box, GuestBoxed, StringPrototype } from '../values/boxed.js';
import type { GuestFunction } from '../values/function.js';
import { isObject } from '../values/object.js';
import { SYMBOL_ITERATOR } from '../values/symbols.js';
import { checkText, constructorOf, made, method, once } from './define.js';
import { isPattern } from './regexp.js';

function convert(args: readonly unknown[]): string {
  const [value] = args;
  if (args.length === 0) return '';
  return typeof value === 'symbol' ? value.toString() : toText(value);
}

export const stringConstructor = constructorOf(
  'String',
  1,
  StringPrototype,
  ([...args], newTarget) => {
    const text = args.length === 0 ? '' : toText(args[0]);
    chargeBox(text);
    return box(text, prototypeFor(newTarget, StringPrototype));
  },
  (_self, args) => convert(args),
);

method(stringConstructor, 'fromCharCode', 1, (_self, args) => {
  spend(args.length >> 2);
  return made(args.map((code) => String.fromCharCode(toNumber(code))).join(''));
});
method(stringConstructor, 'fromCodePoint', 1, (_self, args) => {
  spend(args.length >> 2);
  return made(args.map(codePoint).join(''));
});
function codePoint(value: unknown): string {
  const code = toNumber(value);
  if (!Number.isInteger(code) || code < 0 || code > 0x10ffff) throwError('RangeError', `Invalid code point ${code}`);
  return String.fromCodePoint(code);
}
method(stringConstructor, 'raw', 1, (_self, [template, ...values]) => {
  const raw = toObject(get(toObject(template), 'raw'));
  const length = toLength(get(raw, 'length'));
  let text = '';
  for (let i = 0; i < length; i++) {
    spend(1);
    text += toText(get(raw, i));
    if (i + 1 < length && i < values.length) text += toText(values[i]);
    checkText(text.length);
  }
  return made(text);
});

/** `this` of a string method, charged by its length. */
export function thisText(self: unknown): string {
  if (self === undefined || self === null) throwTypeError('String.prototype method called on null or undefined');
  const text = toText(self);
  spend(text.length >> 6);
  return text;
}

/** Charges for looking for one text in another, which may cost the product of their lengths. */
export function chargeSearch(text: string, wanted: string): void {
  spend(Math.floor(((text.length >> 6) * (wanted.length + 256)) / 256));
}

function thisString(self: unknown): string {
  const value = isObject(self) && GuestBoxed.is(self) ? GuestBoxed.value(self) : self;
  if (typeof value !== 'string') throwTypeError("String.prototype.valueOf requires that 'this' be a String");
  return value;
}
method(StringPrototype, 'toString', 0, thisString);
method(StringPrototype, 'valueOf', 0, thisString);

method(StringPrototype, 'charAt', 1, (self, [index]) => thisText(self).charAt(toInteger(index)));
method(StringPrototype, 'charCodeAt', 1, (self, [index]) => thisText(self).charCodeAt(toInteger(index)));
method(StringPrototype, 'codePointAt', 1, (self, [index]) => thisText(self).codePointAt(toInteger(index)));
method(StringPrototype, 'at', 1, (self, [index]) => thisText(self).at(toInteger(index)));

method(StringPrototype, 'indexOf', 1, (self, [part, from]) => {
  const text = thisText(self);
  const wanted = toText(part);
  chargeSearch(text, wanted);
  return text.indexOf(wanted, toInteger(from));
});
method(StringPrototype, 'lastIndexOf', 1, (self, [part, from]) => {
  const text = thisText(self);
  const wanted = toText(part);
  chargeSearch(text, wanted);
  const position = toNumber(from);
  return text.lastIndexOf(wanted, Number.isNaN(position) ? Number.POSITIVE_INFINITY : toInteger(position));
});

/** The text to search for, which may not be a pattern. */
function notPattern(value: unknown, name: string): string {
  if (isPattern(value)) throwTypeError(`First argument to String.prototype.${name} must not be a regular expression`);
  return toText(value);
}
method(StringPrototype, 'includes', 1, (self, [part, from]) => {
  const text = thisText(self);
  const wanted = notPattern(part, 'includes');
  chargeSearch(text, wanted);
  return text.includes(wanted, toInteger(from));
});
method(StringPrototype, 'startsWith', 1, (self, [part, from]) => {
  const text = thisText(self);
  const wanted = notPattern(part, 'startsWith');
  return text.startsWith(wanted, toInteger(from));
});
method(StringPrototype, 'endsWith', 1, (self, [part, end]) => {
  const text = thisText(self);
  const wanted = notPattern(part, 'endsWith');
  return text.endsWith(wanted, end === undefined ? text.length : toInteger(end));
});

method(StringPrototype, 'slice', 2, (self, [start, end]) => {
  const text = thisText(self);
  const from = toInteger(start);
  return made(partOf(text, text.slice(from, end === undefined ? undefined : toInteger(end))));
});
method(StringPrototype, 'substring', 2, (self, [start, end]) => {
  const text = thisText(self);
  const from = toInteger(start);
  return made(partOf(text, text.substring(from, end === undefined ? undefined : toInteger(end))));
});
method(StringPrototype, 'substr', 2, (self, [start, length]) => {
  const text = thisText(self);
  const from = toInteger(start);
  const first = from < 0 ? Math.max(0, text.length + from) : Math.min(from, text.length);
  const count = length === undefined ? text.length - first : Math.min(Math.max(toInteger(length), 0), text.length - first);
  return made(partOf(text, text.slice(first, first + count)));
});

method(StringPrototype, 'toUpperCase', 0, (self) => made(thisText(self).toUpperCase()));
method(StringPrototype, 'toLowerCase', 0, (self) => made(thisText(self).toLowerCase()));
method(StringPrototype, 'toLocaleUpperCase', 0, (self) => made(thisText(self).toUpperCase()));
method(StringPrototype, 'toLocaleLowerCase', 0, (self) => made(thisText(self).toLowerCase()));
function trimming(name: 'trim' | 'trimStart' | 'trimEnd'): GuestFunction {
  return method(StringPrototype, name, 0, (self) => {
    const text = thisText(self);
    return made(partOf(text, text[name]()));
  });
}
trimming('trim');
const trimStart = trimming('trimStart');
const trimEnd = trimming('trimEnd');
for (const [old, fn] of [
  ['trimLeft', trimStart],
  ['trimRight', trimEnd],
] as const) {
  Object.defineProperty(StringPrototype, old, { value: fn, writable: true, configurable: true });
}
method(StringPrototype, 'concat', 1, (self, args) => {
  let text = thisText(self);
  for (const part of args) checkText((text += toText(part)).length);
  return made(text);
});
method(StringPrototype, 'repeat', 1, (self, [count]) => {
  const text = thisText(self);
  const times = toInteger(count);
  if (times < 0 || times === Number.POSITIVE_INFINITY) throwError('RangeError', `Invalid count value: ${times}`);
  checkText(text.length * times);
  return made(text.repeat(times));
});

function pad(self: unknown, [width, filler]: readonly unknown[], atEnd: boolean): string {
  const text = thisText(self);
  const length = toLength(width);
  if (length <= text.length) return text;
  const fill = filler === undefined ? ' ' : toText(filler);
  if (fill === '') return text;
  checkText(length);
  return made(atEnd ? text.padEnd(length, fill) : text.padStart(length, fill));
}
method(StringPrototype, 'padStart', 1, (self, args) => pad(self, args, false));
method(StringPrototype, 'padEnd', 1, (self, args) => pad(self, args, true));

/** One order of strings on every machine. */
/** Made when first asked for: preparing it takes the host longer than all the rest of the library. */
const collator = once(() => new Intl.Collator('en'));

method(StringPrototype, 'localeCompare', 1, (self, [other]) => {
  const text = thisText(self);
  const compared = toText(other);
  spend(10 + (Math.min(text.length, compared.length) >> 3));
  return collator().compare(text, compared);
});
method(StringPrototype, 'normalize', 0, (self, [form]) => {
  const text = thisText(self);
  const name = form === undefined ? 'NFC' : toText(form);
  if (!['NFC', 'NFD', 'NFKC', 'NFKD'].includes(name))
    throwError('RangeError', 'The normalization form should be one of NFC, NFD, NFKC, NFKD.');
  spend(text.length >> 3);
  return made(text.normalize(name));
});
/** Halves of surrogate pairs that stand alone. */
const HALF = /\p{Surrogate}/gu;
method(StringPrototype, 'isWellFormed', 0, (self) => thisText(self).search(HALF) < 0);
method(StringPrototype, 'toWellFormed', 0, (self) => made(thisText(self).replace(HALF, '\ufffd')));
method(StringPrototype, SYMBOL_ITERATOR, 0, (self) => textIterator(thisText(self)));
