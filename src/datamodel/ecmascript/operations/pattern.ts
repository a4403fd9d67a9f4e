/**
 * Patterns of ECMA-262 22.2.1 in the syntax of RE2: the same strings match. Everything is written anew, piece by piece, so
 * that nothing which only RE2 understands gets through. The pattern is known to be valid.
 */
import { countGroups } from './pattern-tree.js';

/** What cannot be matched in linear time, or not by RE2. */
export class Untranslatable extends Error {}

const LINE_ENDS = '\\n\\r\\x{2028}\\x{2029}';
const SPACE = '\\x{9}-\\x{d}\\x{20}\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}';
const NO_SPACE =
  '\\x{0}-\\x{8}\\x{e}-\\x{1f}\\x{21}-\\x{9f}\\x{a1}-\\x{167f}\\x{1681}-\\x{1fff}\\x{200b}-\\x{2027}\\x{202a}-\\x{202e}' +
  '\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}\\x{3001}-\\x{fefe}\\x{ff00}-\\x{10ffff}';
/** Members of the classes that an escape names. */
const CLASSES: Readonly<Record<string, string>> = { d: '0-9', D: '\\D', w: '0-9A-Za-z_', W: '\\W', s: SPACE, S: NO_SPACE };
const CONTROLS: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13 };
const ANYTHING = '[\\x{0}-\\x{10ffff}]';
const NOTHING = '[^\\x{0}-\\x{10ffff}]';
const MOST_REPETITIONS = 1000;

/** The pattern for RE2, which is not told the groups' names. @throws Untranslatable */
export function translatePattern(source: string, flags: string): string {
  return new Translator(source, flags).run();
}

/** One character as RE2 writes it. */
function literal(code: number): string {
  return `\\x{${code.toString(16)}}`;
}

class Translator {
  #at = 0;
  readonly #unicode: boolean;
  readonly #count: number;

  constructor(
    private readonly source: string,
    private readonly flags: string,
  ) {
    this.#unicode = flags.includes('u');
    this.#count = countGroups(source);
  }

