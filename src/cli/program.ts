/** What the command line understands. Imports no command: `--help` must not wait for the engine to load. */
import { createRequire } from 'node:module';
import { Command, Option } from 'commander';
import type { CheckOptions } from './check.js';
import type { RunOptions } from './run/settings.js';

const EXTENSION = 'ES module with an extension for custom actions (repeatable)';

const CHECK_HELP = `
FILE - reads standard input. Diagnostics go to standard output.

Exit codes:
  0  nothing wrong (warnings alone are no failure)
  1  a document has errors, or expressions that would raise an error event
  2  wrong usage, or a file that cannot be read (the others are checked all the same)`;

const RUN_HELP = `
The document runs on an embedded, simulated T-Server with the DNs 7001 to 7010. Events come from --event and from standard
input: when nothing else is scheduled and the document still waits, a terminal is asked, and other input is read line by line.

Events, on the command line and in lines:
  NAME, NAME=JSON        such as 'agent.ready' or 'call.ended={"dn":"7001"}'; in lines also NAME JSON
  +TIME                  lets time pass: +500ms, +30s, +10m, +8h
  # comment              and blank lines are skipped in lines

Exit codes:
  0    a top-level final state was reached
  1    the document was refused; its diagnostics are printed as by "statewire check"
  2    wrong usage: flags, events, a file that cannot be read, an extension that cannot be used
  3    stopped: the document still waits for events, or --max-time is over
  4    broken off: the document never gets stable, used up a budget, took more than --max-events, or an extension failed
  130  Ctrl-C`;

/** @param done told the exit code of the command that ran */
export function createProgram(done: (code: number) => void): Command {
  const program = new Command('statewire')
    .description('Checks and runs SCXML strategies for contact centres.')
    .version(version(), '-V, --version', 'print the version')
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(oneLine(text)) })
    .showHelpAfterError(false);

  program
    .command('check')
    .description('report everything that is wrong with documents')
    .argument('<FILE...>', 'SCXML documents; - for standard input')
    .addOption(new Option('-f, --format <format>', 'how to print diagnostics').choices(['text', 'json']).default('text'))
    .option('-x, --extension <FILE>', EXTENSION, collect)
    .addHelpText('after', CHECK_HELP)
    .action(async (files: string[], options: CheckOptions) => done(await (await import('./check.js')).check(files, options)));

  program
    .command('run')
    .description('run a document on a simulated T-Server and print what happens')
    .argument('<FILE>', 'SCXML document; - for standard input')
    .option('-e, --event <EVENT>', 'send an event when things have settled (repeatable, in order)', collect)
    .option('-d, --data <ID=JSON>', 'start with this value of a top-level <data> (repeatable)', collect)
    .addOption(new Option('-c, --clock <clock>', 'virtual: time jumps to what is due next').choices(['virtual', 'real']).default('virtual'))
    .option('-x, --extension <FILE>', EXTENSION, collect)
    .option('-j, --json', 'print one JSON object per line')
    .option('-q, --quiet', 'print logs, errors and how it ended only')
    .option('-v, --verbose', 'print conditions, content, states left and whole data too')
    .option('--max-time <TIME>', 'stop when this much time has passed, such as 90s or 8h', '24h')
    .option('--max-events <NUMBER>', 'break off after this many events', '10000')
    .option('--start-time <ISO>', 'first moment of the virtual clock (default: 2026-01-01T09:00:00Z)')
    .option('--seed <NUMBER>', 'seed of random numbers; 1 with the virtual clock')
    .option('--no-input', 'never read standard input')
    .addHelpText('after', RUN_HELP)
    .action(async (file: string, options: RunOptions) => done(await (await import('./run.js')).run(file, options)));

  return program;
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** Commander's messages, the suggestion included, as one line. */
function oneLine(text: string): string {
  return `statewire: ${text
    .trim()
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ')}\n`;
}

function version(): string {
  const manifest: { readonly version: string } = createRequire(import.meta.url)('statewire/package.json');
  return manifest.version;
}
