/** The way to a T-Server on the network that speaks the protocol of this folder. Reports a loss and never reconnects by itself. */
import { type Clock, systemClock } from '../../clock.js';
import { ScxmlError } from '../../diagnostics/error.js';
import { AdapterEvents } from '../adapter-events.js';
import type { EventListener, RequestName, TelephonyAdapter, TelephonyError, TelephonyEvent, TelephonyRequest } from '../contract.js';
import { telephonyError } from '../error-codes.js';
import { TcpConnection } from './connection.js';
import { DEFAULT_PORT, LONGEST_REQUEST, LOOPBACK, type ServerMessage, toLine } from './protocol.js';
import { REQUEST_NAMES } from './shapes.js';

export interface TcpOptions {
  /** Default `127.0.0.1`. */
  readonly host?: string | undefined;
  /** Default 7400. */
  readonly port?: number | undefined;
  /** The switch behind the T-Server; given, requests for another one are rejected here. */
  readonly switch?: string | undefined;
  /** How long `open()` may take, ms; default 5000. */
  readonly connectTimeout?: number | undefined;
  /** How long the T-Server may be silent before it is asked, and again until it is lost, ms; default 5000. */
  readonly heartbeat?: number | undefined;
  /** Default: the system's. */
  readonly clock?: Clock | undefined;
  /** Told what listeners throw. */
  readonly log?: ((message: string) => void) | undefined;
}

/**
 * An adapter to a T-Server such as `statewire sim tserver`.
 * @throws ScxmlError `BAD_OPTION` for a port or a time that is none
 */
export function tcpAdapter(options: TcpOptions = {}): TelephonyAdapter {
  const { port = DEFAULT_PORT, connectTimeout = 5000, heartbeat = 5000 } = options;
  if (!(Number.isInteger(port) && port > 0 && port <= 65_535)) throw new ScxmlError('BAD_OPTION', `port must be 1 to 65535, not ${port}`);
  for (const [name, value] of Object.entries({ connectTimeout, heartbeat })) {
    if (!(Number.isFinite(value) && value > 0)) throw new ScxmlError('BAD_OPTION', `${name} must be milliseconds, not ${value}`);
  }
  return new TcpAdapter({ ...options, port, connectTimeout, heartbeat });
}

type CheckedOptions = TcpOptions & { readonly port: number; readonly connectTimeout: number; readonly heartbeat: number };

interface Waiting {
  accepted(referenceID: number): void;
  rejected(error: TelephonyError): void;
  /** The T-Server has taken it back. */
  aborted(): void;
}

/** One connection and what belongs to it. */
interface Current {
  readonly connection: TcpConnection;
  readonly opening: Promise<void>;
  /** Added to the T-Server's reference IDs, which begin anew with each connection. */
  readonly base: number;
  readonly waiting: Map<number, Waiting>;
  opened(): void;
  failed(error: TelephonyError): void;
  isOpen: boolean;
}

class TcpAdapter implements TelephonyAdapter {
  readonly supports: ReadonlySet<RequestName> = new Set(REQUEST_NAMES);
  readonly switches: readonly string[] | undefined;
  readonly #options: CheckedOptions;
  readonly #clock: Clock;
  readonly #events: AdapterEvents;
  #current: Current | undefined;
  #highest = 0;
  #count = 0;
  /** As it calls itself in its events. */
  #server = 'tserver';

  constructor(options: CheckedOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock();
    this.switches = options.switch === undefined ? undefined : [options.switch];
    this.#events = new AdapterEvents((error) => options.log?.(`a listener of telephony events failed: ${String(error)}`));
  }

  onEvent(listener: EventListener): () => void {
    return this.#events.subscribe(listener);
  }

  open(): Promise<void> {
    this.#current ??= this.#connect();
    return this.#current.opening;
  }

