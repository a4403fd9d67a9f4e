/** Reading what a snapshot should hold. It may have been damaged or written by an enemy, so nothing in it is believed. */
import { ScxmlError } from '../diagnostics/error.js';

/** @throws ScxmlError `BAD_SNAPSHOT` */
export function damaged(what: string): never {
  throw new ScxmlError('BAD_SNAPSHOT', `the snapshot cannot be used: ${what}`);
}

/** An object of a snapshot whose properties are looked at one by one; inherited ones do not count. */
export class Shape {
  readonly #object: object;

  /** @throws ScxmlError `BAD_SNAPSHOT` for what is no object; the other methods throw it for what is not as they say */
  constructor(
    value: unknown,
    readonly what: string,
  ) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) damaged(`${what} is not an object`);
    this.#object = value;
  }

  has(key: string): boolean {
    return Object.hasOwn(this.#object, key);
  }

  get(key: string): unknown {
    return this.has(key) ? (this.#object as Readonly<Record<string, unknown>>)[key] : undefined;
  }

  text(key: string): string {
    return textOf(this.get(key), `${this.what}.${key}`);
  }

  optionalText(key: string): string | undefined {
    return this.has(key) ? this.text(key) : undefined;
  }

  /** A whole number from 0 to `most`. */
  count(key: string, most = Number.MAX_SAFE_INTEGER): number {
    return countOf(this.get(key), most, `${this.what}.${key}`);
  }

  number(key: string): number {
    const value = this.get(key);
    return typeof value === 'number' ? value : damaged(`${this.what}.${key} is not a number`);
  }

  /** A list, each of its items read by `read`. */
  list<T>(key: string, read: (item: unknown, what: string) => T): T[] {
    const value = this.get(key);
    if (!Array.isArray(value)) damaged(`${this.what}.${key} is not a list`);
    return value.map((item, i) => read(item, `${this.what}.${key}[${i}]`));
  }
}

export function textOf(value: unknown, what: string): string {
  return typeof value === 'string' ? value : damaged(`${what} is not a text`);
}

export function countOf(value: unknown, most: number, what: string): number {
  const inRange = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;
  return inRange ? value : damaged(`${what} is not a whole number from 0 to ${most}`);
}
