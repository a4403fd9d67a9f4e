/** `statewire check FILE...`: everything that is wrong with documents. */
import { agent } from 'statewire/agent';
import { assigner } from 'statewire/assigner';
import { simulatedTServer } from 'statewire/telephony';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { toJson } from '../diagnostics/print.js';
import { createStatewire } from './create-statewire.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import { loadExtensions } from './load-extensions.js';
import { Output } from './output.js';
import { countBySeverity, plural, printColored } from './print-diagnostics.js';
import { readInput, STDIN } from './read-input.js';
import { UsageError } from './usage-error.js';
import { withAssigner } from './with-assigner.js';

export interface CheckOptions {
  readonly format: 'text' | 'json';
  readonly extension?: readonly string[];
}

/** @returns the exit code. @throws UsageError for an extension that cannot be used */
export async function check(files: readonly string[], options: CheckOptions): Promise<ExitCode> {
  if (files.filter((file) => file === STDIN).length > 1) throw new UsageError('standard input can be checked only once');
  const extensions = await loadExtensions(options.extension ?? []);
  // only its vocabulary is needed: nothing is sent while checking
  const others = withAssigner(extensions, () => assigner({ enabled: false }));
  await using statewire = createStatewire({ extensions: [agent({ adapter: simulatedTServer().adapter() }), ...others] });
  const output = new Output(process.stdout);
  const errors = new Output(process.stderr);
  const all: Diagnostic[] = [];
  let unreadable = 0;
  for (const file of files) {
    try {
      const { name, text } = readInput(file);
      const diagnostics = statewire.check(text, name);
      if (options.format === 'text') printColored(diagnostics, output);
      all.push(...diagnostics);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      unreadable++;
      errors.line(`statewire: ${error.message}`);
    }
  }
  if (options.format === 'json') printJson(all, output);
  else output.line(summary(files.length, unreadable, all));
  if (unreadable > 0) return EXIT.USAGE;
  return all.some(({ severity }) => severity !== 'warning') ? EXIT.DIAGNOSTICS : EXIT.OK;
}

/** One diagnostic per line, so that the array can be read as a whole or with line tools. */
function printJson(diagnostics: readonly Diagnostic[], output: Output): void {
  const lines = diagnostics.map((diagnostic) => JSON.stringify(toJson(diagnostic)));
  output.line(lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n]`);
}

/** `3 files, 2 errors, 1 warning`; deferred ones and unreadable files only when there are any. */
function summary(files: number, unreadable: number, diagnostics: readonly Diagnostic[]): string {
  const parts = [plural(files, 'file'), ...countBySeverity(diagnostics)];
  if (unreadable > 0) parts.push(`${unreadable} unreadable`);
  return parts.join(', ');
}
