/** One table of a configuration that a person has written: each value is asked for once, by what it must be. */
import { Speller } from '../../diagnostics/did-you-mean.js';
import { ScxmlError } from '../../diagnostics/error.js';
import { isDate, isTime } from '../time.js';
import { lineOf, type Path } from './toml-lines.js';

/** The text of the file, for lines in messages. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

export class Table {
  readonly #asked = new Set<string>();

  private constructor(
    private readonly source: Source,
    private readonly path: Path,
    private readonly values: ReadonlyMap<string, unknown>,
  ) {}

  static of(source: Source, path: Path, value: unknown): Table {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return bad(source, path, `must be a table, not ${show(value)}`);
    return new Table(source, path, new Map(Object.entries(value)));
  }

  has(key: string): boolean {
    return this.values.has(key);
  }

  text(key: string, otherwise?: string): string {
    return this.#value(key, otherwise, 'a text', (value): value is string => typeof value === 'string');
  }

  /** A text that is not empty. */
  name(key: string): string {
    return this.#value(key, undefined, 'a text that is not empty', (value): value is string => typeof value === 'string' && value !== '');
  }

  /** A text that fits a pattern. @param what it is, for the message */
  fitting(key: string, pattern: RegExp, what: string, otherwise?: string): string {
    return this.#value(key, otherwise, what, (value): value is string => typeof value === 'string' && pattern.test(value));
  }

  optionalText(key: string): string | undefined {
    return this.has(key) ? this.text(key) : undefined;
  }

  flag(key: string, otherwise: boolean): boolean {
    return this.#value(key, otherwise, 'true or false', (value): value is boolean => typeof value === 'boolean');
  }

  whole(key: string, least: number, otherwise?: number): number {
    const fits = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= least;
    return this.#value(key, otherwise, `a whole number of ${least} or more`, fits);
  }

  /** A number from `least` to `most`. */
  number(key: string, least: number, most: number, otherwise: number): number {
    const fits = (value: unknown): value is number => typeof value === 'number' && value >= least && value <= most;
    const range = most === Number.MAX_VALUE ? `${least} or more` : `${least} to ${most}`;
    return this.#value(key, otherwise, `a number of ${range}`, fits);
  }

  date(key: string, otherwise: string): string {
    return this.#value(
      key,
      otherwise,
      'a date such as "2026-01-31", in quotes',
      (value): value is string => typeof value === 'string' && isDate(value),
    );
  }

  time(key: string, otherwise: string): string {
    return this.#value(
      key,
      otherwise,
      'a time such as "08:30:00", in quotes',
      (value): value is string => typeof value === 'string' && isTime(value),
    );
  }

  choice<T extends string>(key: string, words: readonly T[], otherwise?: T): T {
    const given = this.values.get(key);
    if (typeof given === 'string' && !words.some((word) => word === given)) {
      this.fail(key, `must be ${words.join(', ')}, not ${show(given)}`, new Speller().hint(given, words));
    }
    return this.#value(key, otherwise, words.join(', '), (value): value is T => words.some((word) => word === value));
  }

  texts(key: string): readonly string[] {
    const fits = (value: unknown): value is string[] => Array.isArray(value) && value.every((each) => typeof each === 'string');
    return this.#value(key, [], 'a list of texts', fits);
  }

  wholes(key: string): readonly number[] {
    const fits = (value: unknown): value is number[] => Array.isArray(value) && value.every((each) => Number.isInteger(each));
    return this.#value(key, [], 'a list of whole numbers', fits);
  }

  /** A table in this one; an empty one when it is left out. */
  table(key: string): Table {
    this.#asked.add(key);
    return Table.of(this.source, [...this.path, key], this.values.get(key) ?? {});
  }

  tables(key: string): readonly Table[] {
    this.#asked.add(key);
    const given = this.values.get(key) ?? [];
    if (!Array.isArray(given)) return this.fail(key, `must be a list of tables, not ${show(given)}`);
    return given.map((value, i) => Table.of(this.source, [...this.path, key, i], value));
  }

  /** A table of texts with any names. */
  map(key: string): Readonly<Record<string, string>> {
    this.#asked.add(key);
    const given = this.table(key);
    return Object.fromEntries([...given.values.keys()].map((name) => [name, given.text(name)]));
  }

  /** Everything was asked for that there can be. @throws ScxmlError `BAD_OPTION` when there is more */
  end(): void {
    for (const key of this.values.keys()) {
      if (this.#asked.has(key)) continue;
      const hint = new Speller().hint(key, this.#asked) ?? `there can be ${[...this.#asked].join(', ')}`;
      this.fail(key, 'is not known here', hint);
    }
  }

  /** A key that is somebody else's. */
  skip(key: string): void {
    this.#asked.add(key);
  }

  /** @throws ScxmlError `BAD_OPTION` with file, line and path below this table */
  failAt(path: Path, message: string, hint?: string): never {
    return bad(this.source, [...this.path, ...path], message, hint);
  }

  /** @throws ScxmlError `BAD_OPTION` with file, line and path */
  fail(key: string, message: string, hint?: string): never {
    return bad(this.source, [...this.path, key], message, hint);
  }

  #value<T>(key: string, otherwise: T | undefined, what: string, fits: (value: unknown) => value is T): T {
    this.#asked.add(key);
    const given = this.values.get(key);
    if (given === undefined) return otherwise ?? this.fail(key, `is missing; it must be ${what}`);
    return fits(given) ? given : this.fail(key, `must be ${what}, not ${show(given)}`);
  }
}

function bad(source: Source, path: Path, message: string, hint?: string): never {
  const place = path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
    '',
  );
  const advice = hint === undefined ? '' : `; ${hint}`;
  throw new ScxmlError(
    'BAD_OPTION',
    `${source.file}:${lineOf(source.text, path)}: ${message.startsWith(':') ? place : `${place} `}${message}${advice}`,
  );
}

function show(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 60) ?? String(value);
}
