/** What strings ask of a pattern: `RegExp.prototype[Symbol.match]` and its like (ECMA-262 22.2.6). */
import { allocate, spend } from '../machine.js';
import { construct, speciesConstructor } from '../operations/construct.js';
import { toObject } from '../operations/copy.js';
import { get, invoke, toInteger, toLength, toNumber, toText } from '../operations/read.js';
import { partOf } from '../operations/text-part.js';
import { throwTypeError } from '../operations/throw.js';
import { set } from '../operations/write.js';
import { type GuestFunction, isCallable } from '../values/function.js';
import { newIterator } from '../values/iterators.js';
import { isObject } from '../values/object.js';
import { RegExpPrototype } from '../values/regexp.js';
import { SYMBOL_MATCH, SYMBOL_MATCH_ALL, SYMBOL_REPLACE, SYMBOL_SEARCH, SYMBOL_SPLIT } from '../values/symbols.js';
import { arrayFrom } from './array-tools.js';
import { checkText, made, method } from './define.js';
import { MatchSource } from './match-source.js';
import { advance, exec, regExpConstructor } from './regexp.js';
import { expand } from './replacement.js';

function thisObject(self: unknown): object {
  if (!isObject(self)) throwTypeError('Receiver is not an object');
  return self;
}

/** Looks for all matches of a global pattern. `found` gets each, and its text. */
function eachMatch(pattern: object, text: string, flags: string, found: (result: object, matched: string) => void): void {
  const unicode = flags.includes('u');
  set(pattern, 'lastIndex', 0, true);
  for (let result = exec(pattern, text); result !== null; result = exec(pattern, text)) {
    spend(1);
    const matched = toText(get(result, 0));
    found(result, matched);
    if (matched === '') set(pattern, 'lastIndex', advance(text, toLength(get(pattern, 'lastIndex')), unicode), true);
  }
}

method(RegExpPrototype, SYMBOL_MATCH, 1, (self, [value]) => {
  const pattern = thisObject(self);
  const text = toText(value);
  const flags = toText(get(pattern, 'flags'));
  if (!flags.includes('g')) return exec(pattern, text);
  const texts: string[] = [];
  eachMatch(pattern, text, flags, (_result, matched) => texts.push(matched));
  return texts.length === 0 ? null : arrayFrom(texts);
});

method(RegExpPrototype, SYMBOL_MATCH_ALL, 1, (self, [value]) => {
  const pattern = thisObject(self);
  const text = toText(value);
  const { copy, flags } = copyOf(pattern, '');
  set(copy, 'lastIndex', toLength(get(pattern, 'lastIndex')), true);
  allocate(64);
  return newIterator(new MatchSource([copy, text, flags]));
});

/** A pattern like that one, made by its species. */
function copyOf(pattern: object, added: string): { copy: object; flags: string } {
  const species = speciesConstructor(pattern, regExpConstructor);
  const given = toText(get(pattern, 'flags'));
  const flags = given.includes(added) ? given : given + added;
  return { copy: construct(species, [pattern, flags]), flags };
}

method(RegExpPrototype, SYMBOL_SEARCH, 1, (self, [value]) => {
  const pattern = thisObject(self);
  const text = toText(value);
  const before = get(pattern, 'lastIndex');
  if (!Object.is(before, 0)) set(pattern, 'lastIndex', 0, true);
  const result = exec(pattern, text);
  const after = get(pattern, 'lastIndex');
  if (!Object.is(after, before)) set(pattern, 'lastIndex', before, true);
  return result === null ? -1 : get(result, 'index');
});

method(RegExpPrototype, SYMBOL_SPLIT, 2, (self, [value, limit]) => {
  const pattern = thisObject(self);
  const text = toText(value);
  const { copy, flags } = copyOf(pattern, 'y');
  const most = limit === undefined ? 4294967295 : toNumber(limit) >>> 0;
  if (most === 0) return arrayFrom([]);
  if (text === '') return arrayFrom(exec(copy, text) === null ? [text] : []);
  return arrayFrom(split(copy, text, most, flags.includes('u')));
});

function split(pattern: object, text: string, most: number, unicode: boolean): unknown[] {
  const parts: unknown[] = [];
  let start = 0;
  for (let at = 0; at < text.length; ) {
    spend(1);
    set(pattern, 'lastIndex', at, true);
    const result = exec(pattern, text);
    const end = result === null ? start : Math.min(toLength(get(pattern, 'lastIndex')), text.length);
    if (result === null || end === start) {
      at = advance(text, at, unicode);
      continue;
    }
    allocate(24);
    parts.push(partOf(text, text.slice(start, at)));
    if (parts.length === most) return parts;
    start = end;
    const groups = Math.max(0, toLength(get(result, 'length')) - 1);
    for (let i = 1; i <= groups; i++) {
      spend(1);
      allocate(8);
      parts.push(get(result, i));
      if (parts.length === most) return parts;
    }
    at = start;
  }
  parts.push(partOf(text, text.slice(start)));
  return parts;
}

/** All matches of a global pattern, or the first of another. */
function matchesOf(pattern: object, text: string, flags: string): object[] {
  const results: object[] = [];
  if (flags.includes('g')) eachMatch(pattern, text, flags, (result) => results.push(result));
  else {
    const result = exec(pattern, text);
    if (result !== null) results.push(result);
  }
  return results;
}

method(RegExpPrototype, SYMBOL_REPLACE, 2, (self, [value, replacement]) => {
  const pattern = thisObject(self);
  const text = toText(value);
  const by = isCallable(replacement) ? replacement : toText(replacement);
  const flags = toText(get(pattern, 'flags'));
  const parts: string[] = [];
  let size = 0;
  let next = 0;
  for (const result of matchesOf(pattern, text, flags)) {
    const { position, matched, insert } = replaced(result, text, by);
    if (position < next) continue;
    size += position - next + insert.length;
    checkText(size);
    allocate(insert.length + 16);
    parts.push(text.slice(next, position), insert);
    next = position + matched.length;
  }
  parts.push(text.slice(next));
  return made(parts.join(''));
});

/** What one match becomes. */
function replaced(result: object, text: string, by: string | GuestFunction): { position: number; matched: string; insert: string } {
  const count = Math.max(0, toLength(get(result, 'length')) - 1);
  const matched = toText(get(result, 0));
  const position = Math.max(0, Math.min(toInteger(get(result, 'index')), text.length));
  const groups: (string | undefined)[] = [];
  for (let i = 1; i <= count; i++) {
    spend(1);
    allocate(8);
    const group = get(result, i);
    groups.push(group === undefined ? undefined : toText(group));
  }
  const named = get(result, 'groups');
  if (typeof by !== 'string') {
    const args = [matched, ...groups, position, text, ...(named === undefined ? [] : [named])];
    return { position, matched, insert: toText(invoke(by, undefined, args)) };
  }
  const names = named === undefined ? undefined : toObject(named);
  return { position, matched, insert: expand(by, { matched, position, groups, names }, text) };
}
