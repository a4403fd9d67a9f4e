/** `statewire sim tserver`: a simulated T-Server in a process of its own, until it is ended. */
import { listenTServer, readSimulatedConfig, type SimulatedConfig, simulatedTServer } from 'statewire/telephony';
import { ScxmlError } from '../diagnostics/error.js';
import type { ExitCode } from './exit-codes.js';
import { Output } from './output.js';
import { portOf } from './port.js';
import { plural } from './print-diagnostics.js';
import { readText } from './read-toml.js';
import { untilEnded } from './until-ended.js';
import { UsageError } from './usage-error.js';

export interface SimTServerOptions {
  readonly port?: string;
  readonly host?: string;
  readonly config?: string;
  readonly quiet?: true;
}

/** @returns the exit code, when it is ended. @throws UsageError for a configuration that is wrong, and where it cannot listen */
export async function simTServer(options: SimTServerOptions): Promise<ExitCode> {
  const output = new Output(process.stdout);
  try {
    const log = options.quiet ? undefined : (text: string): void => output.line(text);
    const tserver = simulatedTServer({ config: readConfig(options.config), ...(log && { log }) });
    const listening = await listenTServer(tserver, { host: options.host, port: portOf(options.port), log });
    const { server, switch: name, dns } = tserver.config;
    output.line(`T-Server ${server} listens on ${listening.host}:${listening.port}; switch ${name}, ${plural(dns.length, 'DN')}`);
    tserver.startCalls();
    const exitCode = await untilEnded();
    tserver.close();
    await listening.close();
    return exitCode;
  } catch (error) {
    if (error instanceof ScxmlError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}

function readConfig(file: string | undefined): Partial<SimulatedConfig> {
  return file === undefined ? {} : readSimulatedConfig(readText(file), file);
}
