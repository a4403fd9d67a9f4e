/** The files of an administrator: `wac.ini` enables the agent assigner, `config/agentassigner.toml` configures it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseIni } from 'ini';
import { ScxmlError } from 'statewire';
import type { AssignerConfig } from './config.js';
import { parseAssignerToml } from './config-toml.js';
import { messageOf } from './failure.js';

/** The block of `wac.ini` that enables the agent assigner, and the section of `agentassigner.toml`. */
const SECTION = 'agentassigner';

/**
 * Reads `wac.ini` and `config/agentassigner.toml` below a folder; a file that is not there is empty.
 * @param own counts before what the files say; what is undefined in it does not count
 * @throws ScxmlError `BAD_OPTION` with file and line for what is malformed, `FILE_NOT_READABLE`
 */
export function readAssignerConfig(folder: string, own: AssignerConfig = {}): AssignerConfig {
  const ini = join(folder, 'wac.ini');
  const toml = join(folder, 'config', 'agentassigner.toml');
  const enabled = isEnabled(readIfThere(ini), ini);
  const configured = parseAssignerToml(readIfThere(toml), toml, SECTION);
  const given = Object.entries(own).filter(([, value]) => value !== undefined);
  return { ...configured, enabled, ...Object.fromEntries(given) };
}

/** The name of a block alone on its line, but for blanks and a comment; the parser wants neither. */
const HEADER = /^\s*(\[[^\]]*\])\s*([;#].*)?$/;

/** Whether there is a block `[agentassigner]`, whatever is in it. */
function isEnabled(text: string, file: string): boolean {
  const lines = text.split(/\r\n|\r|\n/);
  const broken = lines.findIndex((line) => /^\s*\[[^\]]*$/.test(line)); // the parser takes it for a key
  if (broken >= 0)
    throw new ScxmlError('BAD_OPTION', `${file}:${broken + 1}: the name of the block is not closed: ${lines[broken]?.trim()}`);
  const block: unknown = parseIni(lines.map((line) => HEADER.exec(line)?.[1] ?? line).join('\n'))[SECTION];
  return typeof block === 'object' && !Array.isArray(block); // a list is a key that is there several times
}

/** The text of a file without byte order mark; empty when there is none. */
function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return '';
    throw new ScxmlError('FILE_NOT_READABLE', `${file} cannot be read: ${messageOf(error)}`, undefined, { cause: error });
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
