import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import type { DataValue } from 'statewire';

/** One of SCION's own test documents with its script: events and the atomic states that must be active after each. */
export interface ScionScript {
  readonly name: string;
  readonly file: string;
  readonly initialConfiguration: readonly string[];
  readonly events: readonly {
    readonly event: { readonly name: string; readonly data?: DataValue };
    /** Waited before the event, ms. */
    readonly after?: number;
    readonly nextConfiguration: readonly string[];
  }[];
}

/** All scripts of the test framework but those of the W3C documents. */
export function scionScripts(): ScionScript[] {
  const root = join(dirname(createRequire(import.meta.url).resolve('@scion-scxml/test-framework/package.json')), 'test');
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json') && !path.startsWith('w3c-ecma'))
    .sort()
    .map((path) => {
      const file = join(root, path.replace(/\.json$/, '.scxml'));
      return { name: relative(root, file).replace(/\.scxml$/, ''), file, ...JSON.parse(readFileSync(join(root, path), 'utf8')) };
    });
}
