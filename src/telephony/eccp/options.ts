/** What the adapter to an ECCP server is told. */
import { type Clock, systemClock } from '../../clock.js';
import { ScxmlError } from '../../diagnostics/error.js';
import type { EccpClientOptions } from '../../eccp/client/options.js';

/** An agent of the call centre. */
export interface EccpAdapterAgent {
  /** As ECCP has it: `Agent/9000`, `SIP/201`. */
  readonly number: string;
  /** Its password for ECCP; missing: `agentPassword`. */
  readonly password?: string | undefined;
  /** T-Library's agent ID, in requests and events; default the number. */
  readonly id?: string | undefined;
  /** The DN that always means this agent, wherever they are logged in; events carry it. */
  readonly dn?: string | undefined;
  /** The phone for a login at that DN; default the DN, and for callback agents the number in theirs. */
  readonly extension?: string | undefined;
}

/** A break of the call centre: its id or its name. */
export type BreakName = number | string;

type Connecting = Pick<EccpClientOptions, 'host' | 'port' | 'tls' | 'connectTimeout' | 'timeout' | 'keepAlive' | 'poll' | 'clock' | 'log'>;

export interface EccpAdapterOptions extends Connecting {
  /** User of the ECCP server; default `agentconsole`. */
  readonly username?: string | undefined;
  /** Default `agentconsole`. */
  readonly password?: string | undefined;
  /** The agents that requests can be about. Missing: all active agents of the server. */
  readonly agents?: readonly EccpAdapterAgent[] | undefined;
  /** The password for ECCP of the agents that have none of their own. */
  readonly agentPassword?: string | undefined;
  /** Name of the switch; given, requests for another one are rejected. */
  readonly switch?: string | undefined;
  /** What events call the server; default `eccp`. */
  readonly server?: string | undefined;
  /** The break that stands for do-not-disturb. Missing: do-not-disturb is not supported. */
  readonly dndBreak?: BreakName | undefined;
  /** The break for a reason that names none, and for no reason. Missing: that is refused. */
  readonly defaultBreak?: BreakName | undefined;
  /** Breaks by reason code, for reasons that are no break of that name. */
  readonly breaks?: Readonly<Record<string, BreakName>> | undefined;
  /** Logging out an agent on a call: cut the call (`force`, the default, as the dialer does), refuse, or wait for its end. */
  readonly logoutOnCall?: 'force' | 'refuse' | 'afterCall' | undefined;
  /** Not ready for an agent in another break: change it (`switch`, the default; a call can slip in between) or leave it. */
  readonly otherBreak?: 'switch' | 'keep' | undefined;
  /** Seconds without a call or a break after which the server logs an agent out who was logged in here; default never. */
  readonly agentTimeout?: number | undefined;
  /** How long a login may take, ms: a phone has to be answered; default 60,000. */
  readonly loginLimit?: number | undefined;
  /** How long a logout may take, ms; default 10,000. */
  readonly logoutLimit?: number | undefined;
}

/** The same with the defaults that the adapter itself needs. */
export interface AdapterSettings extends EccpAdapterOptions {
  readonly username: string;
  readonly password: string;
  readonly server: string;
  readonly logoutOnCall: 'force' | 'refuse' | 'afterCall';
  readonly otherBreak: 'switch' | 'keep';
  readonly loginLimit: number;
  readonly logoutLimit: number;
  readonly clock: Clock;
  readonly log: (message: string) => void;
}

/** @throws ScxmlError `BAD_OPTION` for an agent that is none or comes twice, and for a time that is none */
export function checkAdapterOptions(options: EccpAdapterOptions): AdapterSettings {
  const { loginLimit = 60_000, logoutLimit = 10_000, agentTimeout } = options;
  for (const [name, value] of Object.entries({ loginLimit, logoutLimit })) {
    if (!(Number.isFinite(value) && value > 0)) throw new ScxmlError('BAD_OPTION', `${name} must be milliseconds, not ${value}`);
  }
  if (agentTimeout !== undefined && !(Number.isInteger(agentTimeout) && agentTimeout > 0)) {
    throw new ScxmlError('BAD_OPTION', `agentTimeout must be whole seconds, not ${agentTimeout}`);
  }
  const { agents = [] } = options;
  for (const { number } of agents) {
    if (!/^\w+\/\w+$/.test(number)) throw new ScxmlError('BAD_OPTION', `an agent is written as Type/Number, not ${number}`);
  }
  unique(
    'number',
    agents.map(({ number }) => number),
  );
  unique(
    'id',
    agents.map(({ id, number }) => id ?? number),
  );
  unique(
    'dn',
    agents.flatMap(({ dn }) => dn ?? []),
  );
  return {
    ...options,
    ...{ loginLimit, logoutLimit },
    username: options.username ?? 'agentconsole',
    password: options.password ?? 'agentconsole',
    server: options.server ?? 'eccp',
    logoutOnCall: options.logoutOnCall ?? 'force',
    otherBreak: options.otherBreak ?? 'switch',
    clock: options.clock ?? systemClock(),
    log: options.log ?? (() => {}),
  };
}

function unique(what: string, values: readonly string[]): void {
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice !== undefined) throw new ScxmlError('BAD_OPTION', `two agents have the ${what} ${twice}`);
}
