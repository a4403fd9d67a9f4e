import type { SourceText, Span } from '../diagnostics/source.js';

/** One of the words of a list attribute such as `target` or `event`, with its place. */
export interface Token {
  readonly text: string;
  readonly span: Span;
}

/** The words of a list attribute, split at white space. */
export function tokens(source: SourceText | undefined): Token[] {
  if (!source) return [];
  const all: Token[] = [];
  for (const match of source.text.matchAll(/\S+/g)) {
    all.push({
      text: match[0],
      get span() {
        return source.within(match.index, match.index + match[0].length);
      },
    });
  }
  return all;
}
