import type { SourceText, Span } from '../diagnostics/source.js';

/** One of the words of a list attribute such as `target` or `event`. */
export class Token {
  constructor(
    readonly text: string,
    private readonly list: SourceText,
    /** Where it stands in the list; undefined when it is the only word. */
    private readonly index: number | undefined,
  ) {}

  /** The word, or the whole attribute when it is the only one. */
  get span(): Span {
    return this.index === undefined ? this.list.span : this.list.within(this.index, this.index + this.text.length);
  }
}

const SPACE = /\s/;
const NO_WORDS: readonly never[] = Object.freeze([]);

export function isOneWord(text: string): boolean {
  return text !== '' && !SPACE.test(text);
}

/** The words of a list attribute, split at white space. */
export function tokens(list: SourceText | undefined): readonly Token[] {
  if (!list) return NO_WORDS;
  const { text } = list;
  if (isOneWord(text)) return [new Token(text, list, undefined)];
  const matches = [...text.matchAll(/\S+/g)];
  return matches.map((match) => new Token(match[0], list, matches.length === 1 ? undefined : match.index));
}

/** Like `tokens`, where nobody asks for places. */
export function words(list: SourceText | undefined): readonly string[] {
  if (!list) return NO_WORDS;
  const { text } = list;
  return isOneWord(text) ? [text] : (text.match(/\S+/g) ?? NO_WORDS);
}
