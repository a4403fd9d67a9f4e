/**
 * The parts of a pattern (ECMA-262 22.2.1), for patterns that are matched by backtracking. What a class or an escape means is
 * asked of the host, with patterns of one character each.
 */

/** Where a pattern part may match. */
export type PatternNode =
  | { readonly kind: 'character'; readonly accepts: (code: number) => boolean }
  | { readonly kind: 'edge'; readonly holds: (text: string, at: number) => boolean }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'group'; readonly index: number; readonly body: PatternNode }
  | { readonly kind: 'look'; readonly behind: boolean; readonly negated: boolean; readonly body: PatternNode }
  | { readonly kind: 'back'; readonly index: () => number }
  | RepeatNode;

/** A part with a quantifier; its groups are those after `groupsBefore` up to `lastGroup`. */
export interface RepeatNode {
  readonly kind: 'repeat';
  readonly body: PatternNode;
  readonly least: number;
  readonly most: number;
  readonly greedy: boolean;
  readonly groupsBefore: number;
  readonly lastGroup: number;
}

export interface PatternTree {
  readonly root: PatternNode;
  readonly groups: number;
  readonly groupNames: readonly (readonly [name: string, index: number])[];
}

/** Parses a pattern that is known to be valid. */
export function parsePattern(source: string, flags: string): PatternTree {
  return new PatternParser(source, flags).run();
}

