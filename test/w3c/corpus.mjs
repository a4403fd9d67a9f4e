/**
 * A corpus: `NAME.scxml` with an optional script `NAME.json`, listed by an `INDEX.tsv` or found in the folder.
 *
 * INDEX.tsv has columns `name, file, expected, http, tags, script`; others are ignored. A file `@x` lies beside the index;
 * script `-` means none. `expected`: `final:ID`, `final:ID|reject`, `script`, `reject` or `accept`; without it `script` when
 * there is a script, else `final:pass`. A script that belongs to a row is always played; `final:ID` then adds the final state.
 *
 * Without an index every *.scxml is taken but sub-documents. A script that ends in exactly `["pass"]` is that of a W3C test:
 * then its final state alone decides, unless the mode is `script`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const HTTP = /basichttp|BasicHTTPEventProcessor/i;
const SUB_DOCUMENT = /sub\d*\.scxml$|^subTest|sub_?\d+\.scxml$/;

/** Tests as `{ name, file, script, expected, http, tags }`; `script` is a path or null. */
export function loadCorpus(folder, mode, indexFile = join(folder, 'INDEX.tsv')) {
  return existsSync(indexFile) ? fromIndex(folder, indexFile) : fromFolder(folder, mode);
}

function fromIndex(folder, indexFile) {
  const lines = readFileSync(indexFile, 'utf8').split(/\r?\n/);
  const [head, ...rows] = lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t'));
  return rows.map((row) => {
    const {
      name,
      file: listed = '',
      script: listedScript,
      expected,
      http,
      tags,
    } = Object.fromEntries(head.map((column, i) => [column, row[i]]));
    const beside = dirname(indexFile);
    const file = listed.startsWith('@') ? join(beside, listed.slice(1)) : join(folder, listed || `${name}.scxml`);
    const script = scriptOf(file, listedScript, beside);
    return {
      name,
      file,
      script,
      expected: expected || (script ? 'script' : 'final:pass'),
      http: /^(y|1|true)/i.test(http ?? ''),
      tags: tags ?? '',
    };
  });
}

function scriptOf(file, listed, beside) {
  if (listed === '-') return null;
  const script = listed ? resolve(beside, listed) : file.replace(/\.scxml$/, '.json');
  return existsSync(script) ? script : null;
}

function fromFolder(folder, mode) {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.scxml'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !relative(folder, path).includes('node_modules'))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return paths.flatMap((file) => {
    const script = scriptOf(file, undefined, folder);
    if (!script && SUB_DOCUMENT.test(file.slice(dirname(file).length + 1))) return [];
    const xml = readFileSync(file, 'utf8');
    const byFinal = !script || (mode !== 'script' && (mode === 'final' || endsInPass(script, xml)));
    const name = relative(folder, file).replace(/(\.txml)?\.scxml$/, '');
    return [{ name, file, script: byFinal ? null : script, expected: byFinal ? 'final:pass' : 'script', http: HTTP.test(xml), tags: '' }];
  });
}

function endsInPass(script, xml) {
  const { events = [], initialConfiguration } = JSON.parse(readFileSync(script, 'utf8'));
  const last = events.length > 0 ? events.at(-1).nextConfiguration : initialConfiguration;
  return last?.length === 1 && last[0] === 'pass' && /<final\s+[^>]*id="pass"/.test(xml);
}
