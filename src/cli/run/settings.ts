/** The options of `run`, read. */

import type { DataValue } from '../../event.js';
import { UsageError } from '../usage-error.js';
import { parseDuration } from './duration.js';
import { parseAssignment, parseScriptItem, type ScriptItem } from './event-line.js';
import { EMBEDDED } from './telephony.js';
import type { Detail } from './trace-text.js';

/** As commander gives them. */
export interface RunOptions {
  readonly event?: readonly string[];
  readonly data?: readonly string[];
  /** Undefined: real for an adapter that lives in real time, virtual otherwise. */
  readonly clock?: 'virtual' | 'real';
  readonly adapter?: string;
  readonly config?: string;
  readonly confirm?: 'acceptance' | 'switch';
  readonly assigner?: string;
  readonly extension?: readonly string[];
  readonly json?: true;
  readonly quiet?: true;
  readonly verbose?: true;
  readonly maxTime: string;
  readonly maxEvents: string;
  readonly watchdog: string;
  readonly startTime?: string;
  readonly seed?: string;
  readonly input: boolean;
  readonly planCache: boolean;
}

export interface RunSettings {
  readonly script: readonly ScriptItem[];
  readonly data: Readonly<Record<string, DataValue>>;
  readonly clock: 'virtual' | 'real';
  readonly extensions: readonly string[];
  /** `sim`, `tserver`, `eccp` or a file. */
  readonly adapter: string;
  readonly config: string | undefined;
  /** When an agent action is done. */
  readonly confirm: 'acceptance' | 'switch';
  /** Folder with `wac.ini` and `config/agentassigner.toml`. */
  readonly assignerFolder: string | undefined;
  readonly json: boolean;
  readonly detail: Detail;
  readonly maxTime: number;
  readonly maxEvents: number;
  /** ms; undefined for none. */
  readonly watchdog: number | undefined;
  /** ms since 1970. */
  readonly start: number;
  readonly seed: number | undefined;
  readonly input: boolean;
  readonly planCache: boolean;
}

/** First moment of the virtual clock: always the same, so that the same command prints the same trace. */
const VIRTUAL_START = '2026-01-01T09:00:00Z';

/** @throws UsageError for options that make no sense */
export function readSettings(options: RunOptions): RunSettings {
  if (options.quiet && options.verbose) throw new UsageError('--quiet and --verbose contradict each other');
  const { adapter = EMBEDDED } = options;
  const clock = options.clock ?? (adapter === EMBEDDED ? 'virtual' : 'real');
  const real = clock === 'real';
  if (!real && adapter !== EMBEDDED) throw new UsageError(`--adapter ${adapter} lives in real time, and --clock is virtual`);
  if (real && options.startTime !== undefined) throw new UsageError('--start-time sets the virtual clock, and --clock is real');
  return {
    script: (options.event ?? []).map((text) => named('--event', () => parseScriptItem(text.trim(), 'argument'))),
    data: assignments(options.data ?? []),
    clock,
    adapter,
    config: options.config,
    confirm: options.confirm ?? 'acceptance',
    assignerFolder: options.assigner,
    extensions: options.extension ?? [],
    json: options.json === true,
    detail: options.quiet ? 'quiet' : options.verbose ? 'verbose' : 'normal',
    maxTime: named('--max-time', () => parseDuration(options.maxTime)),
    watchdog: named('--watchdog', () => parseDuration(options.watchdog)) || undefined,
    maxEvents: integer('--max-events', options.maxEvents, 1),
    start: real ? Date.now() : moment(options.startTime ?? VIRTUAL_START),
    seed: options.seed === undefined ? (real ? undefined : 1) : integer('--seed', options.seed, 0),
    input: options.input,
    planCache: options.planCache,
  };
}

function assignments(texts: readonly string[]): Readonly<Record<string, DataValue>> {
  const data = new Map<string, DataValue>();
  for (const text of texts) {
    const [id, value] = parseAssignment(text);
    if (data.has(id)) throw new UsageError(`--data ${id} is given twice`);
    data.set(id, value);
  }
  return Object.fromEntries(data);
}

function named<T>(option: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UsageError) throw new UsageError(`${option}: ${error.message}`);
    throw error;
  }
}

function integer(option: string, text: string, least: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(value) || value < least) throw new UsageError(`${option}: "${text}" is not a whole number of ${least} or more`);
  return value;
}

function moment(text: string): number {
  const time = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) throw new UsageError(`--start-time: "${text}" is not a time such as 2026-01-01T09:00:00Z`);
  return time;
}
