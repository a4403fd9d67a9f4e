/** Events as people write them: on the command line, in lines of standard input, at the prompt. */
import type { DataValue } from '../../event.js';
import { printable } from '../output.js';
import { UsageError } from '../usage-error.js';
import { parseDuration } from './duration.js';

/** One step of what the outside does: it sends an event, or lets time pass. */
export type ScriptItem =
  | { readonly type: 'event'; readonly name: string; readonly data: DataValue }
  | { readonly type: 'wait'; readonly ms: number };

/**
 * Reads `name`, `name=json` or `+30s`; a line also `name json`.
 * @throws UsageError for what is none of them
 */
export function parseScriptItem(text: string, form: 'argument' | 'line'): ScriptItem {
  if (text.startsWith('+')) return { type: 'wait', ms: parseDuration(text.slice(1)) };
  const end = text.search(form === 'line' ? /[=\s]/ : /=/);
  const name = (end < 0 ? text : text.slice(0, end)).trim();
  if (name === '' || /\s/.test(name)) throw new UsageError(`"${shorten(text)}" is no event: write NAME or NAME=JSON`);
  if (end < 0) return { type: 'event', name, data: undefined };
  const json = text.slice(end).trimStart().replace(/^=/, '').trim();
  return { type: 'event', name, data: parseJson(json, name) };
}

/** `id=json` of `--data`. @throws UsageError */
export function parseAssignment(text: string): readonly [id: string, value: DataValue] {
  const end = text.indexOf('=');
  if (end <= 0) throw new UsageError(`--data "${shorten(text)}": write ID=JSON`);
  const id = text.slice(0, end).trim();
  return [id, parseJson(text.slice(end + 1).trim(), id)];
}

function parseJson(json: string, name: string): DataValue {
  if (json === '') throw new UsageError(`${shorten(name)}: there is no JSON after it`);
  try {
    return JSON.parse(json) as DataValue;
  } catch {
    const hint = /^[\w .:@-]+$/.test(json) ? `; text stands in quotes: ${name}='"${json}"'` : '';
    throw new UsageError(`${shorten(name)}: "${shorten(json)}" is not JSON${hint}`);
  }
}

function shorten(text: string): string {
  return printable(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
