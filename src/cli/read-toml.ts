import { readFileSync } from 'node:fs';
import { parse, TomlError } from 'smol-toml';
import { messageOf, UsageError } from './usage-error.js';

/**
 * The text of a file that the caller names.
 * @throws UsageError when it cannot be read
 */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new UsageError(`${file} cannot be read: ${missing ? 'there is no such file' : messageOf(error)}`);
  }
}

/** A TOML file as a table. @throws UsageError with file, line and column */
export function readToml(file: string): Readonly<Record<string, unknown>> {
  const text = readText(file);
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    throw new UsageError(`${file}:${error.line}:${error.column}: ${messageOf(error).replace('Invalid TOML document: ', '')}`);
  }
}
