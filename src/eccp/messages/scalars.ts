/** Values that are one text. */
import type { PacketElement } from '../packet.js';
import { escapeText, writeElement } from '../write-packet.js';
import { type Body, UnreadableMessage } from './body.js';

export interface Scalar<T> extends Body<T, string> {
  /** @returns undefined when the text is no such value */
  parse(text: string): T | undefined;
  format(value: T): string;
  /** In words, for messages: `a whole number`. */
  readonly what: string;
}

function scalar<T>(what: string, parse: (text: string) => T | undefined, format: (value: T) => string): Scalar<T> {
  return {
    what,
    parse,
    format,
    read({ name, text }: PacketElement) {
      const value = parse(text);
      if (value === undefined) throw new UnreadableMessage(`${name} is not ${what}`);
      return value;
    },
    receive: ({ text }) => text,
    write: (name, value) => writeElement(name, escapeText(format(value))),
  };
}

export const text: Scalar<string> = scalar(
  'text',
  (given) => given,
  (value) => value,
);

/** Leading digits count, as for the real server. */
export const integer: Scalar<number> = scalar(
  'a whole number',
  (given) => finite(Number.parseInt(given, 10)),
  (value) => String(Math.trunc(value)),
);

/** Seconds with a fraction, such as `7.9153070449829`. */
export const decimal: Scalar<number> = scalar(
  'a number',
  (given) => finite(Number.parseFloat(given)),
  (value) => String(value),
);

/** `1` or `0`. */
export const flag: Scalar<boolean> = scalar(
  '0 or 1',
  (given) => Number.parseInt(given, 10) > 0 || given === 'true',
  (value) => (value ? '1' : '0'),
);

/** `true` or `false`, as consultation is written. */
export const truth: Scalar<boolean> = scalar(
  'true or false',
  (given) => given === 'true' || given === '1',
  (value) => String(value),
);

/** One of some words. */
export function word<const W extends string>(...words: readonly W[]): Scalar<W> {
  return scalar(
    `one of ${words.join(', ')}`,
    (given) => words.find((known) => known === given),
    (value) => value,
  );
}

/** One of some words, or one that a newer server adds. */
export type Open<W extends string> = W | (string & NonNullable<unknown>);

export function openWord<const W extends string>(...words: readonly W[]): Scalar<Open<W>> {
  return scalar<Open<W>>(
    `text such as ${words.join(', ')}`,
    (given) => given,
    (value) => value,
  );
}

/**
 * A date and time of the server, `yyyy-mm-dd hh:mm:ss` in its zone, which it does not say; in states of agents only
 * `hh:mm:ss` when it is today. `parseMoment` makes a time of it.
 */
export const moment: Scalar<string> = text;

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}