  async close(): Promise<void> {
    const current = this.#current;
    if (!current) return;
    this.#current = undefined;
    const gone = current.connection.end();
    this.#settleAll(current, telephonyError(54, 'the adapter was closed'));
    await gone;
  }

  request(request: TelephonyRequest): Promise<number> {
    return new Promise((resolve, reject) => {
      const { signal, ...plain } = request;
      signal?.throwIfAborted();
      if (!this.supports.has(request.name)) throw telephonyError(51, request.name);
      const current = this.#current;
      if (!current?.isOpen) throw telephonyError(54, 'the adapter is not open');
      const { switches } = this;
      if (plain.switch !== undefined && switches && !switches.includes(plain.switch)) {
        throw telephonyError(59, `there is no switch ${plain.switch}, only ${switches.join(', ')}`);
      }
      const number = ++this.#count;
      const message = { type: 'request', number, request: plain } as const;
      if (Buffer.byteLength(toLine(message)) > LONGEST_REQUEST) throw telephonyError(51, `a request of more than ${LONGEST_REQUEST} bytes`);
      const abort = (): void => current.connection.send({ type: 'abort', number }); // it may be accepted already: the T-Server knows
      const settle = (finish: () => void): void => {
        signal?.removeEventListener('abort', abort);
        current.waiting.delete(number);
        finish();
      };
      current.waiting.set(number, {
        accepted: (referenceID) => settle(() => resolve(referenceID)),
        rejected: (error) => settle(() => reject(error)),
        aborted: () => settle(() => reject(signal?.reason)),
      });
      signal?.addEventListener('abort', abort);
      current.connection.send(message);
    });
  }

  #connect(): Current {
    const { host = LOOPBACK, port, connectTimeout, heartbeat } = this.#options;
    let opened = (): void => {};
    let failed = (_: TelephonyError): void => {};
    const opening = new Promise<void>((resolve, reject) => {
      opened = resolve;
      failed = reject;
    });
    const connection = new TcpConnection({
      ...{ host, port, connectTimeout, heartbeat, clock: this.#clock },
      onMessage: (message) => this.#take(current, message),
      onEnd: (error) => this.#lost(current, error),
    });
    const current: Current = { connection, opening, opened, failed, base: this.#highest, waiting: new Map(), isOpen: false };
    return current;
  }

  #take(current: Current, message: ServerMessage): void {
    const waiting = 'number' in message ? current.waiting.get(message.number) : undefined;
    switch (message.type) {
      case 'accepted': {
        const referenceID = current.base + message.referenceID;
        this.#highest = Math.max(this.#highest, referenceID);
        waiting?.accepted(referenceID);
        return;
      }
      case 'rejected':
        waiting?.rejected(telephonyError(message.code, message.detail));
        return;
      case 'aborted':
        waiting?.aborted();
        return;
      case 'event':
        this.#event(current, message.event);
    }
  }

  #event(current: Current, event: TelephonyEvent): void {
    if (event.name === 'EventServerConnected') {
      this.#server = event.server;
      current.isOpen = true; // listeners of this event may make requests at once
    }
    const numbered = 'referenceID' in event && event.referenceID !== undefined;
    this.#events.emit(numbered ? { ...event, referenceID: current.base + event.referenceID } : event);
    if (event.name === 'EventServerConnected') current.opened();
  }

  #lost(current: Current, error: TelephonyError): void {
    if (this.#current === current) this.#current = undefined;
    const { isOpen } = current;
    this.#settleAll(current, error.code === 54 ? error : telephonyError(54, error.message));
    if (!isOpen) return;
    const { code: errorCode, message: errorMessage } = error;
    this.#events.emit({ name: 'EventServerDisconnected', time: this.#clock.now(), server: this.#server, errorCode, errorMessage });
  }

  #settleAll(current: Current, error: TelephonyError): void {
    current.isOpen = false;
    current.failed(error);
    for (const waiting of [...current.waiting.values()]) waiting.rejected(error);
  }
}
