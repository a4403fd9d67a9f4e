import type { SourceText, Span } from '../diagnostics/source.js';

/** One of the words of a list attribute such as `target` or `event`. Its place is the attribute when it is the only word. */
export interface Token {
  readonly text: string;
  readonly span: Span;
}

/** The words of a list attribute, split at white space. */
export function tokens(source: SourceText | undefined): Token[] {
  if (!source) return [];
  const matches = [...source.text.matchAll(/\S+/g)];
  return matches.map((match) => ({
    text: match[0],
    get span() {
      return matches.length === 1 ? source.span : source.within(match.index, match.index + match[0].length);
    },
  }));
}
