/** Methods of strings that take a regular expression or a text (ECMA-262 22.1.3). */
import { allocate, spend } from '../machine.js';
import { get, invoke, toText } from '../operations/read.js';
import { findMatch, newRegExp } from '../operations/regexp.js';
import { throwTypeError } from '../operations/throw.js';
import { set } from '../operations/write.js';
import { StringPrototype } from '../values/boxed.js';
import { type GuestFunction, isCallable } from '../values/function.js';
import { newIterator } from '../values/iterators.js';
import { isObject } from '../values/object.js';
import { GuestRegExp, type Match } from '../values/regexp.js';
import { arrayFrom } from './array-tools.js';
import { checkText, made, method } from './define.js';
import { MatchSource } from './match-source.js';
import { execute, matchArray, namedGroups } from './regexp.js';
import { chargeSearch, thisText } from './string.js';

function patternOf(value: unknown): GuestRegExp | undefined {
  return isObject(value) && GuestRegExp.is(value) ? value : undefined;
}

/** All matches of a global pattern, or the first of another. */
function matchesOf(regexp: GuestRegExp, text: string): Match[] {
  if (!GuestRegExp.flags(regexp).includes('g')) {
    const match = execute(regexp, text);
    return match ? [match] : [];
  }
  const sticky = GuestRegExp.flags(regexp).includes('y');
  const matches: Match[] = [];
  for (let from = 0; from <= text.length; ) {
    const match = findMatch(regexp, text, from);
    if (!match || (sticky && match.start !== from)) break;
    matches.push(match);
    from = match.end === match.start ? match.end + 1 : match.end;
  }
  set(regexp, 'lastIndex', 0, true);
  return matches;
}

/** Places of a text in a text. */
function placesOf(part: string, text: string, all: boolean): Match[] {
  chargeSearch(text, part);
  const places: Match[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + Math.max(1, part.length))) {
    spend(1);
    allocate(48);
    places.push({ start: at, end: at + part.length, groups: [part] });
    if (!all || at >= text.length) break;
  }
  return places;
}

method(StringPrototype, 'match', 1, (self, [pattern]) => {
  const text = thisText(self);
  const regexp = patternOf(pattern) ?? newRegExp(pattern === undefined ? '' : toText(pattern), '');
  if (!GuestRegExp.flags(regexp).includes('g')) {
    const match = execute(regexp, text);
    return match ? matchArray(regexp, match, text) : null;
  }
  const matches = matchesOf(regexp, text);
  return matches.length === 0 ? null : arrayFrom(matches.map((match) => match.groups[0]));
});
method(StringPrototype, 'matchAll', 1, (self, [pattern]) => {
  const text = thisText(self);
  const regexp = patternOf(pattern) ?? newRegExp(pattern === undefined ? '' : toText(pattern), 'g');
  if (!GuestRegExp.flags(regexp).includes('g')) throwTypeError('String.prototype.matchAll called with a non-global RegExp argument');
  allocate(64);
  const copy = new GuestRegExp(GuestRegExp.program(regexp), GuestRegExp.source(regexp), GuestRegExp.flags(regexp));
  set(copy, 'lastIndex', get(regexp, 'lastIndex'), true);
  return newIterator(new MatchSource([copy, text]));
});
method(StringPrototype, 'search', 1, (self, [pattern]) => {
  const text = thisText(self);
  const regexp = patternOf(pattern) ?? newRegExp(pattern === undefined ? '' : toText(pattern), '');
  return findMatch(regexp, text, 0)?.start ?? -1;
});

method(StringPrototype, 'split', 2, (self, [separator, limit]) => {
  const text = thisText(self);
  const most = limit === undefined ? 4294967295 : Number(toText(limit)) >>> 0;
  const regexp = patternOf(separator);
  if (regexp === undefined) {
    if (separator === undefined) return arrayFrom(most === 0 ? [] : [text]);
    const by = toText(separator);
    if (by === '') spend(text.length >> 2);
    chargeSearch(text, by);
    const parts = text.split(by, most);
    spend(parts.length >> 1);
    allocate(24 * parts.length);
    return arrayFrom(parts);
  }
  return arrayFrom(splitBy(regexp, text, most));
});

