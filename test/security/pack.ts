import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { transformSync } from '@swc/core';

/**
 * Packs a TypeScript file and all that it imports from this repository into one JavaScript file, which starts much faster
 * than a hundred: every hostile program has a process of its own.
 * @returns path of the packed file, in a folder of its own
 */
export function pack(entry: string): string {
  const modules = new Map<string, string>();
  const waiting = [entry];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (modules.has(file)) continue;
    const folder = dirname(file);
    if (file.endsWith('js')) {
      modules.set(file, readFileSync(file, 'utf8'));
      continue;
    }
    const { code } = transformSync(readFileSync(file, 'utf8'), {
      filename: file,
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'commonjs', noInterop: true },
    });
    const packages = createRequire(file);
    const own = code.replace(/require\("(\.[^"]*)\.js"\)/g, (_whole, path: string) => {
      const at = join(folder, `${path}.ts`);
      waiting.push(at);
      return `load(${JSON.stringify(at)})`;
    });
    const resolved = own.replace(/\brequire\("(?!node:)([^"]+)"\)/g, (_whole, name: string) => {
      const at = packages.resolve(name);
      waiting.push(at);
      return `load(${JSON.stringify(at)})`;
    });
    modules.set(file, resolved);
  }
  const parts = [...modules].map(([file, code]) => `${JSON.stringify(file)}(exports, module, require) {${code}\n}`);
  const packed = join(mkdtempSync(join(tmpdir(), 'hostile-')), 'judge.cjs');
  writeFileSync(
    packed,
    `const loaded = new Map();
function load(file) {
  if (!loaded.has(file)) {
    const module = { exports: {} };
    loaded.set(file, module);
    files[file](module.exports, module, require);
  }
  return loaded.get(file).exports;
}
const files = {${parts.join(',\n')}};
load(${JSON.stringify(entry)});
`,
  );
  return packed;
}