/** Number of groups that remember what they matched. */
export function countGroups(source: string): number {
  return [...source.matchAll(/\\.|\[(?:\\.|[^\]\\])*\]|(\((?!\?)|\(\?<(?![=!]))/gs)].filter((part) => part[1] !== undefined).length;
}

const NAMED_GROUP = /\(\?<(?![=!])/;

class PatternParser {
  #at = 0;
  #groups = 0;
  readonly #names: [string, number][] = [];
  readonly #unicode: boolean;
  readonly #multiline: boolean;
  readonly #count: number;
  readonly #flags: string;

  constructor(
    private readonly source: string,
    flags: string,
  ) {
    this.#unicode = flags.includes('u');
    this.#multiline = flags.includes('m');
    this.#flags = flags.replace(/[^ius]/g, '');
    this.#count = countGroups(source);
  }

  run(): PatternTree {
    const root = this.#choice();
    return { root, groups: this.#groups, groupNames: this.#names };
  }

  #choice(): PatternNode {
    const parts = [this.#sequence()];
    while (this.source[this.#at] === '|') {
      this.#at++;
      parts.push(this.#sequence());
    }
    return parts.length === 1 ? parts[0]! : { kind: 'choice', parts };
  }

  #sequence(): PatternNode {
    const parts: PatternNode[] = [];
    while (this.#at < this.source.length && this.source[this.#at] !== '|' && this.source[this.#at] !== ')') {
      const groupsBefore = this.#groups;
      parts.push(this.#repeated(this.#term(), groupsBefore));
    }
    return parts.length === 1 ? parts[0]! : { kind: 'sequence', parts };
  }

  #repeated(body: PatternNode, groupsBefore: number): PatternNode {
    const [text, least, comma, most, lazy] = /^(?:[*+?]|\{(\d+)(,(\d*))?\})(\??)/.exec(this.source.slice(this.#at)) ?? [];
    if (text === undefined) return body;
    this.#at += text.length;
    const from = least === undefined ? (text.startsWith('+') ? 1 : 0) : Number(least);
    const open = least === undefined ? !text.startsWith('?') : comma !== undefined && most === '';
    const to = open ? Number.POSITIVE_INFINITY : least === undefined ? 1 : Number(comma === undefined ? least : most);
    return { kind: 'repeat', body, least: from, most: to, greedy: lazy === '', groupsBefore, lastGroup: this.#groups };
  }

  #term(): PatternNode {
    const rest = this.source.slice(this.#at);
    switch (rest[0]) {
      case '(':
        return this.#group(rest);
      case '^':
      case '$':
        return this.#edge(rest[0], rest[0] === '^' ? this.#isStart : this.#isEnd);
      case '\\':
        return this.#escape(rest);
      default:
        return this.#character(/^(?:\[(?:\\.|[^\]\\])*\]|.)/s.exec(this.#unicode ? this.source.slice(this.#at) : rest)![0]);
    }
  }

  #group(rest: string): PatternNode {
    const [text, look, name] = /^\((?:\?(?:(<?[=!])|:|<([^>]+)>))?/.exec(rest)!;
    this.#at += text.length;
    const captures = text === '(' || name !== undefined;
    const index = captures ? ++this.#groups : 0;
    if (name !== undefined) this.#names.push([unescapedName(name), index]);
    const body = this.#choice();
    this.#at++;
    if (look !== undefined) return { kind: 'look', behind: look.startsWith('<'), negated: look.endsWith('!'), body };
    return captures ? { kind: 'group', index, body } : body;
  }

  #edge(text: string, holds: (text: string, at: number) => boolean): PatternNode {
    this.#at += text.length;
    return { kind: 'edge', holds };
  }

  readonly #isStart = (text: string, at: number): boolean => at === 0 || (this.#multiline && isLineEnd(text.charCodeAt(at - 1)));
  readonly #isEnd = (text: string, at: number): boolean => at === text.length || (this.#multiline && isLineEnd(text.charCodeAt(at)));

  #escape(rest: string): PatternNode {
    if (/^\\[bB]/.test(rest)) {
      const isWord = accepting('\\w', this.#flags);
      const inside = (text: string, at: number): boolean => at >= 0 && at < text.length && isWord(text.charCodeAt(at));
      const wanted = rest[1] === 'b';
      return this.#edge(rest.slice(0, 2), (text, at) => (inside(text, at - 1) !== inside(text, at)) === wanted);
    }
    const name = this.#unicode || NAMED_GROUP.test(this.source) ? /^\\k<([^>]+)>/.exec(rest) : null;
    if (name !== null) return this.#back(name[0], () => this.#names.find(([each]) => each === unescapedName(name[1]!))![1]);
    const digits = /^\\([1-9]\d*)/.exec(rest);
    if (digits !== null && Number(digits[1]) <= this.#count) return this.#back(digits[0], () => Number(digits[1]));
    return this.#character(this.#escapeText(rest));
  }

  #back(text: string, index: () => number): PatternNode {
    this.#at += text.length;
    return { kind: 'back', index };
  }

  /** The text of an escape that stands for one character or a class of them (B.1.2). */
  #escapeText(rest: string): string {
    const unicode =
      /^\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u\{[\da-fA-F]+\}|[pP]\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|0|.)/su;
    const plain = /^\\(?:u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|[0-3][0-7]{0,2}|[4-7][0-7]?|(?!c).)/s;
    return (this.#unicode ? unicode : plain).exec(rest)?.[0] ?? '\\';
  }

  #character(text: string): PatternNode {
    const whole = this.#unicode && text.length === 1 ? String.fromCodePoint(this.source.codePointAt(this.#at)!) : text;
    this.#at += whole.length;
    if (whole === '\\') return { kind: 'character', accepts: (code) => code === 92 }; // `\c` without a letter
    const single = !this.#flags.includes('i') && /^[^\\[.]$/su.test(whole) ? whole.codePointAt(0) : undefined;
    if (single !== undefined) return { kind: 'character', accepts: (code) => code === single };
    return { kind: 'character', accepts: accepting(whole, this.#flags) };
  }
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13 || code === 0x2028 || code === 0x2029;
}

/** Whether a pattern of one character accepts it, as the host knows; its answers for the commonest characters are kept. */
function accepting(text: string, flags: string): (code: number) => boolean {
  const pattern = new RegExp(`^${/^[{}\]]$/.test(text) ? `\\${text}` : text}$`, flags);
  const known = new Int8Array(256);
  return (code) => {
    const answer = code < 256 ? known[code]! : 0;
    if (answer !== 0) return answer === 1;
    const accepts = pattern.test(String.fromCodePoint(code));
    if (code < 256) known[code] = accepts ? 1 : -1;
    return accepts;
  };
}

/** Whether a text of one character is another one when case does not matter (22.2.2.7.3). */
export function sameCharacter(a: number, b: number, flags: string): boolean {
  if (a === b) return true;
  const escaped = flags.includes('u') ? `\\u{${a.toString(16)}}` : `\\u${a.toString(16).padStart(4, '0')}`;
  return flags.includes('i') && new RegExp(`^${escaped}$`, flags.includes('u') ? 'iu' : 'i').test(String.fromCodePoint(b));
}

/**
 * Whether a loop has a group that a turn may pass by: it then forgets what an earlier turn matched (22.2.2.3.1), which only
 * backtracking does.
 */
export function forgetsGroups(node: PatternNode): boolean {
  switch (node.kind) {
    case 'sequence':
    case 'choice':
      return node.parts.some(forgetsGroups);
    case 'group':
    case 'look':
      return forgetsGroups(node.body);
    case 'repeat':
      if (node.most > 1 && node.lastGroup > node.groupsBefore && (skipsGroups(node.body) || matchesNothing(node.body))) return true;
      return forgetsGroups(node.body);
    default:
      return false;
  }
}

function hasGroups(node: PatternNode): boolean {
  if (node.kind === 'sequence' || node.kind === 'choice') return node.parts.some(hasGroups);
  return node.kind === 'group' || (node.kind === 'repeat' && node.lastGroup > node.groupsBefore);
}

/** Whether the part can match without one of its groups. */
function skipsGroups(node: PatternNode): boolean {
  switch (node.kind) {
    case 'sequence':
      return node.parts.some(skipsGroups);
    case 'choice':
      return node.parts.some(hasGroups);
    case 'group':
      return skipsGroups(node.body);
    case 'repeat':
      return (node.least === 0 && hasGroups(node.body)) || skipsGroups(node.body);
    default:
      return false;
  }
}

/** Whether the part can match no characters at all. */
function matchesNothing(node: PatternNode): boolean {
  switch (node.kind) {
    case 'character':
      return false;
    case 'sequence':
      return node.parts.every(matchesNothing);
    case 'choice':
      return node.parts.some(matchesNothing);
    case 'group':
      return matchesNothing(node.body);
    case 'repeat':
      return node.least === 0 || matchesNothing(node.body);
    default:
      return true;
  }
}

/** A group's name may be written with escapes. */
function unescapedName(name: string): string {
  return name.replace(/\\u\{([\da-fA-F]+)\}|\\u([\da-fA-F]{4})/g, (_whole, braces: string | undefined, digits: string | undefined) => {
    return braces === undefined ? String.fromCharCode(Number.parseInt(digits!, 16)) : String.fromCodePoint(Number.parseInt(braces, 16));
  });
}
