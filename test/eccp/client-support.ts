/** ECCP servers on the loopback interface that do what a test says, and clients of them. */
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { SimulatedClock } from '../../src/clock.js';
import { EccpClient } from '../../src/eccp/client/client.js';
import type { EccpClientOptions } from '../../src/eccp/client/options.js';
import { REQUEST_LIMITS } from '../../src/eccp/limits.js';
import { childOf, type PacketElement } from '../../src/eccp/packet.js';
import { PacketReader } from '../../src/eccp/packet-reader.js';

export interface Asked {
  readonly id: string;
  readonly name: string;
  /** The arguments that are plain text. */
  readonly args: Readonly<Record<string, string>>;
  readonly element: PacketElement;
  readonly connection: ScriptedConnection;
}

/** What stands in the `NAME_response`; undefined: the handler answers itself, or not at all. */
export type Handler = (asked: Asked) => string | undefined;

export class ScriptedConnection {
  readonly raw: Buffer[] = [];

  constructor(
    readonly number: number,
    readonly socket: Socket,
  ) {}

  send(xml: string): void {
    this.socket.write(`<?xml version="1.0"?>\n${xml}\n`);
  }

  answer({ id, name }: Pick<Asked, 'id' | 'name'>, content: string): void {
    this.send(`<response id="${id}"><${name}_response>${content}</${name}_response></response>`);
  }
}

export const failure = (code: number, message: string): string => `<failure><code>${code}</code><message>${message}</message></failure>`;
export const SUCCESS = '<success/>';

export class ScriptedServer {
  readonly asked: Asked[] = [];
  readonly connections: ScriptedConnection[] = [];
  readonly #server: Server;
  /** The state of each agent, as `getagentstatus` says it. */
  readonly states = new Map<string, string>();
  readonly on: Record<string, Handler> = {};
  /** The cookie of the latest login. */
  cookie = '';
  #cookies = 0;

  constructor(server: Server = createServer()) {
    this.#server = server;
    server.on(
      server.listenerCount('secureConnection') >= 0 && 'setSecureContext' in server ? 'secureConnection' : 'connection',
      (socket: Socket) => this.#serve(socket),
    );
  }

  async listen(port = 0): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
    return this;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get latest(): ScriptedConnection {
    return this.connections.at(-1)!;
  }

  event(xml: string): void {
    this.latest.send(`<event>${xml}</event>`);
  }

  /** The names of the requests, in order. */
  get names(): string[] {
    return this.asked.map(({ name }) => name);
  }

  named(name: string): Asked[] {
    return this.asked.filter((asked) => asked.name === name);
  }

  async close(): Promise<void> {
    for (const { socket } of this.connections) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #serve(socket: Socket): void {
    const connection = new ScriptedConnection(this.connections.length + 1, socket);
    this.connections.push(connection);
    const reader = new PacketReader(REQUEST_LIMITS);
    socket.on('error', () => {});
    socket.on('data', (chunk: Buffer) => {
      connection.raw.push(chunk);
      for (const packet of reader.read(chunk).packets) this.#take(packet, connection);
    });
  }

  #take(packet: PacketElement, connection: ScriptedConnection): void {
    const element = packet.children[0]!;
    const args = Object.fromEntries(element.children.map((child) => [child.name, child.text]));
    const asked = { id: packet.attributes.get('id')!, name: element.name, args, element, connection };
    this.asked.push(asked);
    const content = (this.on[asked.name] ?? this.#usual)(asked);
    if (content !== undefined) connection.answer(asked, content);
  }

  readonly #usual: Handler = ({ name, args, element }) => {
    switch (name) {
      case 'login':
        this.cookie = String(++this.#cookies).padStart(32, '0');
        return `${SUCCESS}<app_cookie>${this.cookie}</app_cookie>`;
      case 'getagentstatus':
        return this.states.get(args['agent_number']!) ?? `<status>offline</status>${failure(404, 'Invalid agent number')}`;
      case 'getmultipleagentstatus': {
        const numbers = childOf(element, 'agents')!.children.map(({ text }) => text);
        if (numbers.some((number) => !this.states.has(number))) return failure(404, 'Specified agent not found');
        const agents = numbers.map((number) => `<agent><agent_number>${number}</agent_number>${this.states.get(number)}</agent>`);
        return `<agents>${agents.join('')}</agents>`;
      }
      case 'getpauses':
        return '';
      default:
        return SUCCESS;
    }
  };
}

export const ONLINE = '<status>online</status><channel>SIP/101-1</channel><extension>101</extension><onhold>0</onhold>';
export const OFFLINE = '<status>offline</status>';
export const paused = (id: number): string =>
  `<status>paused</status><channel>SIP/101-1</channel><extension>101</extension><onhold>0</onhold><pauseinfo><pauseid>${id}</pauseid><pausename>B</pausename><pausestart>03:19:42</pausestart></pauseinfo>`;

export const ana = { agent_number: 'Agent/9000', eccp_password: 'a' };
export const bruno = { agent_number: 'SIP/201', eccp_password: 'b' };

/** Lets the sockets work until something is so. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}

/** A server, clients and a clock for one test. */
export class Bench {
  readonly clock = new SimulatedClock(1_000_000_000);
  readonly log: string[] = [];
  /** What the client told: names of its own events, and what they carry. */
  readonly told: string[] = [];
  readonly #undo: (() => unknown)[] = [];

  async server(server = new ScriptedServer(), port = 0): Promise<ScriptedServer> {
    await server.listen(port);
    this.#undo.push(() => server.close());
    return server;
  }

  /** A server that knows two agents, both logged in. */
  async serverWithAgents(): Promise<ScriptedServer> {
    const server = await this.server();
    for (const { agent_number } of [ana, bruno]) server.states.set(agent_number, ONLINE);
    return server;
  }

  client(server: { readonly port: number }, options: Partial<EccpClientOptions> = {}): EccpClient {
    const client = new EccpClient({
      ...{ port: server.port, username: 'agentconsole', password: 'the-password', clock: this.clock, random: () => 0.5 },
      log: (line) => this.log.push(line),
      ...options,
    });
    client.on('connected', () => this.told.push('connected'));
    client.on('disconnected', ({ level, reason }) => this.told.push(`disconnected ${level}: ${reason.replace(/:\d+/, '')}`));
    client.on('retry', ({ attempt, delay }) => this.told.push(`retry ${attempt} in ${delay}`));
    client.on('difference', ({ agent_number, before, after }) => this.told.push(`${agent_number} ${before.status} → ${after.status}`));
    client.on('event', ({ name }) => this.told.push(name));
    this.#undo.push(() => client.close());
    return client;
  }

  async connected(server: ScriptedServer, options: Partial<EccpClientOptions> = {}): Promise<EccpClient> {
    const client = this.client(server, options);
    await client.connect();
    return client;
  }

  async end(): Promise<void> {
    for (const undo of this.#undo.splice(0).reverse()) await undo();
  }
}
