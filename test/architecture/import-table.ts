/**
 * The import table of `src/README.md` as data. A name is a path below src/ without `.ts`: a file, or a folder with all in it.
 * A more specific row takes its files out of the wider one, on both sides: `content` does not mean `content/contract`.
 */
export interface ImportRow {
  readonly who: string;
  /** What it may import besides files of the same row. */
  readonly may: readonly string[] | { readonly anythingBut: readonly string[] };
  /** Files of this row do not import each other either. */
  readonly apart?: true;
  /** No `node:` module and no package. */
  readonly pure?: true;
}

const contracts = (kinds: readonly string[]): string[] => kinds.map((kind) => `${kind}/contract`);
const implementation = (kind: string): ImportRow => ({ who: kind, may: [`${kind}/contract`, 'event', 'clock', 'xml', 'diagnostics'] });
const PUBLIC_API: ImportRow['may'] = { anythingBut: ['cli', 'server'] };

export const IMPORT_TABLE: readonly ImportRow[] = [
  { who: 'diagnostics', may: [] },
  { who: 'event', may: [] },
  { who: 'timer-heap', may: [] },
  { who: 'clock', may: ['timer-heap'] },
  { who: 'xml', may: ['diagnostics'] },
  { who: '*/contract', may: ['event', 'diagnostics'], apart: true },
  { who: 'host/contract', may: ['event', 'diagnostics', 'plan/plan'] }, // a host is given plans
  { who: 'model', may: ['xml', 'content/contract', 'diagnostics'] },
  { who: 'plan', may: ['model', ...contracts(['content', 'datamodel']), 'diagnostics', 'event'] },
  { who: 'engine', may: ['plan', 'event', ...contracts(['content', 'datamodel']), 'diagnostics'], pure: true },
  implementation('content'),
  implementation('datamodel'),
  implementation('io'),
  implementation('invoke'),
  { who: 'eccp', may: ['xml', 'diagnostics', 'clock'] },
  { who: 'eccp/service', may: ['eccp', 'callcenter', 'clock', 'diagnostics'] },
  { who: 'callcenter', may: ['event', 'clock', 'diagnostics'] },
  { who: 'telephony', may: ['telephony/contract', 'eccp', 'clock', 'diagnostics'] },
  {
    who: 'runtime', // content/action makes content of the ActionElements that extensions bring
    may: [
      ...['engine', 'plan', 'model', 'xml', 'clock', 'event', 'diagnostics', 'content/action'],
      ...contracts(['content', 'datamodel', 'io', 'invoke', 'host']),
    ],
  },
  { who: 'host', may: ['host/contract', 'runtime', 'plan/plan', 'event', 'clock', 'diagnostics'] },
  { who: 'server', may: ['host', 'host/contract', 'runtime', 'diagnostics'] },
  { who: 'kit', may: ['*/contract', 'event', 'diagnostics'] },
  { who: 'create', may: PUBLIC_API },
  { who: 'session-handle', may: PUBLIC_API },
  { who: 'index', may: PUBLIC_API },
  { who: 'cli', may: { anythingBut: [] } },
];

/** The row of a file below src/, named without `.ts`; the most specific one. */
export function rowOf(name: string): ImportRow | undefined {
  return IMPORT_TABLE.filter(({ who }) => covers(who, name)).sort((a, b) => specificity(b.who) - specificity(a.who))[0];
}

/** @returns whether a file of the row may import the file `target`, both named without `.ts` */
export function mayImport(row: ImportRow, target: string): boolean {
  const targetRow = rowOf(target);
  if (targetRow === undefined) return false;
  if (targetRow === row) return row.apart !== true;
  if ('anythingBut' in row.may) return !row.may.anythingBut.some((name) => covers(name, target));
  return row.may.some((name) => covers(name, target) && parts(name) >= parts(targetRow.who));
}

function covers(pattern: string, name: string): boolean {
  if (pattern.startsWith('*/')) return name.split('/').length === parts(pattern) && name.endsWith(pattern.slice(1));
  return name === pattern || name.startsWith(`${pattern}/`);
}

function parts(pattern: string): number {
  return pattern.split('/').length;
}

function specificity(who: string): number {
  return parts(who) * 2 - (who.startsWith('*') ? 1 : 0);
}
