import type { Clock } from '../../clock.js';
import { ScxmlError } from '../../diagnostics/error.js';
import type { PacketLimits } from '../limits.js';
import type { ServerLog } from './log-entry.js';
import { type AuthorizedClient, md5 } from './signature.js';

/** Where a server listens when nobody says otherwise. */
export const ECCP_PORT = 20005;
const LOOPBACK = '127.0.0.1';
/** "Inactivity timeout: 5 minutes", ms. */
const INACTIVITY = 5 * 60_000;
const MOST_WAITING = 1024 * 1024;
const MOST_CONNECTIONS = 2000;

/** `as-specified` follows the text of the protocol, `as-built` the real server where the two differ (`../README.md`). */
export type ServerMode = 'as-specified' | 'as-built';

export interface EccpServerOptions {
  /** Default `127.0.0.1`, so that only this machine can connect. */
  readonly host?: string | undefined;
  /** Default 20005; 0 lets the system choose. */
  readonly port?: number | undefined;
  /** Default `as-specified`. */
  readonly mode?: ServerMode | undefined;
  /** Addresses and networks that may connect; default all that can reach the server. */
  readonly allow?: readonly string[] | undefined;
  /** Default one client `agentconsole` with that password. */
  readonly clients?: readonly AuthorizedClient[] | undefined;
  /** A connection without a complete request for so many ms is ended; 0 for never. Default 5 minutes, never in `as-built`. */
  readonly inactivity?: number | undefined;
  /** Bytes that may wait for a client that does not read before it is ended; default 1 MiB. */
  readonly mostWaiting?: number | undefined;
  /** Default 2000. */
  readonly mostConnections?: number | undefined;
  readonly limits?: PacketLimits | undefined;
  /** Key and certificate as PEM; with them the server speaks TLS. */
  readonly tls?: { readonly key: string; readonly cert: string } | undefined;
  /** Default the system's. */
  readonly clock?: Clock | undefined;
  readonly log?: ServerLog | undefined;
  /** 0 up to 1, for faults that are left to chance; default the system's. */
  readonly random?: (() => number) | undefined;
}

type Defaulted = 'mode' | 'host' | 'port' | 'clients' | 'mostWaiting' | 'mostConnections';

/** With every default filled in; no `inactivity` for never. */
export type CheckedOptions = EccpServerOptions & { readonly [K in Defaulted]: NonNullable<EccpServerOptions[K]> };

/** @throws ScxmlError `BAD_OPTION` for a number that makes no sense */
export function checkOptions(options: EccpServerOptions): CheckedOptions {
  const mode = options.mode ?? 'as-specified';
  const { host = LOOPBACK, port = ECCP_PORT, mostWaiting = MOST_WAITING, mostConnections = MOST_CONNECTIONS } = options;
  const { clients = [{ username: 'agentconsole', md5_password: md5('agentconsole') }] } = options;
  const { inactivity = mode === 'as-built' ? 0 : INACTIVITY } = options;
  for (const [name, value] of Object.entries({ inactivity, mostWaiting, mostConnections })) {
    if (!(Number.isFinite(value) && value >= 0)) throw new ScxmlError('BAD_OPTION', `${name} must be a number of at least 0, not ${value}`);
  }
  return { ...options, mode, host, port, clients, mostWaiting, mostConnections, inactivity: inactivity === 0 ? undefined : inactivity };
}
