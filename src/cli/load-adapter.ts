/** Telephony adapters given on the command line: ES modules with an adapter, or a function that makes one. */
import type { TelephonyAdapter } from 'statewire/telephony';
import { loadExport } from './load-module.js';
import { messageOf, UsageError } from './usage-error.js';

/**
 * The adapter of a file: its default export or its export `adapter`, an adapter or a function that makes one of the configuration.
 * @throws UsageError naming the file and what is wrong with it
 */
export async function loadAdapter(file: string, config: Readonly<Record<string, unknown>>): Promise<TelephonyAdapter> {
  try {
    const exported = await loadExport(file, 'adapter');
    return asAdapter(typeof exported === 'function' ? await exported(config) : exported);
  } catch (error) {
    throw new UsageError(`adapter ${file}: ${messageOf(error)}`, { cause: error });
  }
}

/** @throws UsageError saying which part of an adapter is missing */
export function asAdapter(value: unknown): TelephonyAdapter {
  if (typeof value !== 'object' || value === null)
    throw new UsageError(`gives ${value === null ? 'null' : `a ${typeof value}`}, not an adapter`);
  for (const name of ['open', 'close', 'request', 'onEvent']) {
    if (typeof Reflect.get(value, name) !== 'function') throw new UsageError(`gives no adapter: it has no ${name}()`);
  }
  if (!isSet(Reflect.get(value, 'supports'))) throw new UsageError('gives no adapter: its "supports" is not a set of request names');
  return value as TelephonyAdapter;
}

/** By what it can do: a file may come with a class of its own. */
function isSet(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'has' in value && Symbol.iterator in value;
}
