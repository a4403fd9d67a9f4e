/** What stands behind the agent actions of a run: the embedded T-Server, one on the network, or an adapter of a file. */
import {
  readSimulatedConfig,
  type SimulatedConfig,
  type SimulatedTServer,
  simulatedTServer,
  supervise,
  type TelephonyAdapter,
  tcpAdapter,
} from 'statewire/telephony';
import type { Clock } from '../../clock.js';
import { ScxmlError } from '../../diagnostics/error.js';
import { loadAdapter } from '../load-adapter.js';
import { readText, readToml } from '../read-toml.js';
import { messageOf, UsageError } from '../usage-error.js';
import { CountingClock } from './counting-clock.js';
import { namedEccpAdapter, readEccpAddress } from './eccp-adapter.js';

/** What is known before there is a clock. */
export type TelephonyChoice =
  | { readonly kind: 'embedded'; readonly config: SimulatedConfig | undefined }
  | { readonly kind: 'outside'; readonly adapter: TelephonyAdapter };

export interface Telephony {
  readonly adapter: TelephonyAdapter;
  /** Whether it lives in the time of the world outside, not in that of the run. */
  readonly outside: boolean;
  /** How much it still has to do that is not the chart's business, such as answers on their way. */
  readonly pending: number;
  /** The T-Server itself, where it can be looked at. */
  readonly server: SimulatedTServer | undefined;
  /** Connects. @throws UsageError when that is not possible */
  open(): Promise<void>;
  close(): Promise<void>;
}

/** Names of what comes with the command; everything else is a file. */
export const EMBEDDED = 'sim';
const NETWORK = /^tserver(:\d+)?$/;

/**
 * What `--adapter` and `--config` mean.
 * @throws UsageError for a file that cannot be read, a configuration that is wrong, and a module that is no adapter
 */
export async function chooseTelephony(name: string, configFile: string | undefined): Promise<TelephonyChoice> {
  try {
    if (name === EMBEDDED) {
      return { kind: 'embedded', config: configFile === undefined ? undefined : readSimulatedConfig(readText(configFile), configFile) };
    }
    const config = configFile === undefined ? {} : readToml(configFile);
    const eccp = readEccpAddress(name);
    if (eccp) return { kind: 'outside', adapter: namedEccpAdapter(eccp, config, configFile) };
    const network = NETWORK.exec(name);
    if (!network) return { kind: 'outside', adapter: await loadAdapter(name, config) };
    const port = network[1] === undefined ? {} : { port: Number(network[1].slice(1)) };
    return { kind: 'outside', adapter: networkAdapter({ ...config, ...port }, configFile) };
  } catch (error) {
    if (error instanceof ScxmlError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}

/** @param notice a line for the user */
export function createTelephony(choice: TelephonyChoice, clock: Clock, notice: (text: string) => void): Telephony {
  return choice.kind === 'embedded' ? new Embedded(choice.config, clock, notice) : new Outside(choice.adapter, notice);
}

class Embedded implements Telephony {
  readonly outside = false;
  readonly adapter: TelephonyAdapter;
  readonly server: SimulatedTServer;
  readonly #serverClock: CountingClock;
  readonly #clock: Clock;

  constructor(config: SimulatedConfig | undefined, clock: Clock, notice: (text: string) => void) {
    this.#clock = clock;
    this.#serverClock = new CountingClock(clock);
    this.server = simulatedTServer({ clock: this.#serverClock, log: notice, ...(config && { config }) });
    this.adapter = this.server.adapter();
  }

  get pending(): number {
    return this.#serverClock.pending;
  }

  async open(): Promise<void> {
    await this.adapter.open();
    this.server.startCalls(this.#clock); // nobody waits for calls that come by themselves
  }

  async close(): Promise<void> {
    await this.adapter.close();
    this.server.close();
  }
}

class Outside implements Telephony {
  readonly outside = true;
  readonly pending = 0;
  readonly server = undefined;
  #stop = (): void => {};

  constructor(
    readonly adapter: TelephonyAdapter,
    private readonly notice: (text: string) => void,
  ) {}

  async open(): Promise<void> {
    try {
      await this.adapter.open();
    } catch (error) {
      throw new UsageError(`the adapter cannot be opened: ${messageOf(error)}`, { cause: error });
    }
    const supervision = supervise(this.adapter, { log: this.notice });
    this.#stop = () => supervision.stop();
  }

  async close(): Promise<void> {
    this.#stop();
    await this.adapter.close();
  }
}

/** The configuration of `--adapter tserver`: `host`, `port`, `switch`. */
function networkAdapter(config: Readonly<Record<string, unknown>>, file = '--config'): TelephonyAdapter {
  const { host, port, switch: name, ...rest } = config;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) throw new UsageError(`${file}: there is no "${unknown}"; there are host, port, switch`);
  if (host !== undefined && typeof host !== 'string') throw new UsageError(`${file}: host must be a text`);
  if (name !== undefined && typeof name !== 'string') throw new UsageError(`${file}: switch must be a text`);
  if (port !== undefined && typeof port !== 'number') throw new UsageError(`${file}: port must be a number`);
  return tcpAdapter({ host, port, switch: name });
}
