/** `statewire sim eccp`: a call centre that consoles reach over ECCP, in a process of its own, until it is ended. */
import type { CallCenter } from '../callcenter/call-center.js';
import { openCallCenter } from '../callcenter/open.js';
import { ScxmlError } from '../diagnostics/error.js';
import { logLine, type ServerLogEntry } from '../eccp/server/log-entry.js';
import { type EccpServer, listenEccp } from '../eccp/server/server.js';
import { callCenterService } from '../eccp/service/call-center-service.js';
import type { ExitCode } from './exit-codes.js';
import { Output, printable } from './output.js';
import { takeControls } from './sim-eccp/input.js';
import { describeOffer } from './sim-eccp/offer.js';
import { readSimEccpSettings, type SimEccpOptions, type SimEccpSettings } from './sim-eccp/settings.js';
import { untilEnded } from './until-ended.js';
import { UsageError } from './usage-error.js';

/** @returns the exit code, when it is ended. @throws UsageError for a configuration that is wrong, and where it cannot listen */
export async function simEccp(options: SimEccpOptions): Promise<ExitCode> {
  const output = new Output(process.stdout);
  try {
    const settings = readSimEccpSettings(options);
    const log = settings.quiet ? (): void => {} : (text: string): void => output.line(text);
    const callCenter = openCallCenter({ config: settings.callCenter, stateFile: settings.stateFile, log });
    const server = await serve(callCenter, settings, log);
    announce(callCenter, server, settings, output);
    callCenter.start();
    const endInput = takeControls({ callCenter, server }, process.stdin, output);
    const exitCode = await untilEnded();
    endInput();
    await server.close();
    callCenter.close();
    return exitCode;
  } catch (error) {
    if (error instanceof ScxmlError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}

async function serve(callCenter: CallCenter, { profile, server }: SimEccpSettings, log: (text: string) => void): Promise<EccpServer> {
  const service = callCenterService(callCenter, {
    profile,
    signedOnly: server.mode === 'as-built',
    log: (state) => log(`status of the call centre, as a client asked for it:\n${state}`),
  });
  try {
    return await listenEccp(service, { ...server, log: (entry: ServerLogEntry) => log(printable(logLine(entry))) });
  } catch (error) {
    callCenter.close();
    throw error;
  }
}

function announce(callCenter: CallCenter, { host, port }: EccpServer, settings: SimEccpSettings, output: Output): void {
  const { profile, server, isDefault } = settings;
  const clients = server.clients === undefined ? 'agentconsole/agentconsole' : server.clients.map(({ username }) => username).join(', ');
  output.line(
    `ECCP server listens on ${host}:${port}${server.tls ? ' (TLS)' : ''}; ${profile}, ${server.mode ?? 'as-specified'}; client ${clients}`,
  );
  for (const line of describeOffer(callCenter)) output.line(line);
  if (isDefault) output.line('the password of an agent for ECCP is its number, such as 9000');
  output.line('commands are read from standard input; "help" lists them');
}
