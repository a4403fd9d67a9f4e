import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { transformSync } from '@swc/core';

/**
 * Packs a TypeScript file and all that it imports from this repository into one JavaScript file, which starts much faster
 * than a hundred: every hostile program has a process of its own. Packages are required from where they are.
 * @returns path of the packed file, in a folder of its own
 */
export function pack(entry: string): string {
  const modules = new Map<string, string>();
  const waiting = [entry];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (modules.has(file)) continue;
    const folder = dirname(file);
    const { code } = transformSync(readFileSync(file, 'utf8'), {
      filename: file,
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'commonjs', noInterop: true },
    });
    const resolved = code.replace(/require\("(\.[^"]*)\.js"\)/g, (_whole, path: string) => {
      const at = join(folder, `${path}.ts`);
      waiting.push(at);
      return `load(${JSON.stringify(at)})`;
    });
    modules.set(file, resolved);
  }
  const parts = [...modules].map(([file, code]) => `${JSON.stringify(file)}(exports, module, require) {${code}\n}`);
  const packed = join(mkdtempSync(join(tmpdir(), 'hostile-')), 'judge.cjs');
  writeFileSync(
    packed,
    `const require_ = require('node:module').createRequire(${JSON.stringify(entry)});
const loaded = new Map();
function load(file) {
  if (!loaded.has(file)) {
    const module = { exports: {} };
    loaded.set(file, module);
    files[file](module.exports, module, require_);
  }
  return loaded.get(file).exports;
}
const files = {${parts.join(',\n')}};
load(${JSON.stringify(entry)});
`,
  );
  return packed;
}
