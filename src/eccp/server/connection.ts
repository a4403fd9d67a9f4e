/** One client: its bytes in, requests in order, packets out, and every reason to end. */
import type { Socket } from 'node:net';
import type { Clock, Timer } from '../../clock.js';
import { BadPacket } from '../bad-packet.js';
import { type PacketLimits, REQUEST_LIMITS } from '../limits.js';
import type { PacketElement } from '../packet.js';
import { PacketSplitter } from '../packet-splitter.js';
import { parsePacket } from '../parse-packet.js';
import { MALFORMED, type ServerAnswer } from './dispatcher.js';
import type { Subscriber } from './fan-out.js';
import type { ServerFaults } from './faults.js';
import type { LogTopic } from './log-entry.js';
import { Outbox } from './outbox.js';
import type { Peer } from './peer.js';

export interface ConnectionOptions {
  readonly number: number;
  readonly address: string;
  readonly clock: Clock;
  readonly faults: ServerFaults;
  readonly limits?: PacketLimits;
  /** Ended after so many ms without a complete request; undefined for never. */
  readonly inactivity: number | undefined;
  /** Events that wait for a client that does not read, bytes; with more it is ended. */
  readonly mostWaiting: number;
  /** A login is carried out behind what came with it, as the workers of the real server do it. */
  readonly lateLogin: boolean;
  readonly handle: (root: PacketElement, peer: Peer) => ServerAnswer | Promise<ServerAnswer> | undefined;
  /** The answer, if there is one, is on its way. */
  readonly answered: () => void;
  readonly log: (what: LogTopic, peer: Peer, detail?: string | undefined) => void;
  readonly gone: (connection: ServerConnection) => void;
}

/** Requests of one client are taken for so long, ms; then others have their turn. */
const TURN = 5;

export class ServerConnection implements Subscriber {
  readonly peer: Peer;
  readonly #socket: Socket;
  readonly #options: ConnectionOptions;
  readonly #splitter: PacketSplitter;
  readonly #outbox: Outbox;
  #packets: string[] = [];
  /** Logins that wait for the requests behind them. */
  #late: PacketElement[] = [];
  #refused: BadPacket | undefined;
  #lastRequest: number;
  #timer: Timer | undefined;
  #isWorking = false;
  /** An answer has to be waited for; the requests behind it wait, too. */
  #isAnswering = false;
  #inputEnded = false;

  constructor(socket: Socket, options: ConnectionOptions) {
    this.#socket = socket;
    this.#options = options;
    this.peer = { number: options.number, address: options.address, session: undefined, filter: undefined, callprogress: false };
    this.#splitter = new PacketSplitter(options.limits ?? REQUEST_LIMITS);
    this.#outbox = new Outbox(socket, options.clock, options.faults, () => this.#work());
    this.#lastRequest = options.clock.now();
    this.#watch();
    socket.on('data', (chunk: Buffer) => this.#receive(chunk));
    socket.on('end', () => this.#endOfInput());
    socket.on('error', (error) => options.log('socket-error', this.peer, error.message));
    socket.on('close', () => this.#closed());
    options.log('connected', this.peer);
  }

  sendEvent(packet: Buffer): void {
    if (this.#outbox.isClosing) return;
    if (this.#outbox.waiting > this.#options.mostWaiting) {
      this.#options.log('slow-consumer', this.peer, `${this.#outbox.waiting} bytes wait`);
      this.destroy();
    } else this.#outbox.write(packet);
  }

  /** Ends it when what is on its way has been sent. Resolves when it is gone. */
  end(): Promise<void> {
    this.peer.session = undefined;
    const closed = new Promise<void>((resolve) => this.#socket.once('close', () => resolve()));
    this.#outbox.close();
    return this.#socket.closed ? Promise.resolve() : closed;
  }

  destroy(): void {
    this.peer.session = undefined;
    this.#socket.destroy();
  }

  #receive(chunk: Buffer): void {
    if (this.#outbox.isClosing || this.#options.faults.hanging) return; // read, so that the end of the input is seen
    const { packets, refused } = this.#splitter.read(chunk);
    this.#packets.push(...packets);
    this.#refused = refused;
    this.#work();
  }

  /** Takes requests in order, as long as the client takes the answers. */
  #work(): void {
    if (this.#isWorking) return;
    this.#isWorking = true;
    const start = performance.now();
    let taken = 0;
    while (taken < this.#packets.length && this.#canTake && performance.now() - start < TURN) this.#take(this.#packets[taken++]!);
    this.#packets = this.#packets.slice(taken);
    this.#isWorking = false;
    if (this.#outbox.isClosing) this.#packets = [];
    if (this.#packets.length > 0 || this.#isAnswering) this.#wait();
    else this.#endOfWork();
  }

  get #canTake(): boolean {
    return this.#outbox.isReady && !this.#isAnswering;
  }

  /** Nothing more is read before what has come is done; a slow reader waits for itself. */
  #wait(): void {
    this.#socket.pause();
    if (this.#canTake) setImmediate(() => this.#work());
  }

  #endOfWork(): void {
    if (this.#refused && !this.#outbox.isClosing) this.#malformed(this.#refused);
    for (const login of this.#late.splice(0)) this.#answer(login);
    if (this.#socket.isPaused()) this.#socket.resume();
    if (this.#inputEnded) this.#outbox.closeAfterAnswers();
  }

  #take(packet: string): void {
    try {
      const root = parsePacket(packet);
      this.#lastRequest = this.#options.clock.now();
      if (this.#options.lateLogin && root.children[0]?.name === 'login') this.#late.push(root);
      else this.#answer(root);
    } catch (error) {
      if (!(error instanceof BadPacket)) throw error;
      this.#malformed(error);
    }
  }

  #answer(root: PacketElement): void {
    if (this.#outbox.isClosing) return;
    const answer = this.#options.handle(root, this.peer);
    if (answer instanceof Promise) void this.#answerLater(answer);
    else this.#send(answer);
  }

  async #answerLater(answer: Promise<ServerAnswer>): Promise<void> {
    this.#isAnswering = true;
    this.#options.answered(); // events need not wait for it
    const sent = await answer;
    this.#isAnswering = false;
    if (!this.#outbox.isClosing) this.#send(sent);
    this.#work();
  }

  #send(answer: ServerAnswer | undefined): void {
    if (answer === MALFORMED) this.#options.log('malformed', this.peer, 'the outermost element is no request');
    if (answer) this.#outbox.answer(Buffer.from(answer.packet), answer.closes);
    this.#options.answered();
  }

  #malformed(error: BadPacket): void {
    this.#options.log('malformed', this.peer, error.message);
    this.#packets = [];
    this.peer.session = undefined;
    this.#outbox.answer(Buffer.from(MALFORMED.packet), true);
  }

  /** The client says no more, but takes the answers to what it said. */
  #endOfInput(): void {
    this.#inputEnded = true;
    if (this.#packets.length === 0 && !this.#isAnswering) this.#outbox.closeAfterAnswers();
  }

  /** Only complete requests count; events that are sent do not. */
  #watch(): void {
    const { clock, inactivity } = this.#options;
    if (inactivity === undefined) return;
    const left = this.#lastRequest + inactivity - clock.now();
    if (left > 0) {
      this.#timer = clock.after(left, () => this.#watch());
      return;
    }
    this.#options.log('inactive', this.peer, `${Math.round(inactivity / 1000)} s without a request`);
    void this.end();
  }

  #closed(): void {
    this.#timer?.cancel();
    this.#packets = [];
    this.peer.session = undefined;
    this.#options.log('disconnected', this.peer);
    this.#options.gone(this);
  }
}
