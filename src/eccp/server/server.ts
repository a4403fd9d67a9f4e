/** An ECCP server: takes connections, hands their requests to a service and its events to all of them. */
import { createServer, type Server, type Socket } from 'node:net';
import { createSecureContext, type SecureContext, TLSSocket } from 'node:tls';
import { type Clock, systemClock } from '../../clock.js';
import { ScxmlError } from '../../diagnostics/error.js';
import { type AddressList, addressList } from './address-list.js';
import { ServerConnection } from './connection.js';
import { connectionCommands } from './connection-commands.js';
import { Dispatcher } from './dispatcher.js';
import { FanOut } from './fan-out.js';
import { ServerFaults } from './faults.js';
import { listen } from './listen.js';
import type { LogTopic, ServerLogEntry } from './log-entry.js';
import { LoginLimit } from './login-limit.js';
import { type CheckedOptions, checkOptions, type EccpServerOptions } from './options.js';
import type { Peer } from './peer.js';
import type { EccpService } from './service.js';

/**
 * Starts a server. It runs until `close()`; a failure of one connection never touches another.
 * @throws ScxmlError `BAD_OPTION` when it cannot listen there, for an address list or for a TLS key that is none
 */
export async function listenEccp(service: EccpService, options: EccpServerOptions = {}): Promise<EccpServer> {
  const server = new EccpServer(service, checkOptions(options));
  await server.open();
  return server;
}

export class EccpServer {
  readonly faults: ServerFaults;
  readonly #service: EccpService;
  readonly #options: CheckedOptions;
  readonly #clock: Clock;
  readonly #server: Server;
  readonly #connections = new Set<ServerConnection>();
  readonly #isAllowed: AddressList;
  readonly #secure: SecureContext | undefined;
  readonly #dispatcher: Dispatcher;
  readonly #fanOut: FanOut;
  readonly #endEvents: () => void;
  #count = 0;
  #port: number;

  constructor(service: EccpService, options: CheckedOptions) {
    this.#service = service;
    this.#options = options;
    this.#port = options.port;
    this.#clock = options.clock ?? systemClock();
    this.faults = new ServerFaults(options.random ?? Math.random);
    this.#isAllowed = addressList(options.allow);
    this.#secure = options.tls && secureContext(options.tls);
    this.#fanOut = new FanOut(this.#connections, this.faults);
    this.#dispatcher = this.#createDispatcher();
    this.#server = createServer({ keepAlive: true, noDelay: true, allowHalfOpen: true }, (socket) => this.#take(socket));
    this.#endEvents = service.onEvent((event) => this.#fanOut.publish(event));
  }

  get host(): string {
    return this.#options.host;
  }

  get port(): number {
    return this.#port;
  }

  /** How many clients are connected, logged in or not. */
  get connections(): number {
    return this.#connections.size;
  }

  async open(): Promise<void> {
    this.#port = await listen(this.#server, this.#options.host, this.#options.port);
    this.#server.on('error', (error) => this.#log('socket-error', undefined, { detail: error.message }));
    this.#log('listening', undefined, { detail: `${this.host}:${this.port}, ${this.#service.profile}, ${this.#options.mode}` });
  }

  /** Cuts all connections, as a network that fails; the server goes on. @returns how many there were */
  dropConnections(): number {
    const all = [...this.#connections];
    for (const connection of all) connection.destroy();
    this.#log('fault', undefined, { detail: `${all.length} connections dropped` });
    return all.length;
  }

  /** Stops listening and ends all connections when what is on its way to them has been sent. The service goes on. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#endEvents();
    await Promise.all([...this.#connections].map((connection) => connection.end()));
    await closed;
    this.#log('closed', undefined, {});
  }

  #createDispatcher(): Dispatcher {
    const { clients, mode } = this.#options;
    return new Dispatcher({
      service: this.#service,
      connectionCommands: connectionCommands({
        profile: this.#service.profile,
        others: this.#service.commands,
        clients,
        limit: mode === 'as-built' ? undefined : new LoginLimit(this.#clock),
        lenientNames: mode === 'as-built',
        log: (what, peer, user) => this.#log(what, peer, { user }),
      }),
      faults: this.faults,
      during: (eventsFirst, run) => this.#fanOut.during(eventsFirst, run),
      onMistake: (peer, name, error) => this.#log('command-failed', peer, { detail: `${name}: ${reason(error)}` }),
    });
  }

  /** An address that is not on the list is gone before a byte is sent or read. */
  #take(socket: Socket): void {
    const address = socket.remoteAddress ?? '';
    const { clock, mostWaiting, mostConnections, inactivity, mode, limits } = { ...this.#options, clock: this.#clock };
    const turnsAway = !this.#isAllowed(address) ? 'refused' : this.#connections.size >= mostConnections ? 'turned-away' : undefined;
    if (turnsAway) {
      socket.on('error', () => {}); // it is gone anyway
      socket.destroy();
      this.#log(turnsAway, undefined, { address });
      return;
    }
    const connection = new ServerConnection(this.#secure ? secured(socket, this.#secure) : socket, {
      ...{ number: ++this.#count, address, clock, mostWaiting, inactivity, faults: this.faults },
      ...(limits && { limits }),
      lateLogin: mode === 'as-built',
      handle: (root, peer) => this.#dispatcher.handle(root, peer),
      answered: () => this.#fanOut.release(),
      log: (what, peer, detail) => this.#log(what, peer, { detail }),
      gone: (gone) => this.#connections.delete(gone),
    });
    this.#connections.add(connection);
  }

  #log(what: LogTopic, peer: Peer | undefined, more: Partial<ServerLogEntry>): void {
    const whose = peer && { connection: peer.number, address: peer.address, user: peer.session?.username };
    this.#options.log?.({ time: this.#clock.now(), what, ...whose, ...more });
  }
}

function secured(socket: Socket, secureContext: SecureContext): TLSSocket {
  const secure = new TLSSocket(socket, { isServer: true, secureContext });
  socket.on('error', (error) => secure.destroy(error));
  return secure;
}

function secureContext({ key, cert }: { readonly key: string; readonly cert: string }): SecureContext {
  try {
    return createSecureContext({ key, cert });
  } catch (cause) {
    throw new ScxmlError('BAD_OPTION', `the TLS key or certificate cannot be used: ${reason(cause)}`, undefined, { cause });
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
