/**
 * A T-Server with its switch, in process: DNs with agents, answers after realistic times on a clock, faults on command.
 * Where real switches differ the configuration says which way this one goes.
 */
import { type Clock, systemClock, type Timer } from '../../clock.js';
import type { TelephonyAdapter, TelephonyError, TelephonyEvent, TelephonyRequest } from '../contract.js';
import { errorText, telephonyError } from '../error-codes.js';
import type { DNState, StateEvent } from './agent-state.js';
import { CallSchedule } from './call-schedule.js';
import { checkFault, simulatedConfig } from './check-config.js';
import { type Connection, type ServerSide, SimulatedClient } from './client.js';
import type { SimulatedConfig } from './config.js';
import { type Fault, type FaultKind, Faults } from './faults.js';
import { SimulatedSwitch } from './switch.js';
import { type Stamp, toEvent } from './to-event.js';

export interface SimulatedOptions {
  /** Default: the system's. */
  readonly clock?: Clock;
  /** Replaces some of `SIMULATED_DEFAULTS`. */
  readonly config?: Partial<SimulatedConfig>;
  /** Told what listeners of its adapters throw. */
  readonly log?: (message: string) => void;
}

/**
 * A simulated T-Server with ten DNs on a switch `sim`, or as `config` says.
 * @throws ScxmlError `BAD_OPTION` for a configuration that no switch could have
 */
export function simulatedTServer(options: SimulatedOptions = {}): SimulatedTServer {
  return new SimulatedTServer(simulatedConfig(options.config), options.clock ?? systemClock(), options.log ?? (() => {}));
}

/** Which client asked, and the number of its request. */
interface Asker {
  readonly connection: Connection;
  readonly referenceID: number;
}

export class SimulatedTServer {
  readonly #switch: SimulatedSwitch;
  readonly #connections = new Set<Connection>();
  readonly #faults = new Faults();
  readonly #timers = new Set<Timer>();
  #calls: CallSchedule | undefined;
  #running = true;
  #linkUp = true;

  constructor(
    readonly config: SimulatedConfig,
    private readonly clock: Clock,
    private readonly log: (message: string) => void,
  ) {
    this.#switch = new SimulatedSwitch(config);
    for (const fault of config.faults) this.#faults.add(fault);
  }

