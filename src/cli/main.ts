#!/usr/bin/env node
/** The command `statewire`. Loads nothing but the description of its commands; each command loads itself when it is run. */
import { CommanderError } from 'commander';
import { EXIT } from './exit-codes.js';
import { createProgram } from './program.js';
import { messageOf, UsageError } from './usage-error.js';

const fail = (text: string): void => void process.stderr.write(`statewire: ${text}\n`);

/** @returns the exit code */
function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.OK : EXIT.USAGE; // its text is printed already
  if (error instanceof UsageError) {
    fail(error.message);
    return EXIT.USAGE;
  }
  fail(`internal error: ${error instanceof Error ? (error.stack ?? messageOf(error)) : String(error)}`);
  return EXIT.INTERNAL;
}

let finished = false;

function finish(code: number): void {
  finished = true;
  // an extension may hold sockets or timers, and a terminal its input: the command is over all the same
  process.stdout.write('', () => process.exit(code));
}

// a promise that nothing in the process can settle any more, such as one of an extension
process.on('beforeExit', () => {
  if (finished) return;
  fail('nothing is left to do, but the command is not done: an extension waits for something that cannot happen');
  process.exit(EXIT.BROKEN);
});
process.on('uncaughtException', (error) => {
  fail(
    `an error that nobody caught, most likely of an extension: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
  process.exit(EXIT.BROKEN);
});
process.stdout.on('error', ignoreClosedPipe);
process.stderr.on('error', ignoreClosedPipe);

/** A reader that goes away (`| head`) ends the command quietly. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

createProgram((code) => finish(code))
  .parseAsync(process.argv)
  .catch((error: unknown) => finish(explain(error)));
