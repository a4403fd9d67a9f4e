/**
 * A client of an ECCP server: one connection for all agents, kept alive, opened again when it is lost, with the states of its
 * agents checked where events may have been missed.
 */
import type { Timer } from '../../clock.js';
import { EccpError } from '../error.js';
import type { AgentState } from '../messages/agent-state.js';
import type { EccpEvent } from '../messages/events.js';
import { type Answer, authenticationOf, type RequestArguments, type RequestName } from '../messages/requests.js';
import { AgentQueues } from './agent-queues.js';
import { type ClientEvents, type ClientListener, ClientListeners } from './client-events.js';
import { type ClientSettings, checkOptions, type EccpAgent, type EccpClientOptions } from './options.js';
import { Session } from './session.js';
import { Waits } from './waits.js';
import { type Difference, WatchedAgents } from './watched-agents.js';

/** What a connection is told once and forgets with its end. */
const REMEMBERED = ['filterbyagent', 'callprogress'] as const;

export interface RequestOptions {
  /** How long it may take, ms; default that of the client. */
  readonly timeout?: number | undefined;
}

export class EccpClient {
  readonly #settings: ClientSettings;
  readonly #listeners: ClientListeners;
  readonly #passwords = new Map<string, string | undefined>();
  readonly #queues = new AgentQueues();
  readonly #watched = new WatchedAgents();
  readonly #remembered = new Map<RequestName, (session: Session) => Promise<unknown>>();
  readonly #waits: Waits;
  /** The connection, also while it is being opened. */
  #session: Session | undefined;
  #opening: Promise<void> | undefined;
  #isConnected = false;
  /** Between `connect` and `close`. */
  #isWanted = false;
  #timer: Timer | undefined;

  /** @throws ScxmlError `BAD_OPTION` */
  constructor(options: EccpClientOptions) {
    this.#settings = checkOptions(options);
    const { reconnect, random, log } = this.#settings;
    this.#listeners = new ClientListeners(log);
    this.#waits = new Waits(reconnect?.first ?? 0, reconnect?.most ?? 0, random);
    for (const agent of options.agents ?? []) {
      this.signFor(agent);
      this.watch(agent.agent_number);
    }
  }

  /** Whether there is a session. */
  get connected(): boolean {
    return this.#isConnected;
  }

  /** Signs the requests of this agent from now on. */
  signFor({ agent_number, eccp_password }: EccpAgent): void {
    this.#passwords.set(agent_number, eccp_password);
  }

  /** Watches the state of this agent from the next look on: `refresh`, the next poll, the next connection. */
  watch(agent_number: string): void {
    this.#watched.add(agent_number);
  }

  /** What is known about an agent that is watched. */
  stateOf(agent_number: string): AgentState | undefined {
    return this.#watched.stateOf(agent_number);
  }

  /** @returns a function that ends it */
  on<N extends keyof ClientEvents>(name: N, listener: ClientListener<N>): () => void {
    return this.#listeners.add(name, listener);
  }

  /**
   * Connects, logs in and asks for the states of the agents. From then on a connection that is lost is opened again.
   * @throws EccpError when the first attempt fails; it is not repeated
   */
  async connect(): Promise<void> {
    this.#isWanted = true;
    if (this.#opening) return this.#opening;
    if (this.#isConnected) return undefined;
    this.#timer?.cancel(); // it would have tried later
    const opening = this.#open().finally(() => {
      if (this.#opening === opening) this.#opening = undefined;
    });
    this.#opening = opening;
    return opening;
  }

  /** Ends the connection; agents stay as they are. What waits for an answer fails. */
  close(): void {
    this.#isWanted = false;
    this.#isConnected = false;
    this.#opening = undefined;
    this.#timer?.cancel();
    const session = this.#session;
    this.#session = undefined;
    session?.end();
  }

  /**
   * Makes a request. `agent_hash` is added where the server wants it. Requests of one agent are made one after the other.
   * @throws EccpError
   */
  async request<N extends RequestName>(name: N, args: RequestArguments<N>, options: RequestOptions = {}): Promise<Answer<N>> {
    const session = this.#session;
    if (!session || !this.#isConnected) throw new EccpError('connection', undefined, 'the client is not connected', name);
    const make = (): Promise<Answer<N>> => session.request(name, args, options.timeout ?? this.#settings.timeout);
    const answer = await (authenticationOf(name).startsWith('agent') && 'agent_number' in args
      ? this.#queues.run(String(args.agent_number), make)
      : make());
    if (REMEMBERED.some((remembered) => remembered === name)) {
      this.#remembered.set(name, (next) => next.request(name, args, this.#settings.timeout));
    }
    return answer;
  }

  /** Asks for the states of the agents now, tells the differences, and returns them. @throws EccpError */
  async refresh(): Promise<readonly Difference[]> {
    const differences = await this.#watched.refresh((name, args) => this.request(name, args));
    for (const difference of differences) this.#listeners.tell('difference', difference);
    return differences;
  }

  async #open(): Promise<void> {
    const session: Session = new Session(this.#settings, {
      onEvent: (event) => this.#event(event),
      onEnd: (error) => this.#lost(session, error),
      passwordOf: (agent_number) => this.#passwords.get(agent_number),
    });
    this.#session = session;
    try {
      await session.open();
      for (const [name, again] of this.#remembered) {
        await again(session).catch((error: EccpError) => this.#settings.log(`${name} was refused: ${error.message}`));
      }
      if (this.#session !== session) throw new EccpError('connection', undefined, 'the connection was lost');
    } catch (error) {
      session.end();
      if (this.#session === session) this.#session = undefined;
      throw error;
    }
    this.#isConnected = true;
    this.#waits.succeeded();
    this.#listeners.tell('connected', undefined);
    await this.#check(); // after events are on: what comes with them is newer
  }

  /** Looks for differences now and again later. */
  async #check(): Promise<void> {
    const { poll, clock, log } = this.#settings;
    const session = this.#session;
    if (this.#watched.size > 0) {
      await this.refresh().catch((error: Error) => log(`the states of the agents are not known: ${error.message}`));
    }
    if (poll === 0 || !session || this.#session !== session) return;
    this.#timer = clock.after(poll, () => void this.#check());
  }

  #lost(session: Session, error: EccpError): void {
    if (this.#session !== session) return;
    this.#session = undefined;
    if (!this.#isConnected) return; // whoever opens it is told
    this.#isConnected = false;
    this.#opening = undefined; // it may still be asking for states
    this.#timer?.cancel();
    this.#listeners.tell('disconnected', error);
    this.#tryLater();
  }

  #tryLater(): void {
    const { reconnect, clock, log } = this.#settings;
    if (!reconnect || !this.#isWanted) return;
    const delay = this.#waits.next();
    this.#timer = clock.after(delay, () => {
      this.connect().catch((error: Error) => {
        log(`cannot connect: ${error.message}`);
        this.#tryLater();
      });
    });
    this.#listeners.tell('retry', { attempt: this.#waits.attempts, delay });
  }

  #event(event: EccpEvent): void {
    this.#watched.take(event);
    this.#listeners.tell('event', event);
    this.#listeners.tell(event.name, event);
  }
}
