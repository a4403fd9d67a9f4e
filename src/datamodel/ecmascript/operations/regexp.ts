/** Compiling and running regular expressions in linear time, by re2js. */
import { RE2JS } from 're2js';
import { allocate, spend } from '../machine.js';
import { GuestRegExp, type Match, type Program } from '../values/regexp.js';
import { throwError } from './throw.js';

const LONGEST_PATTERN = 1000;

/** A program, or what is wrong with the pattern. */
export function compilePattern(source: string, flags: string): Program | string {
  if (source.length > LONGEST_PATTERN) return 'too long';
  if (!/^[dgimsuy]*$/.test(flags) || new Set(flags).size !== flags.length) return `invalid flags "${flags}"`;
  let options = RE2JS.LOOKBEHINDS;
  if (flags.includes('i')) options |= RE2JS.CASE_INSENSITIVE;
  if (flags.includes('m')) options |= RE2JS.MULTILINE;
  if (flags.includes('s')) options |= RE2JS.DOTALL;
  try {
    return program(RE2JS.compile(RE2JS.translateRegExp(source), options));
  } catch (error) {
    if (/\(\?[=!]/.test(source)) return 'lookahead is not supported';
    if (/\\[1-9]|\\k</.test(source)) return 'backreferences are not supported';
    return error instanceof Error ? error.message : 'not supported';
  }
}

function program(compiled: RE2JS): Program {
  const groupNames = Object.entries(compiled.namedGroups() as Record<string, number>);
  return {
    groupNames,
    size: compiled.programSize(),
    find(text, from) {
      const matcher = compiled.matcher(text);
      if (!matcher.find(from)) return undefined;
      const groups: (string | undefined)[] = [];
      for (let i = 0; i <= matcher.groupCount(); i++) groups.push(matcher.group(i) ?? undefined);
      return { start: matcher.start(0), end: matcher.end(0), groups };
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

/** First match at or after `from`, charged by the length of text and pattern. */
export function findMatch(regexp: GuestRegExp, text: string, from: number): Match | undefined {
  const program = GuestRegExp.program(regexp);
  spend(2 + Math.floor(((text.length - from + 1) * (program.size + 4)) / 16));
  const match = program.find(text, from);
  if (match) allocate(48 + 24 * match.groups.length);
  return match;
}
