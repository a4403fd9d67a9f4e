/** `statewire eccp watch`: the events of an ECCP server as they come. */
import { EccpClient, type EccpError, type EccpEvent } from 'statewire/eccp';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { Output, printable } from '../output.js';
import { untilEnded } from '../until-ended.js';
import { connect } from './connect.js';
import { describeFields } from './print.js';
import { readSettings, type ServerOptions } from './settings.js';

export interface WatchOptions extends ServerOptions {
  readonly agent?: string;
  readonly progress: boolean;
  readonly json?: true;
}

/** @returns the exit code, when it is ended. @throws UsageError without a session at the start */
export async function watch(options: WatchOptions): Promise<ExitCode> {
  const settings = readSettings(options);
  const output = new Output(process.stdout);
  const errors = new Output(process.stderr);
  const client = new EccpClient({ ...settings, agents: [], log: (line) => errors.line(`statewire: ${printable(line)}`) });
  const lines = new WatchLines(output, options.json === true);
  client.on('event', (event) => lines.event(event));
  client.on('connected', () => lines.own('connected', `to ${settings.host}:${settings.port}`, {}));
  client.on('disconnected', ({ reason }) => lines.own('disconnected', reason, { reason }));
  client.on('retry', ({ attempt, delay }) => lines.own('retry', `in ${(delay / 1000).toFixed(1)} s`, { attempt, delay }));
  client.on('difference', ({ agent_number, before, after }) =>
    lines.own('difference', `${agent_number} is ${after.status}; the last known was ${before.status}`, { agent_number, before, after }),
  );
  const ended = Promise.race([untilEnded(), new Promise<ExitCode>((resolve) => output.onClosed(() => resolve(EXIT.OK)))]);
  const started = connect(client, settings).then(() =>
    subscribe(client, options).catch((error: EccpError) => errors.line(`statewire: ${error.message}`)),
  );
  const exitCode = await Promise.race([ended, started.then(() => ended)]);
  client.close();
  return exitCode;
}

/** Switches on what is asked for, and finds the agents whose states are checked. */
async function subscribe(client: EccpClient, { agent, progress }: WatchOptions): Promise<void> {
  if (agent !== undefined) await client.request('filterbyagent', { agent_number: agent });
  await client.request('callprogress', { enable: progress });
  const agents = agent === undefined ? (await client.request('getagentactivitysummary', {})).agents : [{ agentchannel: agent }];
  for (const { agentchannel } of agents) client.watch(agentchannel);
  await client.refresh();
}

/** What is printed. A person gets the time of day, a program milliseconds since 1970. */
class WatchLines {
  constructor(
    private readonly output: Output,
    private readonly json: boolean,
  ) {}

  event(event: EccpEvent): void {
    if (this.json) {
      this.#json({ type: 'event', event });
      return;
    }
    const { name, ...fields } = event;
    this.#line(name, describeFields(fields));
  }

  own(type: string, text: string, fields: Readonly<Record<string, unknown>>): void {
    if (this.json) this.#json({ type, ...fields });
    else this.#line(`* ${type}`, printable(text));
  }

  #line(what: string, text: string): void {
    const { dim, bold } = this.output.colors;
    this.output.line(`${dim(new Date().toTimeString().slice(0, 8))}  ${bold(what.padEnd(18))} ${text}`.trimEnd());
  }

  #json(value: object): void {
    this.output.line(JSON.stringify({ time: Date.now(), ...value }));
  }
}
