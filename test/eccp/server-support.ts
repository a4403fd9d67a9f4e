/** A server on loopback with a small service behind it, and clients that send and receive bytes. */
import { connect, type Socket } from 'node:net';
import { afterEach } from '@jest/globals';
import { agentHash } from '../../src/eccp/agent-hash.js';
import { ANSWER_LIMITS } from '../../src/eccp/limits.js';
import type { EccpEvent } from '../../src/eccp/messages/events.js';
import { agentOf } from '../../src/eccp/messages/events.js';
import { writeEvent } from '../../src/eccp/messages/write-answer.js';
import { PacketSplitter } from '../../src/eccp/packet-splitter.js';
import { command, SUCCESS } from '../../src/eccp/server/command.js';
import type { ServerLogEntry } from '../../src/eccp/server/log-entry.js';
import type { EccpServerOptions } from '../../src/eccp/server/options.js';
import { type EccpServer, listenEccp } from '../../src/eccp/server/server.js';
import type { EccpService, ServerEvent } from '../../src/eccp/server/service.js';

/** What a test ends when it is over. */
const opened: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of opened.splice(0).reverse()) await end();
});

export function whenOver(end: () => Promise<void> | void): void {
  opened.push(end);
}

/** A service without a call centre: one agent with a secret, one without, and commands that show what the server does. */
export class FakeService implements EccpService {
  readonly profile = 'rev5';
  switchIsUp = true;
  databaseIsUp = true;
  readonly workerFaults: ('crash' | 'hang')[] = [];
  #listener: (event: ServerEvent) => void = () => {};

  readonly commands: EccpService['commands'] = [
    command('getpauses', () => ({ pause: [{ id: 2, name: 'Baño', status: 'A', type: 'B' }] })),
    command('pingagent', () => SUCCESS),
    command('hangup', () => SUCCESS, { needsSwitch: true }),
    command('saveformdata', () => SUCCESS, { mayBeUnsigned: true }),
    command(
      'hold',
      (_, { agent_number }) => {
        this.tell({ name: 'pausestart', pause_class: 'hold', agent_number });
        this.tell({ name: 'agentloggedin', agent: agent_number });
        return SUCCESS;
      },
      { eventsFirst: ['pausestart'] },
    ),
    command('dumpstatus', () => {
      throw new Error('a mistake of ours');
    }),
    command('getqueuescript', ({ queue = '' }) => ({ script: queue.repeat(1000) })),
  ];

  agent(agent_number: string): { secret: string | undefined } | undefined {
    const secrets = new Map([
      ['Agent/9000', 'secret'],
      ['Agent/9003', undefined],
    ]);
    return secrets.has(agent_number) ? { secret: secrets.get(agent_number) } : undefined;
  }

  takeWorkerFault(): 'crash' | 'hang' | undefined {
    return this.workerFaults.shift();
  }

  onEvent(listener: (event: ServerEvent) => void): () => void {
    this.#listener = listener;
    return () => {
      this.#listener = () => {};
    };
  }

  tell(event: EccpEvent): void {
    this.#listener({ name: event.name, agent: agentOf(event), packet: writeEvent(event) });
  }
}

export interface Rig {
  readonly server: EccpServer;
  readonly service: FakeService;
  readonly log: ServerLogEntry[];
}

export async function rig(options: EccpServerOptions = {}): Promise<Rig> {
  const service = new FakeService();
  const log: ServerLogEntry[] = [];
  const server = await listenEccp(service, { port: 0, log: (entry) => log.push(entry), ...options });
  whenOver(() => server.close());
  return { server, service, log };
}

/** The bytes of a connection, packet by packet. */
export class RawClient {
  readonly #splitter = new PacketSplitter(ANSWER_LIMITS);
  readonly #packets: string[] = [];
  #wake: () => void = () => {};
  bytes = 0;
  packets = 0;
  isClosed = false;

  constructor(readonly socket: Socket) {
    socket.on('data', (chunk: Buffer) => {
      this.bytes += chunk.length;
      const { packets } = this.#splitter.read(chunk);
      this.packets += packets.length;
      this.#packets.push(...packets);
      this.#wake();
    });
    socket.on('error', () => {}); // the server may cut it
    socket.on('close', () => {
      this.isClosed = true;
      this.#wake();
    });
    whenOver(() => {
      socket.destroy();
    });
  }

  send(bytes: string | Uint8Array): void {
    this.socket.write(bytes);
  }

  /** The next packet without its declaration; `closed` when the server ended the connection before. */
  async next(): Promise<string> {
    while (this.#packets.length === 0 && !this.isClosed) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.#packets.shift()?.replace('<?xml version="1.0"?>\n', '') ?? 'closed';
  }

  /** All that comes until the server ends the connection. */
  async rest(): Promise<string[]> {
    const all: string[] = [];
    for (let packet = await this.next(); packet !== 'closed'; packet = await this.next()) all.push(packet);
    return all;
  }

  /** Sends a request and gives what stands in `response`. */
  async ask(command: string, id = 'x'): Promise<string> {
    this.send(`<request id="${id}">${command}</request>`);
    return inside(await this.next());
  }

  /** Sends a request and gives the events that come before its answer, and the answer. */
  async askAmongEvents(command: string): Promise<{ readonly events: string[]; readonly answer: string }> {
    this.send(`<request id="x">${command}</request>`);
    const events: string[] = [];
    for (;;) {
      const packet = await this.next();
      if (!packet.startsWith('<event>')) return { events, answer: inside(packet) };
      events.push(packet);
    }
  }

  /** @returns the cookie */
  async logIn(username = 'agentconsole', password = 'agentconsole'): Promise<string> {
    const answer = await this.ask(`<login><username>${username}</username><password>${password}</password></login>`);
    return /<app_cookie>(.*)<\/app_cookie>/.exec(answer)?.[1] ?? answer;
  }
}

export async function connectTo(server: { readonly port: number }): Promise<RawClient> {
  const socket = connect({ host: '127.0.0.1', port: server.port, noDelay: true });
  const client = new RawClient(socket);
  await new Promise<void>((resolve) => {
    socket.once('connect', () => resolve());
    socket.once('close', () => resolve());
  });
  return client;
}

/** The elements that a signed request begins with. */
export function signed(cookie: string, agent_number = 'Agent/9000', secret = 'secret'): string {
  return `<agent_number>${agent_number}</agent_number><agent_hash>${agentHash(cookie, agent_number, secret)}</agent_hash>`;
}

export function inside(packet: string): string {
  return packet.replace(/^<response[^>]*>/, '').replace(/<\/response>$/, '');
}

export function failure(code: number, message: string): string {
  return `<failure><code>${code}</code><message>${message}</message></failure>`;
}

/** Until a condition holds. @param patience ms */
export async function until(condition: () => boolean, patience = 4000): Promise<void> {
  const end = Date.now() + patience;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`it did not happen within ${patience} ms`);
    await new Promise<void>((resolve) => setTimeout(resolve, 2));
  }
}
