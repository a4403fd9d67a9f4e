import { parse, TomlError } from 'smol-toml';
import { ScxmlError } from 'statewire';
import { type AssignerConfig, complaint, isRecord, wrongUser } from './config.js';

/**
 * Reads the text of `agentassigner.toml`: keys stand at top level or in the section.
 * @param file for messages
 * @throws ScxmlError `BAD_OPTION` with file and line for text that is not TOML, keys that are not known, wrong values, and a
 * key that is at both places
 */
export function parseAssignerToml(text: string, file: string, section: string): AssignerConfig {
  const document = parseToml(text, file);
  const { [section]: inSection = {}, ...top } = document;
  if (!isRecord(inSection)) throw bad(file, lineOf(text, section), `${section} must be a section`);
  for (const key of Object.keys(inSection)) {
    if (key in top) throw bad(file, lineOf(text, key), `${key} is there twice: at top level and in [${section}]`);
  }
  const config = { ...top, ...inSection };
  for (const [key, value] of Object.entries(config)) {
    const wrong = key === 'enabled' ? 'the agent assigner is enabled by its block in wac.ini, not here' : complaint(key, value);
    if (wrong !== undefined) throw bad(file, lineOf(text, key, key === 'users' ? indexOfWrong(value) : 0), wrong);
  }
  return config; // every key and value is checked
}

function parseToml(text: string, file: string): Readonly<Record<string, unknown>> {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [first = ''] = error.message.split('\n');
    throw new ScxmlError('BAD_OPTION', `${file}:${error.line}:${error.column}: ${first}`, undefined, { cause: error });
  }
}

/** Of several tables of users the one to point to. */
function indexOfWrong(users: unknown): number {
  return (Array.isArray(users) && wrongUser(users)?.index) || 0;
}

/**
 * The line, from 1, where a key is given or begins its table; the parser does not tell.
 * @param nth which table of that name, where there are several
 */
function lineOf(text: string, key: string, nth = 0): number {
  const name = key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const given = new RegExp(`^\\s*(\\[\\[?\\s*)?([\\w-]+\\s*\\.\\s*)*["']?${name}["']?\\s*[=.\\]]`);
  const lines = text.split(/\r\n|\n/).flatMap((line, i) => (given.test(line) ? [i + 1] : []));
  return lines[nth] ?? lines[0] ?? 1;
}

function bad(file: string, line: number, message: string): ScxmlError {
  return new ScxmlError('BAD_OPTION', `${file}:${line}: ${message}`);
}
