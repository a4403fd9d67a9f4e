/** `statewire adapter test FILE`: the conformance kit on somebody's adapter. */
import { checkTelephony, type KitOptions, reportJson, reportText, type TelephonySubject } from 'statewire/kit';
import type { RequestName, TelephonyAdapter } from 'statewire/telephony';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { asAdapter } from '../load-adapter.js';
import { loadExport } from '../load-module.js';
import { Output } from '../output.js';
import { readToml } from '../read-toml.js';
import { parseDuration } from '../run/duration.js';
import { messageOf, UsageError } from '../usage-error.js';

export interface AdapterTestOptions {
  readonly dn: string;
  readonly request?: string;
  readonly settle: string;
  readonly limit: string;
  readonly config?: string;
  readonly json?: true;
}

/**
 * Runs every case on a subject of its own.
 * @returns 0 when every rule holds, 1 when one is broken
 * @throws UsageError for a file that makes no adapter
 */
export async function testAdapter(file: string, options: AdapterTestOptions): Promise<ExitCode> {
  const config = options.config === undefined ? {} : readToml(options.config);
  const settle = parseDuration(options.settle);
  const timeLimit = parseDuration(options.limit);
  const make = await loadFactory(file);
  const factory = async (): Promise<TelephonySubject> => {
    const made = await make(config);
    return isSubject(made) ? made : asSubject(asAdapter(made), options, settle);
  };
  await tryOnce(factory, file);
  process.on('unhandledRejection', () => {}); // a case tells of them; they must not end the others
  const results = await checkTelephony(factory, { timeLimit, uncaught: onUncaught() });
  const output = new Output(process.stdout);
  output.line(options.json ? reportJson(results) : reportText(results));
  return results.some(({ outcome }) => outcome === 'failed') ? EXIT.DIAGNOSTICS : EXIT.OK;
}

/** From now on errors that nobody catches belong to the case that runs, and end no process. */
function onUncaught(): NonNullable<KitOptions['uncaught']> {
  const listeners = new Set<(error: unknown) => void>();
  process.removeAllListeners('uncaughtException').on('uncaughtException', (error) => {
    for (const listener of listeners) listener(error);
  });
  return (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
}

type Factory = (config: Readonly<Record<string, unknown>>) => unknown;

async function loadFactory(file: string): Promise<Factory> {
  try {
    const exported = await loadExport(file, 'subject', 'adapter');
    if (typeof exported !== 'function') throw new UsageError('must export a function: every case needs an adapter of its own');
    return (config) => exported(config);
  } catch (error) {
    throw new UsageError(`adapter ${file}: ${messageOf(error)}`, { cause: error });
  }
}

/** What is no adapter at all is told once, not for every case. */
async function tryOnce(factory: () => Promise<TelephonySubject>, file: string): Promise<void> {
  try {
    const subject = await factory();
    await subject.dispose?.();
  } catch (error) {
    throw new UsageError(`adapter ${file}: ${messageOf(error)}`, { cause: error });
  }
}

function isSubject(made: unknown): made is TelephonySubject {
  return typeof made === 'object' && made !== null && 'adapter' in made && 'request' in made && typeof made.request === 'object';
}

/** An adapter that comes without anything around it: cases that need more are skipped. */
function asSubject(adapter: TelephonyAdapter, { dn, request }: AdapterTestOptions, settle: number): TelephonySubject {
  const name = request ?? [...adapter.supports][0];
  if (name === undefined) throw new UsageError('its "supports" is empty');
  return {
    adapter,
    request: { name: name as RequestName, thisDN: dn },
    settle: () => new Promise((resolve) => setTimeout(resolve, settle)),
    dispose: () => adapter.close(),
  };
}
