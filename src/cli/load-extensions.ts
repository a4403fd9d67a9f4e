/** Extensions given on the command line: ES modules with an extension as default export or as export `extension`. */
import type { Extension } from '../runtime/extension.js';
import { closest } from './closest.js';
import { loadExport } from './load-module.js';
import { messageOf, UsageError } from './usage-error.js';

/**
 * Loads every file, in order. What is exported may be an extension, a list of them, or a function that returns either.
 * @throws UsageError naming the file and what is wrong with it
 */
export async function loadExtensions(files: readonly string[]): Promise<Extension[]> {
  const extensions: Extension[] = [];
  for (const file of files) {
    try {
      extensions.push(...(await loadFile(file)));
    } catch (error) {
      throw new UsageError(`extension ${file}: ${messageOf(error)}`, { cause: error });
    }
  }
  return extensions;
}

async function loadFile(file: string): Promise<Extension[]> {
  const exported = await loadExport(file, 'extension');
  const made: unknown = typeof exported === 'function' ? await exported() : exported;
  const list: readonly unknown[] = Array.isArray(made) ? made : [made];
  return list.map(asExtension);
}

/** What each part of an extension must be. */
const PARTS: Readonly<Record<keyof Extension, (value: unknown) => boolean>> = {
  name: (value) => typeof value === 'string' && value !== '',
  namespaces: listOf((item) => typeof item === 'string'),
  actions: listOf(
    (item) => isObject(item) && typeof item['name'] === 'string' && isObject(item['attributes']) && isFunction(item['execute']),
  ),
  globals: recordOf(isFunction),
  perform: recordOf(isFunction),
  errorEvent: isFunction,
  ioProcessors: listOf((item) => isObject(item) && typeof item['type'] === 'string' && isFunction(item['send'])),
  invokers: listOf((item) => isObject(item) && typeof item['type'] === 'string' && isFunction(item['start'])),
  dataModels: listOf((item) => isObject(item) && typeof item['name'] === 'string' && isFunction(item['compiler'])),
  close: isFunction,
};

function asExtension(value: unknown): Extension {
  if (!isObject(value)) throw new UsageError(`exports ${value === null ? 'null' : `a ${typeof value}`}, not an extension`);
  if (value['name'] === undefined) throw new UsageError('exports an extension without a name');
  for (const [part, given] of Object.entries(value)) {
    if (!Object.hasOwn(PARTS, part)) {
      // what it keeps for itself is its own business, a misspelt part is not
      const hint = closest(part, Object.keys(PARTS));
      if (hint !== '') throw new UsageError(`an extension has no part "${part}"${hint}`);
      continue;
    }
    if (given !== undefined && !PARTS[part as keyof Extension](given))
      throw new UsageError(`its "${part}" is not what an extension needs there`);
  }
  return value as unknown as Extension;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isFunction(value: unknown): boolean {
  return typeof value === 'function';
}

function listOf(is: (item: unknown) => boolean): (value: unknown) => boolean {
  return (value) => Array.isArray(value) && value.every(is);
}

function recordOf(is: (item: unknown) => boolean): (value: unknown) => boolean {
  return (value) => isObject(value) && Object.values(value).every(is);
}
