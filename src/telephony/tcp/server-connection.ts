import type { Socket } from 'node:net';
import { ScxmlError } from '../../diagnostics/error.js';
import { type TelephonyAdapter, TelephonyError } from '../contract.js';
import { LineReader } from './line-reader.js';
import { BadLine, type ClientMessage, LONGEST_REQUEST, readClientMessage, type ServerMessage, toLine } from './protocol.js';

/** How many requests of a client may wait for their acceptance. */
const MOST_WAITING = 10_000;
/** A client that does not read is dropped when so many bytes wait for it. */
const MOST_UNREAD = 16 * 1024 * 1024;
/** How long a connection that the T-Server does not take stays, in case that somebody wants to control the simulation, ms. */
const LINGER = 1000;

/** One client of a T-Server on the network. Whatever it sends, the T-Server goes on. */
export class ServerConnection {
  readonly #lines = new LineReader(LONGEST_REQUEST);
  readonly #waiting = new Map<number, AbortController>();
  readonly #name: string;
  #ended = false;
  #controls = false;
  #lingering: NodeJS.Timeout | undefined;

  /** @param control carries out a command @throws ScxmlError for one that cannot be */
  constructor(
    private readonly socket: Socket,
    private readonly adapter: TelephonyAdapter,
    private readonly control: (command: string) => readonly string[],
    private readonly log: (message: string) => void,
    private readonly gone: () => void,
  ) {
    this.#name = `client ${socket.remoteAddress}:${socket.remotePort}`;
    log(`${this.#name} connected`);
    socket.on('data', (chunk: Buffer) => this.#read(chunk));
    socket.on('error', () => {}); // `close` follows
    socket.on('close', () => this.end());
    adapter.onEvent((event) => {
      if (event.name === 'EventServerDisconnected') this.end();
      else this.#send({ type: 'event', event });
    });
    adapter.open().catch((error: unknown) => this.#turnAway(error));
  }

  /**
   * Ends the connection; what is not accepted yet is taken back.
   * @param flush whether the client gets first what was written for it
   */
  end(flush = false): void {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#lingering);
    for (const controller of this.#waiting.values()) controller.abort();
    if (flush) this.socket.destroySoon();
    else this.socket.destroy();
    void this.adapter.close();
    this.log(`${this.#name} is gone`);
    this.gone();
  }

  #turnAway(error: unknown): void {
    if (this.#ended || this.#controls) return;
    this.#send({ type: 'closing', ...asCode(error) });
    this.#lingering = setTimeout(() => this.end(true), LINGER);
  }

  #read(chunk: Buffer): void {
    if (this.#ended) return;
    const lines = this.#lines.read(chunk);
    if (!lines) {
      this.#refuse(`the line is longer than ${LONGEST_REQUEST} bytes`);
      this.end(true);
      return;
    }
    for (const line of lines) this.#line(line);
  }

  #line(line: string): void {
    try {
      this.#take(readClientMessage(line));
    } catch (error) {
      if (!(error instanceof BadLine)) throw error;
      this.#refuse(error.message);
    }
  }

  #take(message: ClientMessage): void {
    if (message.type === 'ping') {
      this.#send({ type: 'pong' });
      return;
    }
    const { number } = message;
    if (message.type === 'control') {
      this.#control(number, message.command);
      return;
    }
    if (message.type === 'abort') {
      this.#waiting.get(number)?.abort();
      return;
    }
    if (this.#waiting.has(number)) throw new BadLine(`request ${number} is there already`);
    if (this.#waiting.size >= MOST_WAITING) {
      this.#send({ type: 'rejected', number, code: 40, detail: `${MOST_WAITING} requests are waiting already` });
      return;
    }
    const controller = new AbortController();
    this.#waiting.set(number, controller);
    this.adapter
      .request({ ...message.request, signal: controller.signal })
      .then(
        (referenceID): ServerMessage => ({ type: 'accepted', number, referenceID }),
        (error: unknown): ServerMessage =>
          controller.signal.aborted ? { type: 'aborted', number } : { type: 'rejected', number, ...asCode(error) },
      )
      .then((answer) => {
        this.#waiting.delete(number);
        this.#send(answer);
      });
  }

  /** Whoever controls the simulation is no client of it: nothing that happens to clients happens to this connection. */
  #control(number: number, command: string): void {
    this.#controls = true;
    clearTimeout(this.#lingering);
    void this.adapter.close();
    this.log(`${this.#name} says: ${command}`);
    try {
      this.#send({ type: 'controlled', number, lines: this.control(command) });
    } catch (error) {
      if (!(error instanceof ScxmlError)) throw error;
      this.#send({ type: 'uncontrolled', number, message: error.message });
    }
  }

  #refuse(message: string): void {
    this.log(`${this.#name} sent a line that was refused: ${message}`);
    this.#send({ type: 'refused', message });
  }

  #send(message: ServerMessage): void {
    if (this.#ended || !this.socket.writable) return;
    this.socket.write(toLine(message));
    if (this.socket.writableLength <= MOST_UNREAD) return;
    this.log(`${this.#name} does not read`);
    this.end();
  }
}

function asCode(error: unknown): { readonly code: number; readonly detail?: string | undefined } {
  return error instanceof TelephonyError ? { code: error.code, detail: error.detail } : { code: 50, detail: String(error) };
}