  /** Another client of this T-Server, not open yet. */
  adapter(): TelephonyAdapter {
    return new SimulatedClient(this.#serverSide(), this.log);
  }

  /** The state of one DN; undefined for a DN that the switch does not have. */
  dn(thisDN: string): DNState | undefined {
    return this.#switch.dn(thisDN);
  }

  /** The state of all DNs, in the order of the configuration. */
  inspect(): readonly DNState[] {
    return this.#switch.dns();
  }

  /**
   * From now on the next matching request goes wrong in this way; several faults wait for their requests in order.
   * @throws ScxmlError `BAD_OPTION` for a fault that there is not
   */
  fail(fault: Fault): void {
    checkFault('fault', fault);
    this.#faults.add(fault);
  }

  /** The faults that have not happened yet, with the times that are left. */
  get faults(): readonly Fault[] {
    return this.#faults.list();
  }

  /** Forgets the faults that have not happened yet. */
  clearFaults(): void {
    this.#faults.clear();
  }

  /** Breaks all connections, as a crash does. With `stopped`, new ones are refused until `start()`. */
  disconnect(options: { readonly stopped?: boolean } = {}): void {
    if (options.stopped) this.#running = false;
    for (const connection of [...this.#connections]) {
      this.#connections.delete(connection);
      connection.lost({ ...this.#stamp(), name: 'EventServerDisconnected' });
    }
  }

  /** Takes connections again after `disconnect({ stopped: true })`. */
  start(): void {
    this.#running = true;
  }

  /** The link between the T-Server and its switch goes down or comes back; the connections of clients stay. */
  setLink(up: boolean): void {
    if (this.#linkUp === up) return;
    this.#linkUp = up;
    for (const connection of [...this.#connections]) this.#send(connection, this.#linkEvent());
  }

  /**
   * The agent does at the phone what a request would do: all clients get the events, none with a reference ID.
   * @returns the error code when the switch refuses, undefined when it was done
   */
  atPhone(request: Omit<TelephonyRequest, 'signal' | 'switch'>): number | undefined {
    const outcome = this.#switch.carryOut(request);
    if (outcome.code === undefined) this.#tell(outcome.events, request);
    return outcome.code;
  }

  /** An ACD call reaches the DN. @returns false when its agent gets no calls */
  callArrives(thisDN: string): boolean {
    return this.#switch.callArrives(thisDN);
  }

  /** The ACD call at the DN ends; after-call work begins when it is configured. @returns false when there was none */
  callEnds(thisDN: string): boolean {
    const ended = this.#switch.callEnds(thisDN);
    if (!ended) return false;
    this.#tell(ended.events);
    if (ended.dn.state === 'afterCallWork') {
      this.#after(this.config.afterCallWork, () => this.#tell(this.#switch.endAfterCallWork(ended.dn)));
    }
    return true;
  }

  /**
   * From now on the calls of the configuration come by themselves; called again it changes nothing.
   * @param clock what they are timed by; default that of the T-Server
   */
  startCalls(clock: Clock = this.clock): void {
    this.#calls ??= new CallSchedule(this, clock, this.config.calls);
  }

  /** Breaks the connections for good and forgets everything that was still to come. */
  close(): void {
    this.disconnect({ stopped: true });
    this.#calls?.stop();
    for (const timer of this.#timers) timer.cancel();
    this.#timers.clear();
  }

  #serverSide(): ServerSide {
    return {
      config: this.config,
      clock: this.clock,
      connect: (connection) => this.#connect(connection),
      disconnect: (connection) => this.#connections.delete(connection),
      refusal: (connection, request) => this.#refusal(connection, request),
      takeFault: (request) => this.#faults.take(request),
      accepted: (asker, request, fault) => this.#accepted(asker, request, fault),
      disconnectAll: () => this.disconnect(),
    };
  }

  #connect(connection: Connection): void {
    if (!this.#running) throw telephonyError(54, `T-Server ${this.config.server} does not answer`);
    this.#connections.add(connection);
    this.#send(connection, { ...this.#stamp(), name: 'EventServerConnected' });
    this.#send(connection, this.#linkEvent());
  }

  #refusal(connection: Connection, request: TelephonyRequest): TelephonyError | undefined {
    const { switch: name, registration } = this.config;
    const dn = `DN ${request.thisDN}`;
    if (request.switch !== undefined && request.switch !== name)
      return telephonyError(59, `there is no switch ${request.switch}, only ${name}`);
    if (!this.#switch.dn(request.thisDN)) return telephonyError(59, dn);
    if (!this.#linkUp) return telephonyError(54, `switch ${name}`);
    const registered = request.name === 'RequestRegisterAddress' || connection.registered.has(request.thisDN);
    return registration && !registered ? telephonyError(41, dn) : undefined;
  }

  #accepted(asker: Asker, request: TelephonyRequest, fault: FaultKind | undefined): void {
    if (fault?.kind === 'disconnect') {
      this.#after(this.config.answerDelay / 2, () => this.disconnect());
      return;
    }
    const slower = fault?.kind === 'delay' ? (fault.answer ?? 0) : 0;
    this.#after(this.config.answerDelay + slower, () => this.#answer(asker, request, fault));
  }

  #answer(asker: Asker, request: TelephonyRequest, fault: FaultKind | undefined): void {
    const outcome = this.#outcome(request, fault);
    if (outcome.code !== undefined) {
      this.#refuse(asker, request, outcome.code);
      return;
    }
    if (request.name === 'RequestRegisterAddress') asker.connection.registered.add(request.thisDN);
    if (request.name === 'RequestUnregisterAddress') asker.connection.registered.delete(request.thisDN);
    if (fault?.kind === 'neverAnswer') return;
    const named = fault?.kind === 'wrongReferenceID' ? { ...asker, referenceID: asker.referenceID + WRONG } : asker;
    this.#tell(outcome.events, request, named);
    if (fault?.kind === 'answerTwice') this.#tell(outcome.events, request, named);
    if (fault?.kind === 'lateError') this.#after(fault.after, () => this.#refuse(asker, request, fault.code));
  }

  #outcome(request: TelephonyRequest, fault: FaultKind | undefined): ReturnType<SimulatedSwitch['carryOut']> {
    if (fault?.kind === 'refuse') return { code: fault.code };
    return this.#linkUp ? this.#switch.carryOut(request) : { code: 54 };
  }

  #refuse({ connection, referenceID }: Asker, { thisDN }: TelephonyRequest, code: number): void {
    const error = { name: 'EventError', referenceID, errorCode: code, errorMessage: errorText(code), thisDN } as const;
    this.#send(connection, { ...this.#stamp(), ...error });
  }

  /** Tells the clients what happened; only the one that asked sees which request it answers. */
  #tell(events: readonly StateEvent[], request?: Pick<TelephonyRequest, 'reasons' | 'extensions'>, asker?: Asker): void {
    for (const change of events) {
      const event = toEvent(change, this.#stamp(), request);
      for (const connection of [...this.#connections]) {
        if (connection === asker?.connection) this.#send(connection, change.unasked ? event : { ...event, referenceID: asker.referenceID });
        else if (this.#reports(connection, event)) this.#send(connection, event);
      }
    }
  }

  /** Whether a client that did not ask for it gets an event. */
  #reports(connection: Connection, event: ReturnType<typeof toEvent>): boolean {
    if (event.name === 'EventRegistered' || event.name === 'EventUnregistered') return false;
    return !this.config.registration || connection.registered.has(event.thisDN);
  }

  #send(connection: Connection, event: TelephonyEvent): void {
    if (this.#connections.has(connection)) connection.emit(event);
  }

  #linkEvent(): TelephonyEvent {
    return { ...this.#stamp(), name: this.#linkUp ? 'EventLinkConnected' : 'EventLinkDisconnected' };
  }

  #stamp(): Stamp {
    return { time: this.clock.now(), server: this.config.server };
  }

  #after(delay: number, callback: () => void): void {
    const timer = this.clock.after(delay, () => {
      this.#timers.delete(timer);
      callback();
    });
    this.#timers.add(timer);
  }
}

/** Added to a reference ID to make one that nobody has. */
const WRONG = 1_000_000;
