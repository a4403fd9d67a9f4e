/**
 * Compiling and running regular expressions: in linear time by re2js where it finds the same as ECMA-262 says, else by
 * backtracking, which pays for each step.
 */
import { RE2JS, RE2JSException } from 're2js';
import { allocate, machine, spend } from '../machine.js';
import { patternProblem } from '../syntax/parse.js';
import { GuestRegExp, type Match, type Program } from '../values/regexp.js';
import { backtrack } from './backtrack.js';
import { translatePattern, Untranslatable } from './pattern.js';
import { patternCode } from './pattern-code.js';
import { forgetsGroups, parsePattern } from './pattern-tree.js';
import { partOf } from './text-part.js';
import { throwError } from './throw.js';

const LONGEST_PATTERN = 1000;

/** What is wrong with a pattern; undefined for nothing. */
export function patternError(source: string, flags: string): string | undefined {
  if (source.length > LONGEST_PATTERN) return 'too long';
  if (!/^[dgimsuy]*$/.test(flags) || new Set(flags).size !== flags.length) return `invalid flags "${flags}"`;
  return patternProblem(literalSource(source), flags);
}

/** A program, or what is wrong with the pattern. */
export function compilePattern(source: string, flags: string): Program | string {
  const problem = patternError(source, flags);
  if (problem !== undefined) return problem;
  try {
    return program(source, flags);
  } catch (error) {
    if (error instanceof SyntaxError) return 'Invalid property name'; // one of a newer Unicode than the host's
    throw error;
  }
}

/** A pattern as it would stand between slashes (22.2.6.13.1). */
export function literalSource(source: string): string {
  const shown: Readonly<Record<string, string>> = { '/': '\\/', '\n': '\\n', '\r': '\\r', '\u2028': '\\u2028', '\u2029': '\\u2029' };
  let inClass = false;
  return source === ''
    ? '(?:)'
    : source.replace(/\\?[\s\S]/g, (part) => {
        if (part === '[') inClass = true;
        else if (part === ']') inClass = false;
        if (part === '/' && inClass) return part;
        return shown[part] ?? (part.length === 2 ? (/[\n\r\u2028\u2029]/.test(part) ? shown[part.charAt(1)]! : part) : part);
      });
}

/**
 * Whether a text has a character of some kind. The answer for the last text is kept, since the same one is often searched many
 * times: one text in the process, so that no pattern of a document keeps a session's text alive.
 */
class TextTest {
  #text = '';
  #answer = false;

  constructor(private readonly pattern: RegExp) {}

  holds(text: string): boolean {
    if (this.#text === text) return this.#answer;
    spend(text.length >> 8);
    this.#text = text;
    this.#answer = this.pattern.test(text);
    return this.#answer;
  }
}

/** Where RE2 sees one character and a pattern without the flag `u` two. */
const HALVES = new TextTest(/[\ud800-\udfff]/);
/** How a pattern may write them. */
const WRITTEN_HALVES = /[\ud800-\udfff]|\\u[dD][89a-fA-F]/;
/** Letters whose case RE2 may fold in another way. */
const NOT_ASCII = new TextTest(/[^\0-\x7f]/);
const WRITTEN_NOT_ASCII = /[^\0-\x7f]|\\[uxWSpP\d]|\[\^/;

function program(source: string, flags: string): Program {
  const tree = parsePattern(source, flags);
  const code = patternCode(tree);
  const [unicode, folds] = [flags.includes('u'), flags.includes('i')];
  const special = (!unicode && WRITTEN_HALVES.test(source)) || (folds && WRITTEN_NOT_ASCII.test(source)) || forgetsGroups(tree.root);
  const linear = special ? undefined : linearProgram(source, flags);
  const foreign = folds ? NOT_ASCII : unicode ? undefined : HALVES;
  return {
    groupNames: tree.groupNames,
    size: linear?.programSize() ?? code.instructions.length,
    find(text, from) {
      const first = unicode && from > 0 && text.codePointAt(from - 1)! > 0xffff ? from - 1 : from;
      return linear === undefined || foreign?.holds(text) ? backtrack(code, flags, text, first) : findLinear(linear, text, first);
    },
  };
}

/** Undefined when RE2 does not know something in the pattern. */
function linearProgram(source: string, flags: string): RE2JS | undefined {
  try {
    const options = RE2JS.LOOKBEHINDS | (flags.includes('i') ? RE2JS.CASE_INSENSITIVE : 0);
    return RE2JS.compile(translatePattern(source, flags), options);
  } catch (error) {
    if (error instanceof Untranslatable || error instanceof RE2JSException) return undefined;
    throw error;
  }
}

function findLinear(compiled: RE2JS, text: string, from: number): Match | undefined {
  const matcher = compiled.matcher(text);
  if (!matcher.find(from)) return undefined;
  const bounds: Match['bounds'][number][] = [];
  for (let i = 0; i <= matcher.groupCount(); i++) bounds.push(matcher.start(i) < 0 ? undefined : [matcher.start(i), matcher.end(i)]);
  const groups = bounds.map((each) => each && partOf(text, text.slice(each[0], each[1])));
  return { start: matcher.start(0), end: matcher.end(0), groups, bounds };
}

/** A new object for a pattern compiled before. @throws SyntaxError, which the guest can catch */
export function regExpOf(compiled: Program | string, source: string, flags: string): GuestRegExp {
  const program = valid(compiled, source);
  allocate(120);
  return new GuestRegExp(program, source, flags);
}

function valid(compiled: Program | string, source: string): Program {
  if (typeof compiled === 'string') throwError('SyntaxError', `Invalid regular expression: /${source.slice(0, 60)}/: ${compiled}`);
  return compiled;
}

/** Compiles at run time, which costs much more than matching. @throws SyntaxError, which the guest can catch */
export function programOf(source: string, flags: string): Program {
  spend(50 + 4 * source.length);
  allocate(200 + 32 * Math.min(source.length, LONGEST_PATTERN));
  const program = valid(compilePattern(source, flags), source);
  spend(2 * program.size);
  allocate(64 * program.size);
  return program;
}

/** A new object for a pattern that is compiled at run time. */
export function newRegExp(source: string, flags: string): GuestRegExp {
  return regExpOf(programOf(source, flags), source, flags);
}

/** First match at or after `from`, charged by the length of the text looked at and of the pattern. */
export function findMatch(regexp: GuestRegExp, text: string, from: number): Match | undefined {
  const program = GuestRegExp.program(regexp);
  const cost = (length: number): number => Math.floor(((length + 1) * (program.size + 4)) / 16);
  spend(2 + cost(text.length - from)); // all there may be to look at; what was not is given back
  const match = program.find(text, from);
  if (match === undefined) return undefined;
  machine.fuel += cost(text.length - from) - cost(match.end - from);
  allocate(48 + 24 * match.groups.length);
  return match;
}
