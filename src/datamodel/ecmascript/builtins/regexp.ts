/** `RegExp` (ECMA-262 22.2), on linear-time matching. */
import { allocate } from '../machine.js';
import { prototypeFor, setPrototype } from '../operations/construct.js';
import { get, invoke, toLength, toText } from '../operations/read.js';
import { findMatch, literalSource, newRegExp, programOf } from '../operations/regexp.js';
import { throwTypeError } from '../operations/throw.js';
import { set } from '../operations/write.js';
import { type GuestFunction, isCallable } from '../values/function.js';
import { arrayOf, isObject, newObject, type Properties } from '../values/object.js';
import { GuestRegExp, type Match, RegExpPrototype } from '../values/regexp.js';
import { SYMBOL_MATCH } from '../values/symbols.js';
import { constructorOf, getter, made, method } from './define.js';

/** Whether a value is to be taken for a pattern (7.2.8). */
export function isPattern(value: unknown): value is object {
  if (!isObject(value)) return false;
  const matcher = get(value, SYMBOL_MATCH);
  return matcher === undefined ? GuestRegExp.is(value) : Boolean(matcher);
}

/** Source and flags that the constructor's arguments mean (22.2.4.1). */
function partsOf(pattern: unknown, flags: unknown, patternIsRegExp: boolean): [source: unknown, flags: unknown] {
  if (isObject(pattern) && GuestRegExp.is(pattern))
    return [GuestRegExp.source(pattern), flags === undefined ? GuestRegExp.flags(pattern) : flags];
  if (!patternIsRegExp) return [pattern, flags];
  const source = get(pattern, 'source');
  return [source, flags === undefined ? get(pattern, 'flags') : flags];
}

function create(pattern: unknown, flags: unknown, patternIsRegExp: boolean, newTarget: GuestFunction): GuestRegExp {
  const [source, options] = partsOf(pattern, flags, patternIsRegExp);
  const prototype = prototypeFor(newTarget, RegExpPrototype);
  const regexp = newRegExp(optional(source), optional(options));
  if (prototype !== RegExpPrototype) setPrototype(regexp, prototype);
  return regexp;
}

/** The text of an argument; an empty one when there is none. */
function optional(argument: unknown): string {
  return argument === undefined ? '' : toText(argument);
}

export const regExpConstructor: GuestFunction = constructorOf(
  'RegExp',
  2,
  RegExpPrototype,
  ([pattern, flags], newTarget) => create(pattern, flags, isPattern(pattern), newTarget),
  (_self, [pattern, flags]) => {
    const patternIsRegExp = isPattern(pattern);
    if (patternIsRegExp && flags === undefined && get(pattern, 'constructor') === regExpConstructor) return pattern;
    return create(pattern, flags, patternIsRegExp, regExpConstructor);
  },
);

function thisRegExp(self: unknown): GuestRegExp {
  if (!isObject(self) || !GuestRegExp.is(self)) throwTypeError('Receiver is not a RegExp');
  return self;
}

/** One match, from `lastIndex` when the flags say so; moves it (22.2.7.2). */
function execute(regexp: GuestRegExp, text: string): object | null {
  const flags = GuestRegExp.flags(regexp);
  const sticky = flags.includes('y');
  const moves = sticky || flags.includes('g');
  const last = toLength(get(regexp, 'lastIndex'));
  const from = moves ? last : 0;
  const match = from > text.length ? undefined : findMatch(regexp, text, from);
  if (match === undefined || (sticky && match.start > from)) {
    if (moves) set(regexp, 'lastIndex', 0, true);
    return null;
  }
  if (moves) set(regexp, 'lastIndex', match.end, true);
  return matchArray(regexp, match, text);
}

/** A match as `exec` returns it. */
function matchArray(regexp: GuestRegExp, match: Match, text: string): object {
  allocate(96 + 16 * match.groups.length);
  const array = arrayOf(match.groups) as unknown as Properties;
  array['index'] = match.start;
  array['input'] = text;
  array['groups'] = byName(regexp, match.groups);
  if (GuestRegExp.flags(regexp).includes('d')) {
    const bounds = match.bounds.map((each) => each && arrayOf(each));
    allocate(96 + 48 * bounds.length);
    const indices = arrayOf(bounds) as unknown as Properties;
    indices['groups'] = byName(regexp, bounds);
    array['indices'] = indices;
  }
  return array;
}

/** What the named groups matched; undefined when no group has a name. */
function byName(regexp: GuestRegExp, groups: readonly unknown[]): object | undefined {
  const { groupNames } = GuestRegExp.program(regexp);
  if (groupNames.length === 0) return undefined;
  const named = newObject();
  Object.setPrototypeOf(named, null);
  for (const [name, index] of groupNames) named[name] = groups[index];
  return named;
}

const builtinExec = method(RegExpPrototype, 'exec', 1, (self, [value]) => {
  const regexp = thisRegExp(self);
  return execute(regexp, toText(value));
});

/** One match of anything that has `exec` (22.2.7.1). @returns null for none */
export function exec(pattern: object, text: string): object | null {
  const fn = get(pattern, 'exec');
  if (fn === builtinExec && GuestRegExp.is(pattern)) return execute(pattern, text);
  if (!isCallable(fn)) return execute(thisRegExp(pattern), text);
  const result = invoke(fn, pattern, [text]);
  if (!isObject(result) && result !== null) throwTypeError('exec must return an object or null');
  return result;
}

/** After an empty match the next one is looked for a character on (22.2.7.3). */
export function advance(text: string, index: number, unicode: boolean): number {
  return index + (unicode && (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1);
}

method(RegExpPrototype, 'test', 1, (self, [value]) => {
  if (!isObject(self)) throwTypeError('RegExp.prototype.test requires an object');
  return exec(self, toText(value)) !== null;
});
method(RegExpPrototype, 'toString', 0, (self) => {
  if (!isObject(self)) throwTypeError('RegExp.prototype.toString requires an object');
  const source = toText(get(self, 'source'));
  return made(`/${source}/${toText(get(self, 'flags'))}`);
});

/** Makes the object another pattern (B.2.4.1). */
method(RegExpPrototype, 'compile', 2, (self, [pattern, flags]) => {
  const regexp = thisRegExp(self);
  const given = isObject(pattern) && GuestRegExp.is(pattern);
  if (given && flags !== undefined) throwTypeError('Invalid flags supplied to RegExp constructor');
  const [source, options] = partsOf(pattern, flags, false);
  const [text, marks] = [optional(source), optional(options)];
  GuestRegExp.become(regexp, programOf(text, marks), text, marks);
  set(regexp, 'lastIndex', 0, true);
  return regexp;
});

getter(RegExpPrototype, 'source', (self) => (self === RegExpPrototype ? '(?:)' : literalSource(GuestRegExp.source(thisRegExp(self)))));

const FLAGS = { hasIndices: 'd', global: 'g', ignoreCase: 'i', multiline: 'm', dotAll: 's', unicode: 'u', sticky: 'y' };
getter(RegExpPrototype, 'flags', (self) => {
  if (!isObject(self)) throwTypeError('RegExp.prototype.flags requires an object');
  let flags = '';
  for (const [name, flag] of Object.entries(FLAGS)) if (get(self, name)) flags += flag;
  return flags;
});
for (const [name, flag] of Object.entries(FLAGS)) {
  getter(RegExpPrototype, name, (self) => (self === RegExpPrototype ? undefined : GuestRegExp.flags(thisRegExp(self)).includes(flag)));
}