function splitBy(regexp: GuestRegExp, text: string, most: number): unknown[] {
  const parts: unknown[] = [];
  if (most === 0) return parts;
  if (text === '') return findMatch(regexp, text, 0) ? [] : [text];
  let start = 0;
  for (let from = 0; from < text.length; ) {
    const match = findMatch(regexp, text, from);
    if (!match || match.start >= text.length) break;
    if (match.end === match.start && match.end === start) {
      from++;
      if (match.start < from - 1 || match.start === start) continue;
    }
    parts.push(text.slice(start, match.start), ...match.groups.slice(1));
    if (parts.length >= most) return parts.slice(0, most);
    start = match.end;
    from = match.end === match.start ? match.end + 1 : match.end;
  }
  parts.push(text.slice(start));
  return parts.slice(0, most);
}

/** Expands `$1`, `$&`, `$<name>` … in a replacement (22.1.3.19.1). */
function expand(replacement: string, match: Match, text: string, regexp: GuestRegExp | undefined): string {
  if (!replacement.includes('$')) return replacement;
  const names = regexp ? GuestRegExp.program(regexp).groupNames : [];
  return replacement.replace(/\$(?:([$&`'])|(\d\d?)|<([^>]*)>)/g, (whole: string, sign: string, digits: string, name: string) => {
    if (sign === '$') return '$';
    if (sign === '&') return match.groups[0]!;
    if (sign === '`') return text.slice(0, match.start);
    if (sign === "'") return text.slice(match.end);
    if (digits !== undefined) return group(whole, digits, match);
    if (names.length === 0) return whole;
    const index = names.find(([each]) => each === name)?.[1];
    return index === undefined ? '' : (match.groups[index] ?? '');
  });
}

/** Two digits name a group when there is one, else the first digit does. */
function group(whole: string, digits: string, match: Match): string {
  const count = match.groups.length - 1;
  const two = Number(digits);
  if (two >= 1 && two <= count) return match.groups[two] ?? '';
  const one = Number(digits.charAt(0));
  if (digits.length === 2 && one >= 1 && one <= count) return (match.groups[one] ?? '') + digits.charAt(1);
  return whole;
}

function replace(self: unknown, [pattern, replacement]: readonly unknown[], all: boolean): string {
  const text = thisText(self);
  const regexp = patternOf(pattern);
  if (all && regexp && !GuestRegExp.flags(regexp).includes('g')) throwTypeError('replaceAll must be called with a global RegExp');
  const part = regexp ? '' : toText(pattern);
  const by = isCallable(replacement) ? replacement : toText(replacement);
  const matches = regexp ? matchesOf(regexp, text) : placesOf(part, text, all);
  const parts: string[] = [];
  let size = 0;
  let position = 0;
  for (const match of matches) {
    spend(1);
    const insert = typeof by === 'string' ? expand(by, match, text, regexp) : replaced(by, match, text, regexp);
    size += match.start - position + insert.length;
    checkText(size);
    allocate(insert.length);
    parts.push(text.slice(position, match.start), insert);
    position = match.end;
  }
  parts.push(text.slice(position));
  return made(parts.join(''));
}

function replaced(fn: GuestFunction, match: Match, text: string, regexp: GuestRegExp | undefined): string {
  const named = regexp && namedGroups(regexp, match);
  return toText(invoke(fn, undefined, [...match.groups, match.start, text, ...(named ? [named] : [])]));
}

method(StringPrototype, 'replace', 2, (self, args) => replace(self, args, false));
method(StringPrototype, 'replaceAll', 2, (self, args) => replace(self, args, true));
