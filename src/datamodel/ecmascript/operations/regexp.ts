/** Compiling and running regular expressions in linear time, by re2js. */
import { RE2JS } from 're2js';
import { allocate, machine, spend } from '../machine.js';
import { patternProblem } from '../syntax/parse.js';
import { GuestRegExp, type Match, type Program } from '../values/regexp.js';
import { translatePattern } from './pattern.js';
import { throwError } from './throw.js';

const LONGEST_PATTERN = 1000;

/** A program, or what is wrong with the pattern. */
export function compilePattern(source: string, flags: string): Program | string {
  if (source.length > LONGEST_PATTERN) return 'too long';
  if (!/^[dgimsuy]*$/.test(flags) || new Set(flags).size !== flags.length) return `invalid flags "${flags}"`;
  const problem = patternProblem(literalSource(source), flags);
  if (problem !== undefined) return problem;
  try {
    const { text, groupNames } = translatePattern(source, flags);
    const options = RE2JS.LOOKBEHINDS | (flags.includes('i') ? RE2JS.CASE_INSENSITIVE : 0);
    return program(RE2JS.compile(text, options), groupNames);
  } catch (error) {
    return error instanceof Error ? error.message : 'not supported';
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

function program(compiled: RE2JS, groupNames: Program['groupNames']): Program {
  return {
    groupNames,
    size: compiled.programSize(),
    find(text, from) {
      const matcher = compiled.matcher(text);
      if (!matcher.find(from)) return undefined;
      const bounds: Match['bounds'][number][] = [];
      for (let i = 0; i <= matcher.groupCount(); i++) bounds.push(matcher.start(i) < 0 ? undefined : [matcher.start(i), matcher.end(i)]);
      const groups = bounds.map((each) => each && text.slice(each[0], each[1]));
      return { start: matcher.start(0), end: matcher.end(0), groups, bounds };
    },
  };
}

/** A new object for a pattern compiled before. @throws SyntaxError, which the guest can catch */
export function regExpOf(compiled: Program | string, source: string, flags: string): GuestRegExp {
  if (typeof compiled === 'string') throwError('SyntaxError', `Invalid regular expression: /${source.slice(0, 60)}/: ${compiled}`);
  allocate(120);
  return new GuestRegExp(compiled, source, flags);
}

/** Compiles at run time. Compiling costs much more than matching. */
export function newRegExp(source: string, flags: string): GuestRegExp {
  spend(50 + 4 * source.length);
  allocate(200 + 32 * Math.min(source.length, LONGEST_PATTERN));
  const compiled = compilePattern(source, flags);
  if (typeof compiled !== 'string') {
    spend(2 * compiled.size);
    allocate(64 * compiled.size);
  }
  return regExpOf(compiled, source, flags);
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
