import { EXIT, type ExitCode } from './exit-codes.js';

/** Until somebody ends the process: Ctrl-C, or the usual way of a supervisor. */
export function untilEnded(): Promise<ExitCode> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve(EXIT.INTERRUPTED));
    process.once('SIGTERM', () => resolve(EXIT.OK));
  });
}
