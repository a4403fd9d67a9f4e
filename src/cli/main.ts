#!/usr/bin/env node
/** The command `statewire`. Loads nothing but the description of its commands; each command loads itself when it is run. */
import { CommanderError } from 'commander';
import { EXIT } from './exit-codes.js';
import { createProgram } from './program.js';
import { messageOf, UsageError } from './usage-error.js';

function main(): void {
  let finished = false;
  const finish = (code: number): void => {
    finished = true;
    // an extension may hold sockets or timers, and a terminal its input: the command is over all the same
    process.stdout.write('', () => process.exit(code));
  };
  process.stdout.on('error', ignoreClosedPipe);
  process.stderr.on('error', ignoreClosedPipe);
  process.on('uncaughtException', (error) => {
    tell(`an error that nobody caught, most likely of an extension: ${stackOf(error)}`);
    process.exit(EXIT.BROKEN);
  });
  process.on('beforeExit', () => {
    if (finished) return;
    tell('nothing is left to do, but the command is not done: an extension waits for something that cannot happen');
    process.exit(EXIT.BROKEN);
  });
  createProgram(finish)
    .parseAsync(process.argv)
    .catch((error: unknown) => finish(explain(error)));
}

/** @returns the exit code */
function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.OK : EXIT.USAGE; // its text is printed already
  if (error instanceof UsageError) {
    tell(error.message);
    return EXIT.USAGE;
  }
  tell(`internal error: ${stackOf(error)}`);
  return EXIT.INTERNAL;
}

function tell(text: string): void {
  process.stderr.write(`statewire: ${text}\n`);
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? messageOf(error)) : String(error);
}

/** A reader that goes away (`| head`) ends the command quietly. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

main();
