/** Where the keys of a TOML text stand: the parser does not say, and people want to be shown the line. */

/** Keys and places in lists that lead to a value, such as `['agents', 2, 'name']`. */
export type Path = readonly (string | number)[];

/** The line of a value, or of the nearest table around it; counted from 1. */
export function lineOf(text: string, path: Path): number {
  const lines = indexLines(text);
  for (let length = path.length; length > 0; length--) {
    const line = lines.get(path.slice(0, length).join('.'));
    if (line !== undefined) return line;
  }
  return 1;
}

function indexLines(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  const counts = new Map<string, number>();
  let table: string[] = [];
  let quote: string | undefined; // inside a text of several lines
  for (const [i, line] of text.split('\n').entries()) {
    if (quote === undefined) {
      const header = /^\s*(\[\[?)\s*([^\]]+?)\s*\]\]?/.exec(line);
      const key = /^\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=/.exec(line)?.[1];
      if (header) {
        table = placeOf(keysOf(header[2]!), header[1] === '[[', counts);
        lines.set(table.join('.'), i + 1);
      } else if (key !== undefined) lines.set([...table, ...keysOf(key)].join('.'), i + 1);
    }
    quote = quoteAfter(line, quote);
  }
  return lines;
}

/** The path of a table's header: lists that lead to it mean their last entry. */
function placeOf(keys: readonly string[], isEntry: boolean, counts: Map<string, number>): string[] {
  const place: string[] = [];
  for (const [i, key] of keys.entries()) {
    place.push(key);
    const name = place.join('.');
    const isLast = i === keys.length - 1;
    if (isLast && isEntry) counts.set(name, (counts.get(name) ?? -1) + 1);
    const count = counts.get(name);
    if (count !== undefined) place.push(String(count));
  }
  return place;
}

function keysOf(text: string): string[] {
  return (text.match(/"[^"]*"|'[^']*'|[\w-]+/g) ?? []).map((key) => key.replace(/^["']|["']$/g, ''));
}

/** The quotes that are still open after a line, three of them, if any are. */
function quoteAfter(line: string, open: string | undefined): string | undefined {
  let quote = open;
  for (const [mark] of line.matchAll(/"""|'''/g)) {
    if (quote === undefined) quote = mark;
    else if (quote === mark) quote = undefined;
  }
  return quote;
}
