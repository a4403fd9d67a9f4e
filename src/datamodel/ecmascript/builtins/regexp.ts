/** `RegExp` (ECMA-262 22.2), on linear-time matching. */
import { allocate } from '../machine.js';
import { withPrototype } from '../operations/construct.js';
import { get, toInteger, toText } from '../operations/read.js';
import { findMatch, newRegExp } from '../operations/regexp.js';
import { throwTypeError } from '../operations/throw.js';
import { set } from '../operations/write.js';
import { arrayOf, isObject, newObject, type Properties } from '../values/object.js';
import { GuestRegExp, type Match, RegExpPrototype } from '../values/regexp.js';
import { constructorOf, getter, made, method } from './define.js';

function create([pattern, flags]: readonly unknown[]): GuestRegExp {
  const given = isObject(pattern) && GuestRegExp.is(pattern) ? pattern : undefined;
  const source = given ? GuestRegExp.source(given) : pattern === undefined ? '' : toText(pattern);
  const options = flags === undefined ? (given ? GuestRegExp.flags(given) : '') : toText(flags);
  return newRegExp(source, options);
}

export const regExpConstructor = constructorOf(
  'RegExp',
  2,
  RegExpPrototype,
  (args, newTarget) => withPrototype(create(args), newTarget, RegExpPrototype),
  (_self, args) => (isObject(args[0]) && GuestRegExp.is(args[0]) && args[1] === undefined ? args[0] : create(args)),
);

export function thisRegExp(self: unknown): GuestRegExp {
  if (!isObject(self) || !GuestRegExp.is(self)) throwTypeError('Receiver is not a RegExp');
  return self;
}

/** One step of `exec`: looks from `lastIndex` when the flags say so, and moves it. */
export function execute(regexp: GuestRegExp, text: string): Match | undefined {
  const flags = GuestRegExp.flags(regexp);
  const sticky = flags.includes('y');
  const moves = sticky || flags.includes('g');
  const last = toInteger(get(regexp, 'lastIndex'));
  const from = moves ? Math.max(0, last) : 0;
  let match = from > text.length ? undefined : findMatch(regexp, text, from);
  if (match && sticky && match.start !== from) match = undefined;
  if (moves) set(regexp, 'lastIndex', match ? match.end : 0, true);
  return match;
}

/** A match as `exec` returns it. */
export function matchArray(regexp: GuestRegExp, match: Match, text: string): object {
  allocate(96 + 16 * match.groups.length);
  const array = arrayOf(match.groups) as unknown as Properties;
  array['index'] = match.start;
  array['input'] = text;
  array['groups'] = namedGroups(regexp, match);
  return array;
}

export function namedGroups(regexp: GuestRegExp, match: Match): object | undefined {
  const { groupNames } = GuestRegExp.program(regexp);
  if (groupNames.length === 0) return undefined;
  const groups = newObject();
  for (const [name, index] of groupNames) groups[name] = match.groups[index];
  return groups;
}

method(RegExpPrototype, 'exec', 1, (self, [value]) => {
  const regexp = thisRegExp(self);
  const text = toText(value);
  const match = execute(regexp, text);
  return match ? matchArray(regexp, match, text) : null;
});
method(RegExpPrototype, 'test', 1, (self, [value]) => execute(thisRegExp(self), toText(value)) !== undefined);
method(RegExpPrototype, 'toString', 0, (self) => {
  if (!isObject(self)) throwTypeError('RegExp.prototype.toString requires an object');
  return made(`/${toText(get(self, 'source'))}/${toText(get(self, 'flags'))}`);
});

/** A pattern as it would stand between slashes (22.2.6.13.1). */
function escaped(source: string): string {
  return source.replace(/\\.|\[(?:\\.|[^\]\\])*\]|[/\n\r]/gs, (part) =>
    part === '/' ? '\\/' : part === '\n' ? '\\n' : part === '\r' ? '\\r' : part,
  );
}

getter(RegExpPrototype, 'source', (self) => {
  if (self === RegExpPrototype) return '(?:)';
  const source = GuestRegExp.source(thisRegExp(self));
  return source === '' ? '(?:)' : escaped(source);
});
getter(RegExpPrototype, 'flags', (self) => (self === RegExpPrototype ? '' : [...GuestRegExp.flags(thisRegExp(self))].sort().join('')));
const FLAGS = { hasIndices: 'd', global: 'g', ignoreCase: 'i', multiline: 'm', dotAll: 's', unicode: 'u', sticky: 'y' };
for (const [name, flag] of Object.entries(FLAGS)) {
  getter(RegExpPrototype, name, (self) => (self === RegExpPrototype ? undefined : GuestRegExp.flags(thisRegExp(self)).includes(flag)));
}
