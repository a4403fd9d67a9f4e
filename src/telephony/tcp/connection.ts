/** A client's connection to a T-Server on the network: lines in order, heartbeat, and one end. */
import { connect, type Socket } from 'node:net';
import type { Clock, Timer } from '../../clock.js';
import type { TelephonyError } from '../contract.js';
import { telephonyError } from '../error-codes.js';
import { LineReader } from './line-reader.js';
import { networkProblem } from './network-problem.js';
import { BadLine, type ClientMessage, LONGEST_ANSWER, readServerMessage, type ServerMessage, toLine } from './protocol.js';

export interface ConnectionOptions {
  readonly host: string;
  readonly port: number;
  readonly clock: Clock;
  /** How long connecting may take, ms. */
  readonly connectTimeout: number;
  /** After so many ms of silence the T-Server is asked whether it is there; after as many more it is lost. */
  readonly heartbeat: number;
  /** Told each message, in order. An event that follows an acceptance comes in a later turn of the event loop. */
  readonly onMessage: (message: ServerMessage) => void;
  /** Told once why it ended, unless `end()` was called. */
  readonly onEnd: (error: TelephonyError) => void;
}

export class TcpConnection {
  readonly #socket: Socket;
  readonly #lines = new LineReader(LONGEST_ANSWER);
  readonly #options: ConnectionOptions;
  readonly #received: string[] = [];
  #timer: Timer;
  /** Why it is over, to be told after what was received before. */
  #failure: TelephonyError | undefined;
  #ended = false;
  #handling = false;
  #heard = true;
  #asked = false;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    const { host, port, clock, connectTimeout } = options;
    const place = `${host}:${port}`;
    this.#socket = connect({ host, port, noDelay: true, keepAlive: true });
    this.#timer = clock.after(connectTimeout, () => this.#fail(`${place} did not answer within ${connectTimeout} ms`));
    this.#socket.on('connect', () => this.#watch());
    this.#socket.on('data', (chunk: Buffer) => this.#read(chunk));
    this.#socket.on('error', (error) => this.#fail(`${place}: ${networkProblem(error)}`));
    this.#socket.on('close', () => this.#fail(`the connection to ${place} was lost`));
  }

  send(message: ClientMessage): void {
    if (!this.#ended) this.#socket.write(toLine(message));
  }

  /** Nothing is told any more. Resolves when the connection is gone. */
  async end(): Promise<void> {
    this.#ended = true;
    this.#timer.cancel();
    if (this.#socket.closed) return;
    const closed = new Promise<void>((resolve) => this.#socket.once('close', () => resolve()));
    this.#socket.destroy();
    await closed;
  }

  /** The T-Server's own reason, or the network's; the first one counts. */
  #fail(detail: string, code = 54): void {
    if (this.#ended || this.#failure) return;
    this.#failure = telephonyError(code, detail);
    this.#socket.destroy();
    this.#handle();
  }

  /** A T-Server that says nothing for a while is asked; one that does not answer is lost, though no packet says so. */
  #watch(): void {
    const { clock, heartbeat } = this.#options;
    this.#timer.cancel();
    this.#timer = clock.after(heartbeat, () => {
      if (!this.#heard && this.#asked) {
        this.#fail(`the T-Server was silent for ${2 * heartbeat} ms`);
        return;
      }
      this.#asked = !this.#heard;
      if (this.#asked) this.send({ type: 'ping' });
      this.#heard = false;
      this.#watch();
    });
  }

  #read(chunk: Buffer): void {
    if (this.#ended || this.#failure) return;
    this.#heard = true;
    const lines = this.#lines.read(chunk);
    if (!lines) {
      this.#fail('the T-Server sent a line that is too long', 55);
      return;
    }
    this.#received.push(...lines);
    this.#handle();
  }

  /**
   * Whoever waits for the acceptance of a request must have it before the answer comes, so after an acceptance the rest
   * is left for the next turn; until then nothing more is read.
   */
  #handle(): void {
    if (this.#handling) return;
    let accepted = false;
    while (!this.#ended) {
      const line = this.#received[0];
      if (line === undefined) {
        this.#endOfLines();
        return;
      }
      const message = this.#parse(line);
      if (!message) return;
      if (accepted && message.type !== 'accepted') {
        this.#later();
        return;
      }
      this.#received.shift();
      accepted ||= message.type === 'accepted';
      if (message.type === 'closing') {
        this.#fail(message.detail ?? 'the T-Server takes no connection', message.code);
        return;
      }
      this.#options.onMessage(message);
    }
  }

  #later(): void {
    this.#handling = true;
    this.#socket.pause();
    setImmediate(() => {
      this.#handling = false;
      this.#socket.resume();
      this.#handle();
    });
  }

  #parse(line: string): ServerMessage | undefined {
    try {
      return readServerMessage(line);
    } catch (error) {
      if (!(error instanceof BadLine)) throw error;
      this.#received.length = 0;
      this.#fail(error.message, 55);
      return undefined;
    }
  }

  #endOfLines(): void {
    if (!this.#failure) return;
    this.#ended = true;
    this.#timer.cancel();
    this.#options.onEnd(this.#failure);
  }
}
