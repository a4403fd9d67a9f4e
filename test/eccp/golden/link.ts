/**
 * Connections whose both ends are in this process, so that a test can wait until nothing is on its way any more instead of
 * waiting for a time.
 */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { connect, type Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { ANSWER_LIMITS } from '../../../src/eccp/limits.js';
import { PacketSplitter } from '../../../src/eccp/packet-splitter.js';
import { whenOver } from '../server-support.js';

/** So many turns of the event loop without news are a rest. */
const QUIET_TURNS = 3;
const LONGEST = 10_000;

/** One connection, seen from the client. */
export class Link {
  readonly #splitter = new PacketSplitter(ANSWER_LIMITS);
  /** What the server sent, packet by packet; the end of the connection is `closed`. */
  readonly received: string[] = [];
  readonly #client: Socket;
  readonly #server: Socket;
  #closed = false;

  constructor(client: Socket, server: Socket) {
    this.#client = client;
    this.#server = server;
    client.on('data', (chunk: Buffer) => this.received.push(...this.#splitter.read(chunk).packets));
    client.on('error', () => {}); // the server may cut it
    client.on('close', () => {
      this.#closed = true;
    });
    client.on('end', () => this.received.push('closed'));
  }

  get isClosed(): boolean {
    return this.#closed;
  }

  send(bytes: Uint8Array): void {
    this.#client.write(bytes);
  }

  /** The client says no more. */
  end(): void {
    this.#client.end();
  }

  /** How far both directions are; the same twice, with `isQuiet`, is a rest. */
  get isQuiet(): boolean {
    if (this.#closed || this.#server.destroyed) return this.#closed && this.#server.destroyed;
    const { bytesWritten: asked, bytesRead: got } = this.#client;
    return asked === this.#server.bytesRead && got === this.#server.bytesWritten && this.#server.writableLength === 0;
  }

  destroy(): void {
    this.#client.destroy();
  }
}

/** All connections of one replay. */
export class Links {
  readonly #all: Link[] = [];

  async open(port: number): Promise<Link> {
    const accepted = serverSide(port);
    const client = connect({ host: '127.0.0.1', port, noDelay: true });
    const link = new Link(client, await accepted);
    whenOver(() => link.destroy());
    this.#all.push(link);
    await this.settle();
    return link;
  }

  /** Until everything that was sent has been read and answered. */
  async settle(): Promise<void> {
    const end = Date.now() + LONGEST;
    for (let quiet = 0; quiet < QUIET_TURNS; ) {
      await turn();
      quiet = this.#all.every((link) => link.isQuiet) ? quiet + 1 : 0;
      if (Date.now() > end) throw new Error('the connections do not come to rest');
    }
  }
}

/** The server's end of the next connection to a port of this process. */
function serverSide(port: number): Promise<Socket> {
  return new Promise((resolve) => {
    const take = (message: unknown): void => {
      const { socket } = message as { readonly socket: Socket };
      if (socket.localPort !== port) return;
      unsubscribe('net.server.socket', take);
      resolve(socket);
    };
    subscribe('net.server.socket', take);
  });
}
