/** What `statewire sim eccp` is told: by flags, and by the tables `server` and `clients` of its file. Flags win. */
import type { CallCenterConfig } from '../../callcenter/config/config.js';
import { DEFAULT_CONFIG } from '../../callcenter/config/default-config.js';
import { readCallCenterConfig } from '../../callcenter/config/read-config.js';
import type { Profile } from '../../eccp/messages/request.js';
import type { EccpServerOptions, ServerMode } from '../../eccp/server/options.js';
import { type AuthorizedClient, md5 } from '../../eccp/server/signature.js';
import { portOf } from '../port.js';
import { readText, readToml } from '../read-toml.js';
import { parseDuration } from '../run/duration.js';
import { UsageError } from '../usage-error.js';

export interface SimEccpOptions {
  readonly port?: string;
  readonly host?: string;
  readonly config?: string;
  readonly profile?: Profile;
  readonly asBuilt?: true;
  readonly allow?: readonly string[];
  readonly inactivity?: string;
  readonly state?: string;
  readonly seed?: string;
  readonly tlsKey?: string;
  readonly tlsCert?: string;
  readonly quiet?: true;
}

export interface SimEccpSettings {
  readonly profile: Profile;
  readonly server: EccpServerOptions;
  readonly callCenter: CallCenterConfig;
  /** Whether the call centre is the one that there is without a file. */
  readonly isDefault: boolean;
  readonly stateFile: string | undefined;
  readonly quiet: boolean;
}

type Table = Readonly<Record<string, unknown>>;

const KNOWN: ReadonlySet<string> = new Set(['host', 'port', 'profile', 'mode', 'allow', 'inactivity', 'tls_key', 'tls_cert']);

/** @throws UsageError for what is wrong, with the name of the file where it stands there */
export function readSimEccpSettings(options: SimEccpOptions): SimEccpSettings {
  const { server: given = {}, clients } = options.config === undefined ? {} : readToml(options.config);
  const file = readServerTable(new ServerTable(given, options.config ?? ''));
  const inactivity = options.inactivity ?? file.inactivity;
  const [key, cert] = [options.tlsKey ?? file.tlsKey, options.tlsCert ?? file.tlsCert];
  if ((key === undefined) !== (cert === undefined)) throw new UsageError('TLS needs a key and a certificate');
  return {
    profile: options.profile ?? file.profile ?? 'rev5',
    server: {
      host: options.host ?? file.host,
      port: portOf(options.port) ?? file.port,
      mode: options.asBuilt ? 'as-built' : file.mode,
      allow: options.allow ?? file.allow,
      inactivity: inactivity === undefined ? undefined : parseDuration(inactivity),
      tls: key === undefined || cert === undefined ? undefined : { key: readText(key), cert: readText(cert) },
      clients: clients === undefined ? undefined : readClients(clients, options.config ?? ''),
    },
    callCenter: readCallCenter(options.config, options.seed),
    isDefault: options.config === undefined,
    stateFile: options.state,
    quiet: options.quiet === true,
  };
}

/** All of it, so that what is wrong is told also where a flag wins. */
function readServerTable(file: ServerTable) {
  const mode: ServerMode | undefined = file.choose('mode', 'as-specified', 'as-built');
  return {
    profile: file.choose('profile', 'rev5', 'issabel5'),
    mode,
    host: file.text('host'),
    port: file.number('port'),
    allow: file.texts('allow'),
    inactivity: file.text('inactivity'),
    tlsKey: file.text('tls_key'),
    tlsCert: file.text('tls_cert'),
  };
}

/** Everything in the file but the tables of the server. */
function readCallCenter(file: string | undefined, seed: string | undefined): CallCenterConfig {
  const [text, name] = file === undefined ? [DEFAULT_CONFIG, 'default configuration'] : [readText(file), file];
  const config = readCallCenterConfig(text, name, { others: ['server', 'clients'] });
  if (seed === undefined) return config;
  if (!/^\d{1,10}$/.test(seed)) throw new UsageError(`--seed: "${seed}" is not a whole number`);
  return { ...config, traffic: { ...config.traffic, seed: Number(seed) } };
}

/** `[[clients]]` with `username` and either `password` or `md5_password`. */
function readClients(given: unknown, file: string): readonly AuthorizedClient[] {
  const wrong = (what: string): never => {
    throw new UsageError(`${file}: clients: ${what}`);
  };
  if (!Array.isArray(given)) return wrong('must be tables');
  return given.map((client: unknown, index) => {
    if (typeof client !== 'object' || client === null) return wrong('must be tables');
    const { username, password, md5_password, ...more } = client as Table;
    const [unknown] = Object.keys(more);
    if (unknown !== undefined) return wrong(`there is no key ${unknown}`);
    if (typeof username !== 'string' || username === '') return wrong(`number ${index + 1} has no username`);
    if (typeof md5_password === 'string' && /^[0-9a-f]{32}$/i.test(md5_password)) return { username, md5_password };
    if (typeof password !== 'string' || password === '') return wrong(`${username} has neither a password nor its md5 as md5_password`);
    return { username, md5_password: md5(password) };
  });
}

/** The table `server` of the file. */
class ServerTable {
  readonly #table: Table;

  constructor(
    given: unknown,
    private readonly file: string,
  ) {
    if (typeof given !== 'object' || given === null || Array.isArray(given)) throw this.#wrong('must be a table');
    this.#table = given as Table;
    const unknown = Object.keys(given).find((key) => !KNOWN.has(key));
    if (unknown !== undefined) throw this.#wrong(`there is no key ${unknown}`);
  }

  text(key: string): string | undefined {
    const value = this.#table[key];
    if (value !== undefined && typeof value !== 'string') throw this.#wrong(`${key} must be text`);
    return value;
  }

  number(key: string): number | undefined {
    const value = this.#table[key];
    if (value !== undefined && typeof value !== 'number') throw this.#wrong(`${key} must be a number`);
    return value;
  }

  texts(key: string): readonly string[] | undefined {
    const value = this.#table[key];
    if (value === undefined) return undefined;
    if (!Array.isArray(value) || !value.every((one) => typeof one === 'string')) throw this.#wrong(`${key} must be a list of texts`);
    return value;
  }

  choose<const W extends string>(key: string, ...known: readonly W[]): W | undefined {
    const value = this.text(key);
    const chosen = known.find((one) => one === value);
    if (value !== undefined && chosen === undefined) throw this.#wrong(`${key} must be ${known.join(' or ')}, not "${value}"`);
    return chosen;
  }

  #wrong(what: string): UsageError {
    return new UsageError(`${this.file}: server: ${what}`);
  }
}
