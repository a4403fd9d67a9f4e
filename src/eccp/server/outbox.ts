/**
 * What goes to a client: whole packets in order, those of one turn of the event loop in one piece. What other clients cause in the
 * same turn is part of it, so that a server with much to do writes less often.
 */
import type { Socket } from 'node:net';
import type { Clock } from '../../clock.js';
import type { ServerFaults } from './faults.js';

/**
 * Bytes of one turn after which packets leave without their line end. The real PHP client reads at most 8 KiB at once, and a line
 * end that begins a read spoils the packet behind it; in a piece that is read at once that cannot happen.
 */
const READ_AT_ONCE = 4096;
/** Answers of one client that are held back by a fault at a time; with more, no further request is taken. */
const MOST_HELD = 1000;
/** How long a client that was told the end may take to go, ms. */
const LINGER = 2000;

export class Outbox {
  readonly #socket: Socket;
  readonly #clock: Clock;
  readonly #faults: ServerFaults;
  readonly #onReady: () => void;
  #isCorked = false;
  /** Bytes of this turn of the event loop: the client had no chance yet to take them. */
  #ofThisTurn = 0;
  #isFull = false;
  #isClosing = false;
  /** To be closed when nothing is held back any more. */
  #closesLater = false;
  #held = 0;
  /** When the latest answer that is held back leaves, ms. */
  #latest = 0;

  /** @param onReady when further answers can be taken after a time when they could not */
  constructor(socket: Socket, clock: Clock, faults: ServerFaults, onReady: () => void) {
    this.#socket = socket;
    this.#clock = clock;
    this.#faults = faults;
    this.#onReady = onReady;
    socket.on('drain', () => {
      this.#isFull = false;
      onReady();
    });
  }

  /** Nothing more is sent. */
  get isClosing(): boolean {
    return this.#isClosing;
  }

  /** Whether the client has taken enough of what was sent, so that requests of it may be answered. */
  get isReady(): boolean {
    return !this.#isFull && !this.#isClosing && this.#held < MOST_HELD;
  }

  /** Bytes that the client does not take. */
  get waiting(): number {
    return this.#socket.writableLength - this.#ofThisTurn;
  }

  answer(packet: Buffer, closes: boolean): void {
    const wait = this.#faults.holdBack();
    if (wait === 0 && this.#held === 0) {
      this.#send(packet, closes);
      return;
    }
    const now = this.#clock.now();
    const due = this.#faults.shuffle ? now + wait : Math.max(now + wait, this.#latest);
    this.#latest = due;
    this.#held++;
    this.#clock.after(due - now, () => {
      const wasReady = this.isReady;
      this.#held--;
      this.#send(packet, closes);
      if (!wasReady && this.isReady) this.#onReady();
      if (this.#closesLater) this.closeAfterAnswers();
    });
  }

  /** @param packet with its line end */
  write(packet: Buffer): void {
    if (this.#isClosing || !this.#socket.writable) return;
    if (!this.#isCorked) {
      this.#isCorked = true;
      this.#socket.cork();
      setImmediate(() => {
        this.#isCorked = false;
        this.#ofThisTurn = 0;
        this.#socket.uncork();
      });
    }
    const isBurst = this.#ofThisTurn + packet.length > READ_AT_ONCE && this.#ofThisTurn > 0;
    const piece = isBurst ? packet.subarray(0, -1) : packet;
    this.#ofThisTurn += piece.length;
    if (!this.#socket.write(piece)) this.#isFull = true;
  }

  /** Ends the connection after all answers that are still held back. */
  closeAfterAnswers(): void {
    this.#closesLater = this.#held > 0;
    if (!this.#closesLater) this.close();
  }

  /** Sends what is written already and ends the connection; the client may take a moment to see it. */
  close(): void {
    if (this.#isClosing) return;
    this.#isClosing = true;
    this.#socket.end();
    const timer = setTimeout(() => this.#socket.destroy(), LINGER);
    this.#socket.once('close', () => clearTimeout(timer));
    this.#socket.resume(); // unread bytes would make the end a reset, which takes the last packet with it
  }

  #send(packet: Buffer, closes: boolean): void {
    this.write(packet);
    if (closes) this.close();
  }
}
