import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UsageError } from './usage-error.js';

/**
 * What an ES module that the caller names exports: as default, or under one of the names.
 * @throws UsageError when there is no such file or export; whatever the module itself throws
 */
export async function loadExport(file: string, ...names: readonly string[]): Promise<unknown> {
  const path = resolve(file);
  if (!existsSync(path)) throw new UsageError('there is no such file');
  if (statSync(path).isDirectory()) throw new UsageError('is a folder; name the file in it');
  const module: Readonly<Record<string, unknown>> = await import(pathToFileURL(path).href);
  for (const name of ['default', ...names]) if (module[name] !== undefined) return module[name];
  throw new UsageError(`has neither a default export nor an export "${names.join('" or "')}"`);
}
