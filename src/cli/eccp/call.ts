/** `statewire eccp call NAME KEY=VALUE…`: one request to an ECCP server. */
import { EccpClient, EccpError } from 'statewire/eccp';
import { authenticationOf } from '../../eccp/messages/requests.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { Output } from '../output.js';
import { UsageError } from '../usage-error.js';
import { readArguments, requestName } from './arguments.js';
import { connect } from './connect.js';
import { describeAnswer } from './print.js';
import { readSettings, type ServerOptions } from './settings.js';

export interface CallOptions extends ServerOptions {
  readonly agentPassword?: string;
  readonly timeout: string;
  readonly json?: true;
}

/** @returns the exit code. @throws UsageError for a request or arguments that are none, and without a session */
export async function call(word: string, words: readonly string[], options: CallOptions): Promise<ExitCode> {
  const name = requestName(word);
  const args = readArguments(name, words);
  const timeout = secondsOf(options.timeout) * 1000;
  const settings = readSettings(options);
  const client = new EccpClient({ ...settings, agents: [], poll: 0, reconnect: false, timeout });
  const agent_number = 'agent_number' in args ? String(args.agent_number) : undefined;
  if (agent_number !== undefined && authenticationOf(name).startsWith('agent')) {
    const known = settings.agents.find((agent) => agent.agent_number === agent_number)?.eccp_password;
    client.signFor({ agent_number, eccp_password: options.agentPassword ?? process.env['ECCP_AGENT_PASSWORD'] ?? known });
  }
  const output = new Output(process.stdout);
  await connect(client, settings);
  try {
    const answer = await client.request(name, args);
    if (options.json) output.line(JSON.stringify({ request: name, answer }));
    else for (const line of describeAnswer(answer)) output.line(line);
    return EXIT.OK;
  } catch (error) {
    if (!(error instanceof EccpError)) throw error;
    if (options.json)
      output.line(JSON.stringify({ request: name, failure: { level: error.level, code: error.code, message: error.reason } }));
    new Output(process.stderr).line(`statewire: ${error.message}${advice(error)}`);
    return error.code === undefined ? EXIT.BROKEN : EXIT.DIAGNOSTICS;
  } finally {
    client.close();
  }
}

function advice({ level, code }: EccpError): string {
  if (level !== 'command' || code !== 401) return '';
  return '; the password of the agent is given by --agent-password, ECCP_AGENT_PASSWORD or [agents] in the file of --config';
}

function secondsOf(text: string): number {
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= 86_400)) throw new UsageError(`--timeout must be seconds, not "${text}"`);
  return seconds;
}
