/** Methods of strings that take a regular expression or a text (ECMA-262 22.1.3). */
import { allocate, spend } from '../machine.js';
import { call, get, getMethod, invoke, toNumber, toText } from '../operations/read.js';
import { newRegExp } from '../operations/regexp.js';
import { partOf } from '../operations/text-part.js';
import { throwTypeError } from '../operations/throw.js';
import { StringPrototype } from '../values/boxed.js';
import { isCallable } from '../values/function.js';
import { isObject } from '../values/object.js';
import { SYMBOL_MATCH, SYMBOL_MATCH_ALL, SYMBOL_REPLACE, SYMBOL_SEARCH, SYMBOL_SPLIT } from '../values/symbols.js';
import { arrayFrom } from './array-tools.js';
import { checkText, made, method } from './define.js';
import { isPattern } from './regexp.js';
import './regexp-symbols.js';
import { expand } from './replacement.js';
import { chargeSearch, thisText } from './string.js';

function requireReceiver(self: unknown): void {
  if (self === undefined || self === null) throwTypeError(`String.prototype method called on ${self}`);
}

/** Lets the argument do the work when it has a method for it. */
function delegate(symbol: symbol, self: unknown, argument: unknown, more: readonly unknown[] = []): { result: unknown } | undefined {
  if (!isObject(argument)) return undefined;
  const fn = getMethod(argument, symbol);
  return fn && { result: invoke(fn, argument, [self, ...more]) };
}

function matchWith(symbol: symbol, self: unknown, pattern: unknown, flags: string): unknown {
  requireReceiver(self);
  const delegated = delegate(symbol, self, pattern);
  if (delegated) return delegated.result;
  const text = thisText(self);
  const regexp = newRegExp(pattern === undefined ? '' : toText(pattern), flags);
  return call(get(regexp, symbol), regexp, [text]);
}

/** A pattern that shall find all must be a global one. */
function requireGlobal(pattern: unknown, name: string): void {
  if (!isPattern(pattern)) return;
  const flags = get(pattern, 'flags');
  requireReceiver(flags);
  if (!toText(flags).includes('g')) throwTypeError(`String.prototype.${name} called with a non-global RegExp argument`);
}

method(StringPrototype, 'match', 1, (self, [pattern]) => matchWith(SYMBOL_MATCH, self, pattern, ''));
method(StringPrototype, 'search', 1, (self, [pattern]) => matchWith(SYMBOL_SEARCH, self, pattern, ''));
method(StringPrototype, 'matchAll', 1, (self, [pattern]) => {
  requireReceiver(self);
  requireGlobal(pattern, 'matchAll');
  return matchWith(SYMBOL_MATCH_ALL, self, pattern, 'g');
});

method(StringPrototype, 'split', 2, (self, [separator, limit]) => {
  requireReceiver(self);
  const delegated = delegate(SYMBOL_SPLIT, self, separator, [limit]);
  if (delegated) return delegated.result;
  const text = thisText(self);
  const most = limit === undefined ? 4294967295 : toNumber(limit) >>> 0;
  const by = toText(separator);
  if (separator === undefined) return arrayFrom(most === 0 ? [] : [text]);
  if (by === '') spend(text.length >> 2);
  chargeSearch(text, by);
  const parts = text.split(by, most).map((part) => partOf(text, part));
  spend(parts.length >> 1);
  allocate(24 * parts.length);
  return arrayFrom(parts);
});

/** Places of a text in a text. */
function placesOf(part: string, text: string, all: boolean): number[] {
  chargeSearch(text, part);
  const places: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + Math.max(1, part.length))) {
    spend(1);
    allocate(8);
    places.push(at);
    if (!all || at >= text.length) break;
  }
  return places;
}

function replace(self: unknown, [pattern, replacement]: readonly unknown[], all: boolean): unknown {
  requireReceiver(self);
  if (all) requireGlobal(pattern, 'replaceAll');
  const delegated = delegate(SYMBOL_REPLACE, self, pattern, [replacement]);
  if (delegated) return delegated.result;
  const text = thisText(self);
  const matched = toText(pattern);
  const by = isCallable(replacement) ? replacement : toText(replacement);
  const parts: string[] = [];
  let size = 0;
  let next = 0;
  for (const position of placesOf(matched, text, all)) {
    spend(1);
    const insert =
      typeof by === 'string'
        ? expand(by, { matched, position, groups: [] }, text)
        : toText(invoke(by, undefined, [matched, position, text]));
    size += position - next + insert.length;
    checkText(size);
    allocate(insert.length + 16);
    parts.push(text.slice(next, position), insert);
    next = position + matched.length;
  }
  parts.push(text.slice(next));
  return made(parts.join(''));
}

method(StringPrototype, 'replace', 2, (self, args) => replace(self, args, false));
method(StringPrototype, 'replaceAll', 2, (self, args) => replace(self, args, true));
