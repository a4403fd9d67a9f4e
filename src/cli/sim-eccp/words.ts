import { parseDuration } from '../run/duration.js';
import { UsageError } from '../usage-error.js';

/** The words of a control command, taken one after the other. What is missing or wrong is a `UsageError`. */
export class Words {
  readonly #words: string[];
  readonly #settings = new Map<string, string>();

  /** @param line words between blanks; `name=value` are settings and stand anywhere after the first word */
  constructor(line: string) {
    const [first, ...rest] = line.trim().split(/\s+/);
    this.#words = first === undefined ? [] : [first];
    for (const word of rest) {
      const setting = /^([a-z]\w*)=(.*)$/i.exec(word);
      if (setting) this.#settings.set(setting[1]!, setting[2]!);
      else this.#words.push(word);
    }
  }

  take(what: string): string {
    const word = this.#words.shift();
    if (word === undefined) throw new UsageError(`${what} is missing`);
    return word;
  }

  takeOptional(): string | undefined {
    return this.#words.shift();
  }

  /** One of some words. */
  choose<const W extends string>(what: string, ...known: readonly W[]): W {
    const word = this.take(what);
    const chosen = known.find((one) => one === word);
    if (chosen === undefined) throw new UsageError(`${what} is ${known.join(', ')}, not ${word}`);
    return chosen;
  }

  /** Whether the first of two words was given. */
  either(what: string, yes: string, no: string): boolean {
    return this.choose(what, yes, no) === yes;
  }

  /** A number of things; 1 when none is given. */
  count(): number {
    const word = this.takeOptional();
    return word === undefined ? 1 : number(word);
  }

  id(what: string): number {
    return number(this.take(what));
  }

  setting(name: string): string | undefined {
    const value = this.#settings.get(name);
    this.#settings.delete(name);
    return value;
  }

  /** Such as `patience=30s`, in ms. */
  time(name: string): number | undefined {
    const value = this.setting(name);
    return value === undefined ? undefined : parseDuration(value);
  }

  amount(name: string): number | undefined {
    const value = this.setting(name);
    return value === undefined ? undefined : number(value);
  }

  /** All settings that nobody has taken. */
  settings(): Readonly<Record<string, string>> {
    const left = Object.fromEntries(this.#settings);
    this.#settings.clear();
    return left;
  }

  /** Nothing may be left. */
  end(): void {
    const left = [...this.#words, ...this.#settings.keys()];
    if (left.length > 0) throw new UsageError(`not understood: ${left.join(' ')}`);
  }
}

function number(word: string): number {
  if (!/^\d{1,9}$/.test(word)) throw new UsageError(`${word} is not a whole number`);
  return Number(word);
}
