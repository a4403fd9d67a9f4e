import type { ConnectionOptions as TlsOptions } from 'node:tls';
import { type Clock, systemClock } from '../../clock.js';
import { ScxmlError } from '../../diagnostics/error.js';

/** Where ECCP servers listen. */
export const DEFAULT_PORT = 20_005;

/** An agent that a client acts for, or watches. */
export interface EccpAgent {
  /** `Agent/9000`, `SIP/201`. */
  readonly agent_number: string;
  /** Its password for ECCP, which is not the PIN dialled on the phone. Missing: servers accept anything for agents without one. */
  readonly eccp_password?: string | undefined;
}

/** How long a client waits before it connects again: twice as long each time, and never all clients at once. */
export interface Reconnect {
  /** The first wait, ms; default 1000. */
  readonly first?: number | undefined;
  /** The longest wait, ms; default 30,000. */
  readonly most?: number | undefined;
}

export interface EccpClientOptions {
  /** Default `127.0.0.1`. */
  readonly host?: string | undefined;
  /** Default 20005. */
  readonly port?: number | undefined;
  readonly username: string;
  /** As it is, or its md5 in hexadecimal digits: servers take both. */
  readonly password: string;
  /** The agents whose state is watched, and whose requests can be signed. More can be added later. */
  readonly agents?: readonly EccpAgent[] | undefined;
  /** TLS, for a server behind a wrapper such as stunnel: `true`, or what Node's `tls.connect` takes. The server's own protocol has none. */
  readonly tls?: boolean | TlsOptions | undefined;
  /** How long connecting may take, ms; default 10,000. */
  readonly connectTimeout?: number | undefined;
  /** How long a request may take, ms; default 10,000. */
  readonly timeout?: number | undefined;
  /** After so long without a request the server is asked whether it is there, ms; default 60,000. */
  readonly keepAlive?: number | undefined;
  /** How often the states of the agents are asked for, in case an event was lost, ms; default 60,000; 0 for never. */
  readonly poll?: number | undefined;
  /** What to do when the connection is lost; `false` to stay closed. */
  readonly reconnect?: Reconnect | false | undefined;
  /** Default: the system's. */
  readonly clock?: Clock | undefined;
  /** From 0 to 1, for the waits; default `Math.random`. */
  readonly random?: (() => number) | undefined;
  /** A line for operators. Never holds passwords, hashes or cookies. */
  readonly log?: ((message: string) => void) | undefined;
}

/** The same with its defaults. */
export interface ClientSettings extends Omit<EccpClientOptions, 'agents' | 'reconnect'> {
  readonly host: string;
  readonly port: number;
  readonly connectTimeout: number;
  readonly timeout: number;
  readonly keepAlive: number;
  readonly poll: number;
  readonly reconnect: { readonly first: number; readonly most: number } | undefined;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: (message: string) => void;
}

/** @throws ScxmlError `BAD_OPTION` for a port or a time that is none */
export function checkOptions(options: EccpClientOptions): ClientSettings {
  const { host = '127.0.0.1', port = DEFAULT_PORT, connectTimeout = 10_000, timeout = 10_000, keepAlive = 60_000, poll = 60_000 } = options;
  const { first = 1000, most = 30_000 } = options.reconnect || {};
  if (!(Number.isInteger(port) && port > 0 && port <= 65_535)) throw new ScxmlError('BAD_OPTION', `port must be 1 to 65535, not ${port}`);
  for (const [name, value] of Object.entries({ connectTimeout, timeout, keepAlive, 'reconnect.first': first, 'reconnect.most': most })) {
    if (!(Number.isFinite(value) && value > 0)) throw new ScxmlError('BAD_OPTION', `${name} must be milliseconds, not ${value}`);
  }
  if (!(Number.isFinite(poll) && poll >= 0)) throw new ScxmlError('BAD_OPTION', `poll must be milliseconds, not ${poll}`);
  return {
    ...{ host, port, username: options.username, password: options.password, tls: options.tls },
    ...{ connectTimeout, timeout, keepAlive, poll },
    reconnect: options.reconnect === false ? undefined : { first, most },
    clock: options.clock ?? systemClock(),
    random: options.random ?? Math.random,
    log: options.log ?? (() => {}),
  };
}
