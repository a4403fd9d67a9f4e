/** Longest stretch of a document's own text that a message repeats. */
const LONGEST = 60;

/** Text of the document inside a message: in quotes that it does not hold itself, on one line, cut when it is long. */
export function quote(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  const mark = cut.includes('"') && !cut.includes("'") ? "'" : '"';
  return `${mark}${cut.replace(/[\s\x00-\x1f\x7f]+/g, ' ')}${mark}`;
}

/** `"a", "b" or "c"`. */
export function oneOf(names: readonly string[], joint = 'or'): string {
  const quoted = names.map(quote);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} ${joint} ${last}`;
}
