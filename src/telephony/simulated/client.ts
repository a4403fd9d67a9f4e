/** A client of the simulated T-Server: the adapter. Counts reference IDs and keeps the requests that are not accepted yet. */
import type { Clock } from '../../clock.js';
import { AdapterEvents } from '../adapter-events.js';
import {
  CONFIRMATION,
  type EventListener,
  type RequestName,
  type TelephonyAdapter,
  type TelephonyError,
  type TelephonyEvent,
  type TelephonyRequest,
} from '../contract.js';
import { telephonyError } from '../error-codes.js';
import type { SimulatedConfig } from './config.js';
import type { FaultKind } from './faults.js';

/** One connection, from opening to closing or loss. */
export interface Connection {
  /** The DNs registered over it. */
  readonly registered: Set<string>;
  emit(event: TelephonyEvent): void;
  /** The T-Server is gone; `event` says so. */
  lost(event: TelephonyEvent): void;
}

/** What a client needs of its T-Server. */
export interface ServerSide {
  readonly config: SimulatedConfig;
  readonly clock: Clock;
  /** @throws TelephonyError 54 when the T-Server takes no connections */
  connect(connection: Connection): void;
  disconnect(connection: Connection): void;
  /** What is known before a request is accepted. */
  refusal(connection: Connection, request: TelephonyRequest): TelephonyError | undefined;
  takeFault(request: TelephonyRequest): FaultKind | undefined;
  accepted(
    asker: { readonly connection: Connection; readonly referenceID: number },
    request: TelephonyRequest,
    fault: FaultKind | undefined,
  ): void;
  /** Breaks all connections. */
  disconnectAll(): void;
}

export class SimulatedClient implements TelephonyAdapter {
  readonly supports: ReadonlySet<RequestName> = new Set(Object.keys(CONFIRMATION) as RequestName[]);
  readonly switches: readonly string[];
  readonly #server: ServerSide;
  readonly #events: AdapterEvents;
  /** Rejects each request that is not accepted yet. */
  readonly #inFlight = new Set<(error: TelephonyError) => void>();
  #connection: Connection | undefined;
  #opening: { readonly promise: Promise<void>; readonly fail: (error: TelephonyError) => void } | undefined;
  #lastReferenceID = 0;

  constructor(server: ServerSide, log: (message: string) => void) {
    this.#server = server;
    this.switches = [server.config.switch];
    this.#events = new AdapterEvents((error) => log(`a listener of telephony events failed: ${String(error)}`));
  }

  onEvent(listener: EventListener): () => void {
    return this.#events.subscribe(listener);
  }

  open(): Promise<void> {
    if (this.#connection) return Promise.resolve();
    if (this.#opening) return this.#opening.promise;
    let fail: (error: TelephonyError) => void = () => {};
    const promise = new Promise<void>((resolve, reject) => {
      fail = reject;
      const connect = (): void => {
        if (this.#opening?.promise !== promise) return; // closed meanwhile
        this.#opening = undefined;
        try {
          this.#connect();
          resolve();
        } catch (error) {
          reject(error);
        }
      };
      const { connectDelay } = this.#server.config;
      if (connectDelay > 0) this.#server.clock.after(connectDelay, connect);
      else queueMicrotask(connect);
    });
    this.#opening = { promise, fail };
    return promise;
  }

  #connect(): void {
    const connection: Connection = {
      registered: new Set(),
      emit: (event) => this.#events.emit(event),
      lost: (event) => {
        this.#connection = undefined;
        this.#rejectAll(telephonyError(54, 'the connection to the T-Server was lost'));
        this.#events.emit(event);
      },
    };
    this.#connection = connection; // listeners of the connection's events may make requests at once
    try {
      this.#server.connect(connection);
    } catch (error) {
      this.#connection = undefined;
      throw error;
    }
  }

  async close(): Promise<void> {
    const connection = this.#connection;
    this.#connection = undefined;
    if (connection) this.#server.disconnect(connection);
    const opening = this.#opening;
    this.#opening = undefined;
    opening?.fail(telephonyError(54, 'the adapter was closed while it opened'));
    this.#rejectAll(telephonyError(54, 'the adapter was closed'));
  }

  request(request: TelephonyRequest): Promise<number> {
    return new Promise((resolve, reject) => {
      const { signal } = request;
      signal?.throwIfAborted();
      if (!this.supports.has(request.name)) throw telephonyError(51, request.name);
      const connection = this.#connection;
      if (!connection) throw telephonyError(54, 'the adapter is not open');
      const refusal = this.#server.refusal(connection, request);
      if (refusal) throw refusal;
      const fault = this.#server.takeFault(request);
      if (fault?.kind === 'reject') throw telephonyError(fault.code, `DN ${request.thisDN}`);

      const settle = (finish: () => void): void => {
        timer?.cancel();
        signal?.removeEventListener('abort', aborted);
        this.#inFlight.delete(fail);
        finish();
      };
      const fail = (error: unknown): void => settle(() => reject(error));
      const aborted = (): void => fail(signal?.reason);
      const accept = (): void =>
        settle(() => {
          const referenceID = ++this.#lastReferenceID;
          resolve(referenceID);
          // The answer's time runs from when the caller has got the reference ID: never an answer before it.
          queueMicrotask(() => this.#server.accepted({ connection, referenceID }, request, fault));
        });
      this.#inFlight.add(fail);
      signal?.addEventListener('abort', aborted);
      const timer = fault?.kind === 'neverAccept' ? undefined : this.#server.clock.after(this.#acceptDelay(fault), accept);
      if (fault?.kind === 'disconnect' && fault.when === 'beforeAcceptance') this.#server.disconnectAll();
    });
  }

  #acceptDelay(fault: FaultKind | undefined): number {
    const { acceptDelay } = this.#server.config;
    return fault?.kind === 'delay' ? acceptDelay + (fault.accept ?? 0) : acceptDelay;
  }

  #rejectAll(error: TelephonyError): void {
    for (const reject of [...this.#inFlight]) reject(error);
  }
}
