import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { transformSync } from '@swc/core';

/** Runs the packed file from what an earlier run compiled, which is half of the time that a process takes to start. */
const LAUNCHER = `const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');
const compiled = join(__dirname, 'compiled');
const filename = join(__dirname, 'packed.js');
const cachedData = existsSync(compiled) ? readFileSync(compiled) : undefined;
const script = new Script(readFileSync(filename, 'utf8'), { filename, cachedData });
script.runInThisContext()(require, process);
if (process.env.KEEP_COMPILED) process.on('exit', () => writeFileSync(compiled, script.createCachedData()));
`;

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
  const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
  const packed = join(folder, 'judge.cjs');
  writeFileSync(
    join(folder, 'packed.js'),
    `(function (require, process) { const loaded = new Map();
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
})`,
  );
  writeFileSync(packed, LAUNCHER);
  execFileSync(process.execPath, [packed, 'escape', 'var result = 1'], { env: { ...process.env, KEEP_COMPILED: '1' } });
  return packed;
}
