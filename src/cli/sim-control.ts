/** `statewire sim control COMMAND`: tells a simulated T-Server that is running what goes wrong next. */
import { remoteControl } from 'statewire/telephony';
import { EXIT, type ExitCode } from './exit-codes.js';
import { Output } from './output.js';
import { portOf } from './port.js';
import { messageOf, UsageError } from './usage-error.js';

export interface SimControlOptions {
  readonly port?: string;
  readonly host?: string;
}

/** @throws UsageError for a command that cannot be carried out, and a T-Server that cannot be reached */
export async function simControl(words: readonly string[], { host, port }: SimControlOptions): Promise<ExitCode> {
  try {
    const lines = await remoteControl(words.join(' '), { host, port: portOf(port) });
    const output = new Output(process.stdout);
    for (const line of lines) output.line(line);
    return EXIT.OK;
  } catch (error) {
    throw new UsageError(messageOf(error), { cause: error });
  }
}
