import { isName } from './names.js';

/** Places of the table; documents have a few dozen names. */
const PLACES = 256;

/** The names of a document, each checked once and kept as one string. Names that want the same place take turns. */
export class KnownNames {
  readonly #names: string[] = new Array<string>(PLACES).fill('');

  constructor(private readonly text: string) {}

  /** The name that stands there; undefined when it is none. */
  at(start: number, end: number): string | undefined {
    const { text } = this;
    const length = end - start;
    if (length <= 0) return undefined;
    const place = (text.charCodeAt(start) * 31 + text.charCodeAt(end - 1) * 7 + length) % PLACES;
    const known = this.#names[place]!;
    if (known.length === length && text.startsWith(known, start)) return known;
    const name = text.slice(start, end);
    if (!isName(name)) return undefined;
    const shared = internalised(name);
    this.#names[place] = shared;
    return shared;
  }
}

/** The same string as the engine keeps it for keys and literals: comparing it with those looks at no character. */
function internalised(name: string): string {
  return Object.keys({ [name]: true })[0] ?? name;
}
