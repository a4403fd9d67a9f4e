/** `statewire adapter init NAME`: a folder with an adapter that works, its test, and what to do next. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { Output } from '../output.js';
import { messageOf, UsageError } from '../usage-error.js';

/** Stands for the name in the skeleton. */
const PLACEHOLDER = /\bNAME\b/g;

/** @throws UsageError for a name that no folder should have, for one that is there already, and where nothing can be written */
export function initAdapter(name: string): ExitCode {
  if (!/^[A-Za-z][\w-]{0,63}$/.test(name)) throw new UsageError(`"${name}" is no name for an adapter: letters, digits, - and _`);
  if (existsSync(name)) throw new UsageError(`${name} is there already`);
  const skeleton = join(dirname(createRequire(import.meta.url).resolve('statewire/package.json')), 'src/cli/adapter/skeleton');
  const output = new Output(process.stdout);
  try {
    mkdirSync(name);
    for (const file of readdirSync(skeleton)) {
      writeFileSync(join(name, file), readFileSync(join(skeleton, file), 'utf8').replace(PLACEHOLDER, name));
      output.line(join(name, file));
    }
  } catch (error) {
    throw new UsageError(`${name} cannot be written: ${messageOf(error)}`, { cause: error });
  }
  output.line();
  output.line(`node --test ${join(name, 'adapter.test.mjs')}`);
  return EXIT.OK;
}
