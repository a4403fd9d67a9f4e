import { Speller } from '../diagnostics/did-you-mean.js';

/** `, did you mean "data"?`, or nothing. */
export function closest(name: string, candidates: Iterable<string>): string {
  const hint = new Speller().hint(name, candidates);
  return hint === undefined ? '' : `, ${hint}`;
}
