/** The manifest: one row per start document of the W3C implementation report, with what we expect of ourselves. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCorpus } from './corpus.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const framework = dirname(createRequire(import.meta.url).resolve('@scion-scxml/test-framework/package.json'));

export function manifest() {
  return JSON.parse(readFileSync(join(here, 'manifest.json'), 'utf8'));
}

/** The tests of the manifest's rows, as the runner takes them. */
export function w3cTests() {
  return loadCorpus(join(framework, 'test', 'w3c-ecma'), 'auto', join(here, 'INDEX.tsv'));
}