  run(): string {
    let text = '';
    while (this.#at < this.source.length) text += this.#next();
    return text;
  }

  #next(): string {
    const character = this.source[this.#at]!;
    switch (character) {
      case '\\':
        return this.#escape();
      case '[':
        return this.#class();
      case '(':
        return this.#open();
      case '{':
        return this.#repetition();
      case '.':
        this.#at++;
        return this.flags.includes('s') ? ANYTHING : `[^${LINE_ENDS}]`;
      case '^':
      case '$':
        this.#at++;
        return this.flags.includes('m') ? `(?m:${character})` : character;
      case ')':
      case '|':
      case '*':
      case '+':
      case '?':
        this.#at++;
        return character;
      default:
        return literal(this.#character());
    }
  }

  #character(): number {
    const code = this.source.codePointAt(this.#at)!;
    this.#at += code > 0xffff ? 2 : 1;
    return code;
  }

  #open(): string {
    const start = /^\((?:\?(?:[:=!]|<[=!]|<([^>]+)>))?/.exec(this.source.slice(this.#at))!;
    const [text, name] = start;
    this.#at += text.length;
    if (text === '(?=' || text === '(?!') throw new Untranslatable('lookahead is not supported');
    return name === undefined ? text : '(';
  }

  #repetition(): string {
    const [text, least, , most] = /^\{(\d+)(,(\d*))?\}/.exec(this.source.slice(this.#at)) ?? [];
    this.#at += text === undefined ? 1 : text.length;
    if (text === undefined) return literal(123);
    if (Number(least) > MOST_REPETITIONS || Number(most) > MOST_REPETITIONS)
      throw new Untranslatable(`more than ${MOST_REPETITIONS} repetitions are not supported`);
    return text;
  }

  #escape(): string {
    const character = this.source[this.#at + 1]!;
    if (character === 'b' || character === 'B') {
      this.#at += 2;
      return `\\${character}`;
    }
    if (character === 'k' && (this.#unicode || /\(\?<(?![=!])/.test(this.source)))
      throw new Untranslatable('backreferences are not supported');
    const digits = /^[1-9]\d*/.exec(this.source.slice(this.#at + 1))?.[0];
    if (digits !== undefined && Number(digits) <= this.#count) throw new Untranslatable('backreferences are not supported');
    const members = this.#classEscape();
    return members === undefined ? literal(this.#characterEscape()) : `[${members}]`;
  }

  /** The members of `\d`, `\p{…}` and the like; undefined when something else stands here. */
  #classEscape(): string | undefined {
    const character = this.source[this.#at + 1]!;
    if (character in CLASSES) {
      this.#at += 2;
      return CLASSES[character];
    }
    if (!this.#unicode || (character !== 'p' && character !== 'P')) return undefined;
    const [text, , name] = /^\\([pP])\{([^}]*)\}/.exec(this.source.slice(this.#at))!;
    this.#at += text.length;
    const [, script] = /^(?:Script|sc)=([A-Z][a-z]+(?:_[A-Z][a-z]+)*)$/.exec(name!) ?? [];
    if (script === undefined && !/^[CLMNPSZ][a-z]?$/.test(name!)) throw new Untranslatable(`\\p{${name}} is not supported`);
    return `\\${character}{${script ?? name}}`;
  }

  /** A character written with a backslash (22.2.1, B.1.2). */
  #characterEscape(): number {
    const rest = this.source.slice(this.#at);
    const take = (length: number, code: number): number => {
      this.#at += length;
      return code;
    };
    const pair = /^\\u([dD][89abAB][\da-fA-F]{2})\\u([dD][c-fC-F][\da-fA-F]{2})/.exec(rest);
    if (pair) return take(12, String.fromCharCode(Number.parseInt(pair[1]!, 16), Number.parseInt(pair[2]!, 16)).codePointAt(0)!);
    const braces = this.#unicode ? /^\\u\{([\da-fA-F]+)\}/.exec(rest) : null;
    if (braces) return take(braces[0].length, Number.parseInt(braces[1]!, 16));
    const hex = /^\\(?:u([\da-fA-F]{4})|x([\da-fA-F]{2}))/.exec(rest);
    if (hex) return take(hex[0].length, Number.parseInt(hex[1] ?? hex[2]!, 16));
    const control = /^\\c([A-Za-z])/.exec(rest);
    if (control) return take(3, control[1]!.charCodeAt(0) % 32);
    if (rest.startsWith('\\c')) return take(1, 92); // a backslash, as B.1.2 has it
    const octal = /^\\([0-3][0-7]{0,2}|[4-7][0-7]?)/.exec(rest);
    if (octal) return take(octal[0].length, Number.parseInt(octal[1]!, 8));
    const code = CONTROLS[rest[1]!];
    if (code !== undefined) return take(2, code);
    this.#at++;
    return this.#character();
  }

  #class(): string {
    this.#at++;
    const negated = this.source[this.#at] === '^';
    if (negated) this.#at++;
    let members = '';
    while (this.source[this.#at] !== ']') members += this.#member();
    this.#at++;
    if (members === '') return negated ? ANYTHING : NOTHING;
    return `[${negated ? '^' : ''}${members}]`;
  }

  /** A class escape, a character, or a range; a hyphen beside a class escape is a character. */
  #member(): string {
    const first = this.#atom();
    if (typeof first === 'string' || this.source[this.#at] !== '-' || this.source[this.#at + 1] === ']')
      return typeof first === 'string' ? first : literal(first);
    this.#at++;
    const last = this.#atom();
    return typeof last === 'string' ? `${literal(first)}${literal(45)}${last}` : `${literal(first)}-${literal(last)}`;
  }

  /** @returns members of a class escape, or a character */
  #atom(): string | number {
    if (this.source[this.#at] !== '\\') return this.#character();
    if (this.source[this.#at + 1] === 'b') {
      this.#at += 2;
      return 8;
    }
    const control = this.#unicode ? null : /^\\c([\d_])/.exec(this.source.slice(this.#at, this.#at + 3));
    if (control !== null) {
      this.#at += 3;
      return control[1]!.charCodeAt(0) % 32; // in a class, digits and the low line are control letters too (B.1.2)
    }
    return this.#classEscape() ?? this.#characterEscape();
  }
}
