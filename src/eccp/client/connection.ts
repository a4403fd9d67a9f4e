/** The bytes between a client and its server: packets in order, and one end. */
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Timer } from '../../clock.js';
import { EccpError } from '../error.js';
import { ANSWER_LIMITS } from '../limits.js';
import type { PacketElement } from '../packet.js';
import { PacketReader } from '../packet-reader.js';
import type { ClientSettings } from './options.js';

export interface ConnectionListener {
  onOpen(): void;
  onPacket(packet: PacketElement): void;
  /** Told once why it ended, unless `end()` was called. */
  onEnd(error: EccpError): void;
}

/** How long the system waits until it checks a silent connection, ms. */
const TCP_KEEP_ALIVE = 30_000;

export class Connection {
  readonly #socket: Socket;
  readonly #reader = new PacketReader(ANSWER_LIMITS);
  readonly #listener: ConnectionListener;
  readonly #timer: Timer;
  #ended = false;

  constructor({ host, port, tls, clock, connectTimeout }: ClientSettings, listener: ConnectionListener) {
    this.#listener = listener;
    const place = `${host}:${port}`;
    const options = { host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: TCP_KEEP_ALIVE };
    this.#socket = tls
      ? connectTls({ ...(isIP(host) ? {} : { servername: host }), ...(tls === true ? {} : tls), ...options })
      : connect(options);
    this.#timer = clock.after(connectTimeout, () => this.fail(`${place} did not answer within ${connectTimeout} ms`));
    this.#socket.once(tls ? 'secureConnect' : 'connect', () => {
      this.#timer.cancel();
      if (!this.#ended) listener.onOpen();
    });
    this.#socket.on('data', (chunk: Buffer) => this.#read(chunk));
    this.#socket.on('error', (error) => this.fail(`${place}: ${error.message || error.name}`));
    this.#socket.on('close', () => this.fail(`the connection to ${place} was lost`));
  }

  send(packet: string): void {
    if (!this.#ended) this.#socket.write(packet);
  }

  /** Ends it and says why; the first reason counts. */
  fail(reason: string): void {
    if (this.#ended) return;
    this.#stop();
    this.#listener.onEnd(new EccpError('connection', undefined, reason));
  }

  /** Nothing is told any more. */
  end(): void {
    if (!this.#ended) this.#stop();
  }

  #stop(): void {
    this.#ended = true;
    this.#timer.cancel();
    this.#socket.destroy();
  }

  #read(chunk: Buffer): void {
    if (this.#ended) return;
    const { packets, refused } = this.#reader.read(chunk);
    for (const packet of packets) {
      if (this.#ended) return;
      this.#listener.onPacket(packet);
    }
    if (refused) this.fail(`the server sent what is no packet: ${refused.message}`);
  }
}
