/** Answers and events for people. */
import { printable } from '../output.js';
import { table } from './table.js';

/** A value of an answer as lines, two spaces deeper with each level; lists of plain records are tables. */
export function describeAnswer(answer: unknown): string[] {
  if (isRecord(answer) && Object.keys(answer).length === 1 && answer['success'] === true) return ['done'];
  return isRecord(answer) ? recordLines(answer) : [plain(answer)];
}

/** `key=value` of what is plain, and how many there are of the rest. */
export function describeFields(fields: Readonly<Record<string, unknown>>): string {
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
    .map(([key, value]) => `${key}=${Array.isArray(value) && value.every(isPlain) ? value.map(plain).join(',') : inOneWord(value)}`)
    .join(' ');
}

function recordLines(record: Readonly<Record<string, unknown>>): string[] {
  const entries = Object.entries(record).filter(([, value]) => value !== undefined);
  return entries.flatMap(([key, value]) => {
    if (isPlain(value)) return [`${key}: ${plain(value)}`];
    const lines = Array.isArray(value) ? listLines(value) : recordLines(value as Readonly<Record<string, unknown>>);
    return lines.length === 0 ? [`${key}: none`] : [`${key}:`, ...lines.map((line) => `  ${line}`)];
  });
}

function listLines(list: readonly unknown[]): string[] {
  const records = list.filter(isRecord);
  if (records.length < list.length) return list.map((value) => plain(value));
  if (records.every((record) => Object.values(record).every(isPlain))) return recordTable(records);
  return records.flatMap((record) => recordLines(record).map((line, index) => `${index === 0 ? '- ' : '  '}${line}`));
}

function recordTable(records: readonly Readonly<Record<string, unknown>>[]): string[] {
  const keys = [...new Set(records.flatMap((record) => Object.keys(record)))];
  if (keys.length === 0) return [];
  return table([keys, ...records.map((record) => keys.map((key) => (record[key] === undefined ? '' : plain(record[key]))))]);
}

function inOneWord(value: unknown): string {
  return isPlain(value) ? quoted(plain(value)) : printable(JSON.stringify(value));
}

function quoted(text: string): string {
  return /[\s"=]/.test(text) || text === '' ? JSON.stringify(text) : text;
}

function plain(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return printable(String(value));
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
