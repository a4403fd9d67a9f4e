/** Where the ECCP server is and who we are: options, environment, file, defaults, in that order. */
import type { EccpAgent, EccpClientOptions } from 'statewire/eccp';
import { closest } from '../closest.js';
import { portOf } from '../port.js';
import { readToml } from '../read-toml.js';
import { UsageError } from '../usage-error.js';

export interface ServerOptions {
  readonly host?: string;
  readonly port?: string;
  readonly user?: string;
  readonly password?: string;
  readonly tls?: true;
  readonly config?: string;
}

type Settings = EccpClientOptions & { readonly host: string; readonly port: number; readonly agents: readonly EccpAgent[] };

const KEYS = ['host', 'port', 'user', 'password', 'tls', 'agents'];

/** @throws UsageError for what is no such setting */
export function readSettings(options: ServerOptions, env: NodeJS.ProcessEnv = process.env): Settings {
  const file = options.config === undefined ? {} : readToml(options.config);
  const wrong = (what: string): never => {
    throw new UsageError(`${options.config}: ${what}`);
  };
  for (const key of Object.keys(file)) if (!KEYS.includes(key)) wrong(`there is no setting "${key}"${closest(key, KEYS)}`);
  const textOf = (key: string): string | undefined => {
    const value = file[key];
    if (value === undefined || typeof value === 'string') return value;
    return key === 'port' && typeof value === 'number' ? String(value) : wrong(`${key} must be text`);
  };
  const { tls = false, agents = {} } = file;
  if (typeof tls !== 'boolean') wrong('tls must be true or false');
  const port = portOf(options.port ?? env['ECCP_PORT'] ?? textOf('port')) ?? 20_005;
  if (port === 0) throw new UsageError('no server listens on port 0');
  return {
    host: options.host ?? env['ECCP_HOST'] ?? textOf('host') ?? '127.0.0.1',
    port,
    username: options.user ?? env['ECCP_USER'] ?? textOf('user') ?? 'agentconsole',
    password: options.password ?? env['ECCP_PASSWORD'] ?? textOf('password') ?? 'agentconsole',
    tls: options.tls ?? tls === true,
    agents: agentsOf(agents) ?? wrong('agents must be a table of passwords by agent number'),
  };
}

function agentsOf(agents: unknown): readonly EccpAgent[] | undefined {
  if (typeof agents !== 'object' || agents === null) return undefined;
  const entries = Object.entries(agents);
  if (!entries.every((entry): entry is [string, string] => typeof entry[1] === 'string')) return undefined;
  return entries.map(([agent_number, eccp_password]) => ({ agent_number, eccp_password }));
}
